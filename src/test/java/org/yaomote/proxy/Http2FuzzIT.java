package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Crowd;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.HttpCorpus;
import org.yaomote.fixtures.NumberedClient;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.StrictBackend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Connections of HTTP/2 whose frames are wrong in their fields, their order, their lengths or any
/// octet.
///
/// Whatever comes, the connection answers a ping behind it or says why it goes (RFC 9113 §5.4.1),
/// before long; the backend, which judges by the letter of HTTP/1, sees nothing that could be read
/// in two ways and no more requests than the client made; and everybody else is served.
@EnabledOnOs(value = OS.LINUX, disabledReason = "clients need addresses of their own")
class Http2FuzzIT extends ProxyScenario {
    private static final long SEED = 20_260_722;
    private static final int AT_A_TIME = 24;
    private static final int REQUESTS = 8;
    private static final int FIRST_NUMBER = 1 << 20;
    private static final int MORE_THAN_A_FRAME = 20_000;
    private static final String LAST_PING = "the last";

    /// What a client may try to get through to a backend (RFC 9113 §8.2, §8.3, §10.3).
    private static final List<String> EVIL =
            List.of(
                    "x: a\r\nGET /smuggled HTTP/1.1\r\nHost: b\r\n",
                    "x: a\nb: c",
                    "x: a\u0000b",
                    "x\r\ny: z",
                    "x y: z",
                    "X-Upper: a",
                    "x:y: z",
                    "host: b.example",
                    "host: a.example",
                    "connection: close",
                    "transfer-encoding: chunked",
                    "content-length: 5",
                    "content-length: 7",
                    "content-length: 5, 5",
                    "content-length: -1",
                    "te: trailers",
                    "te: gzip",
                    "upgrade: websocket",
                    "keep-alive: 5",
                    "proxy-connection: close",
                    "cookie: a=b",
                    "x-forwarded-for: 127.80.0.1",
                    ":path: /twice",
                    ":authority: b.example",
                    ":status: 200",
                    ":unknown: x",
                    ":protocol: websocket",
                    "expect: 100-continue",
                    "x: \u00ff",
                    "x:  blanks ");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "HEAD", "OPTIONS");
    private static final List<String> ODD_METHODS =
            List.of("CONNECT", "TRACE", "G T", "GET / HTTP/1.1\r\n", "", "get");
    private static final List<String> ODD_PATHS =
            List.of(
                    "",
                    "*",
                    "x",
                    "/ HTTP/1.1\r\nX: y",
                    "/a b",
                    "/\u0000",
                    "http://b/",
                    "/#f",
                    "//");

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong heads = new AtomicLong();
    private final AtomicLong pinged = new AtomicLong();
    private final AtomicLong leaving = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();

    Http2FuzzIT() {
        super(Transport.BEST);
    }

    /// The most requests a connection's frames can have begun.
    private record Made(String client, int heads) {}

    @Test
    void mutatedFramesReachBackendsAsOneCleanRequestAtMostOrEndTheirConnection() throws Exception {
        long target = Effort.of(20_000, 100_000);
        try (StrictBackend backend = new StrictBackend()) {
            serve(withPriorKnowledge(Setup.web(Setup.service("app", backend.config()))), 2);
            client().get("/warm");
            long descriptors = Descriptors.open();
            Crowd.work(AT_A_TIME, _ -> work(target));

            assertThat(wrong).isEmpty();
            assertThat(client().get("/sane").status()).isEqualTo(200);
            assertThat(backend.complaints()).isEmpty();
            assertThat(made)
                    .allSatisfy(
                            one ->
                                    assertThat(backend.requests(one.client))
                                            .as(one.client)
                                            .isLessThanOrEqualTo(one.heads));
            assertThat(backend.requests()).isGreaterThan(target / 20);
            assertThat(pinged.get()).isPositive();
            assertThat(leaving.get()).isPositive();
            done(engine().stop());
            backend.close();
            await().atMost(SOON).until(() -> Descriptors.open() <= descriptors);
        }
    }

    private static ProxyConfig withPriorKnowledge(ProxyConfig config) {
        Listener web = config.listeners().getFirst();
        return config.withListener(web.withOptions(web.options().withHttp2PriorKnowledge(true)));
    }

    private void work(long target) {
        while (heads.get() < target && wrong.size() < 10) {
            int number = FIRST_NUMBER + connections.incrementAndGet();
            byte[] octets = new byte[0];
            try (NumberedClient client = new NumberedClient(number, port())) {
                Random random = new Random(SEED + number);
                List<Http2Frame> frames = mutated(conversation(random), random);
                octets = octets(frames, random);
                int begun = (int) frames.stream().filter(Http2FuzzIT::beginsARequest).count();
                heads.addAndGet(begun);
                // A changed octet may make one head more of another frame.
                made.add(new Made(client.address(), begun + 2));
                follow(client, octets);
            } catch (IOException | AssertionError e) {
                String text = new String(octets, StandardCharsets.ISO_8859_1);
                wrong.add(number + ": " + e + "\n" + HttpCorpus.escaped(text));
            }
        }
    }

    private static boolean beginsARequest(Http2Frame frame) {
        return frame.type() == Http2Frame.HEADERS;
    }

    // ---- what is sent --------------------------------------------------------------------------

    private static List<Http2Frame> conversation(Random random) {
        List<Http2Frame> frames = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int stream = 2 * i + 1;
            boolean body = random.nextBoolean();
            int flags = body ? 0 : Http2Frame.END_STREAM;
            Http2Frame head = Http2Frame.headers(stream, flags, lines(random, body));
            if (random.nextInt(4) == 0) {
                frames.addAll(continued(head, random));
            } else {
                frames.add(head);
            }
            if (body) {
                frames.add(Http2Frame.data(stream, Http2Frame.END_STREAM, "hello"));
            }
            if (random.nextInt(6) == 0) {
                frames.add(odd(stream, random));
            }
        }
        return frames;
    }

    private static String[] lines(Random random, boolean body) {
        boolean good = random.nextInt(3) > 0;
        String method = body ? "POST" : pick(METHODS, random);
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                ":method: "
                                        + (good || random.nextInt(4) > 0
                                                ? method
                                                : pick(ODD_METHODS, random)),
                                ":scheme: http",
                                ":path: "
                                        + (good || random.nextInt(4) > 0
                                                ? "/p"
                                                : pick(ODD_PATHS, random)),
                                ":authority: a.example",
                                "accept: */*"));
        if (!good) {
            for (int k = 1 + random.nextInt(2); k > 0; k--) {
                lines.add(random.nextInt(lines.size() + 1), pick(EVIL, random));
            }
        }
        return lines.toArray(String[]::new);
    }

    private static List<Http2Frame> continued(Http2Frame head, Random random) {
        byte[] block = head.payload();
        int cut = random.nextInt(block.length);
        byte[] rest = new byte[block.length - cut];
        System.arraycopy(block, cut, rest, 0, rest.length);
        int flags = head.flags() & ~Http2Frame.END_HEADERS;
        return List.of(
                new Http2Frame(Http2Frame.HEADERS, flags, head.stream(), Arrays.copyOf(block, cut)),
                new Http2Frame(
                        Http2Frame.CONTINUATION, Http2Frame.END_HEADERS, head.stream(), rest));
    }

    private static Http2Frame odd(int stream, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> Http2Frame.reset(stream, random.nextInt(14));
            case 1 -> Http2Frame.windowUpdate(random.nextBoolean() ? 0 : stream, random.nextInt());
            case 2 -> Http2Frame.settings(random.nextInt(8), random.nextInt());
            case 3 -> Http2Frame.ping(random.nextInt(2), "12345678");
            case 4 -> Http2Frame.data(stream, Http2Frame.PADDED, "\u00ffpad");
            case 5 -> Http2Frame.headers(stream, Http2Frame.END_STREAM, "x-trailer: t");
            default ->
                    new Http2Frame(random.nextInt(256), random.nextInt(256), stream, new byte[9]);
        };
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Frames dropped, doubled, swapped, or with another type, other flags, another stream.
    private static List<Http2Frame> mutated(List<Http2Frame> frames, Random random) {
        List<Http2Frame> changed = new ArrayList<>(frames);
        for (int k = random.nextInt(3); k > 0; k--) {
            int at = random.nextInt(changed.size());
            Http2Frame frame = changed.get(at);
            switch (random.nextInt(6)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, frame);
                case 2 -> changed.set(at, changed.set(random.nextInt(changed.size()), frame));
                case 3 -> changed.set(at, with(frame, random.nextInt(11), frame.stream()));
                case 4 -> changed.set(at, with(frame, frame.type(), random.nextInt(20)));
                default -> {
                    int flags = frame.flags() ^ (1 << random.nextInt(8));
                    changed.set(
                            at,
                            new Http2Frame(frame.type(), flags, frame.stream(), frame.payload()));
                }
            }
        }
        return changed;
    }

    private static Http2Frame with(Http2Frame frame, int type, int stream) {
        return new Http2Frame(type, frame.flags(), stream, frame.payload());
    }

    /// As they are sent, with an octet or two changed in every fourth conversation.
    private static byte[] octets(List<Http2Frame> frames, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Http2Frame.PREFACE);
        out.writeBytes(Http2Frame.settings().bytes());
        frames.forEach(frame -> out.writeBytes(frame.bytes()));
        byte[] octets = out.toByteArray();
        if (random.nextInt(4) == 0) {
            for (int k = 1 + random.nextInt(2); k > 0; k--) {
                int from = Http2Frame.PREFACE.length;
                octets[from + random.nextInt(octets.length - from)] = (byte) random.nextInt(256);
            }
        }
        return octets;
    }

    // ---- what comes ----------------------------------------------------------------------------

    /// Sends everything and a ping, and reads until the ping is answered or the connection ends. If
    /// neither comes a frame was announced that is not whole yet: octets are sent that end it and
    /// begin a wrong one.
    private void follow(NumberedClient client, byte[] octets) throws IOException {
        try {
            client.send(octets);
            client.send(Http2Frame.ping(0, LAST_PING).bytes());
            client.patience(Duration.ofSeconds(1));
            boolean over;
            try {
                over = isOver(client.in());
            } catch (SocketTimeoutException _) {
                client.send(new byte[MORE_THAN_A_FRAME]);
                client.patience(Duration.ofSeconds(10));
                over = isOver(client.in());
            }
            assertThat(over).as("left without a word").isTrue();
        } catch (SocketException _) {
            // A reset behind a GOAWAY that was on its way: the client sent on.
            leaving.incrementAndGet();
        }
    }

    /// Reads to the answer to the ping, or to the end.
    ///
    /// @return whether the end was said
    private boolean isOver(InputStream in) throws IOException {
        boolean said = false;
        byte[] head = in.readNBytes(9);
        while (head.length == 9) {
            Http2Frame blank = new Http2Frame(head[3], head[4], 0, head);
            byte[] payload = in.readNBytes(blank.intAt(0) >>> 8);
            Http2Frame frame = new Http2Frame(head[3], head[4], blank.intAt(5), payload);
            if (frame.type() == Http2Frame.PING && frame.text().equals(LAST_PING)) {
                pinged.incrementAndGet();
                return true;
            }
            said |= frame.type() == Http2Frame.GOAWAY;
            head = in.readNBytes(9);
        }
        leaving.incrementAndGet();
        return said;
    }
}
