package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Reply;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Files that are larger than what is read at once (spec of pound.cfg, 3.7: `SendFile`).
@ParameterizedClass
@EnumSource(Transport.class)
class SentFileIT extends ProxyScenario {
    private static final int SIZE = 20 << 20;
    private static final String GET = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";

    /// What our side may hold of one file; allocators take 4 MiB at a time.
    private static final long LITTLE = 8L << 20;

    private final Path folder;
    private final Path big;
    private long openBefore;

    SentFileIT(Transport transport, @TempDir Path folder) {
        super(transport);
        this.folder = folder;
        this.big = folder.resolve("files/big");
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(big.getParent());
        byte[] octets = new byte[SIZE];
        new Random(1).nextBytes(octets);
        Files.write(big, octets);
        Files.writeString(folder.resolve("files/small"), "small");
        Listener web = Setup.http("web", "app");
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Policies.replying("app", new Reply.Files("files")))
                        .withListener(web.withOptions(web.options().withHttp2PriorKnowledge(true)));
        noteStarted(engine(1, folder).start(config));
        openBefore = openFiles();
    }

    /// How many descriptors of this process are the large file; 0 where the system does not tell.
    private long openFiles() throws IOException {
        Path all = Path.of("/proc/self/fd");
        if (!Files.isDirectory(all)) {
            return 0;
        }
        long count = 0;
        try (var links = Files.list(all)) {
            for (Path link : links.toList()) {
                try {
                    count += Files.readSymbolicLink(link).equals(big.toRealPath()) ? 1 : 0;
                } catch (IOException _) {
                    // It was closed meanwhile.
                }
            }
        }
        return count;
    }

    private void awaitClosed() {
        await().atMost(SOON).until(() -> openFiles() == openBefore);
    }

    private Message next(RawClient client) {
        return client.get("/small");
    }

    @Test
    void comeWholeAndTheConnectionStays() throws IOException {
        RawClient client = client();
        String expected = new String(Files.readAllBytes(big), StandardCharsets.ISO_8859_1);

        Message answer = client.send(GET).answer();

        assertThat(answer.value("Content-Length")).isEqualTo("" + SIZE);
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain");
        assertThat(answer.body().equals(expected)).isTrue();
        assertThat(next(client).body()).isEqualTo("small");
        awaitClosed();
    }

    @Test
    void headHasTheLengthAndNoBody() {
        RawClient client = client();
        Message answer = client.send("HEAD /big HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead();
        assertThat(answer.value("Content-Length")).isEqualTo("" + SIZE);
        assertThat(next(client).body()).isEqualTo("small");
        awaitClosed();
    }

    @Test
    void aSlowReaderHoldsTheFileBack() {
        long before = Direct.used();
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(client().send(GET));
        }
        slow.forEach(RawClient::head);
        // The loop is free for others all the while.
        assertThat(next(client()).body()).isEqualTo("small");
        assertThat(Direct.used() - before).isLessThan(LITTLE);
        for (RawClient client : slow) {
            assertThat(client.skip(SIZE)).isEqualTo(SIZE);
            assertThat(next(client).body()).isEqualTo("small");
        }
        awaitClosed();
    }

    @Test
    void aClientThatLeavesHasItClosed() {
        RawClient reset = client().send(GET);
        reset.head();
        reset.reset();
        RawClient closed = client().send(GET);
        closed.head();
        closed.close();
        RawClient atOnce = client().send(GET);
        atOnce.reset();
        awaitClosed();
        assertThat(next(client()).body()).isEqualTo("small");
    }

    @Test
    void aFileThatShrinksIsCut() throws IOException {
        RawClient client = client().send(GET);
        client.head();
        try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(1);
        }
        assertThat(client.skip(SIZE)).isLessThan(SIZE);
        assertThat(client.end()).isNotNull();
        awaitClosed();
    }

    @Test
    void aBodyThatNobodyAskedForEndsTheConnectionBehindTheFile() {
        RawClient client =
                client().send("GET /big HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
        assertThat(client.head().value("Connection")).isEqualTo("close");
        assertThat(client.skip(SIZE)).isEqualTo(SIZE);
        assertThat(client.end()).isEqualTo(RawClient.End.CLOSED);
        awaitClosed();
    }

    @Test
    void http2ClientsGetItBesideOthers() throws IOException {
        Http2Line line = Http2Line.client(client());
        // The connection has room for both; the big one waits for room of its own.
        line.send(Http2Frame.windowUpdate(0, SIZE));
        line.send(headers(1, END_STREAM, request("GET", "/big")));
        line.send(headers(3, END_STREAM, request("GET", "/small")));
        assertThat(line.message(3).body()).isEqualTo("small");
        line.send(Http2Frame.windowUpdate(1, SIZE));
        assertThat(line.message(1).body()).hasSize(SIZE);
        awaitClosed();
    }

    @Test
    void anHttp2ClientThatCancelsHasItClosed() throws IOException {
        Http2Line line = Http2Line.client(client());
        line.send(headers(1, END_STREAM, request("GET", "/big")));
        assertThat(line.head(1).head()).contains("content-length: " + SIZE);
        line.send(Http2Frame.reset(1, 8), Http2Frame.windowUpdate(0, 1 << 16));
        awaitClosed();
        line.send(headers(3, END_STREAM, request("GET", "/small")));
        assertThat(line.message(3).body()).isEqualTo("small");
    }
}
