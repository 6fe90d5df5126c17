package org.yaomote.rehearsal;

import org.yaomote.config.ServiceId;
import org.yaomote.handshake.AskedName;
import org.yaomote.handshake.Handshake;
import org.yaomote.metrics.OwnLine;
import org.yaomote.metrics.Traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import javax.net.ssl.SSLSocket;

/// Sends a number of requests to a listener of this program, some at a time, each on a connection
/// of its own.
///
/// Thread: blocks; for one that may.
///
/// @param threads one for each request; virtual ones are right
/// @param line to the listeners, and what is counted of it
/// @param nanos a clock for spans of time
public record Volley(ExecutorService threads, OwnLine line, LongSupplier nanos) {
    /// How many are under way at once.
    private static final int AT_ONCE = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// Sends them and waits for all.
    ///
    /// @param service whose counts tell what has reached it
    /// @return how they went
    public Verdict send(Knock knock, int count, ServiceId service) throws InterruptedException {
        Traffic before = counted(service);
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        Queue<Long> micros = new ConcurrentLinkedQueue<>();
        AtomicInteger unanswered = new AtomicInteger();
        Semaphore room = new Semaphore(AT_ONCE);
        CountDownLatch all = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            room.acquire();
            threads.execute(
                    () -> {
                        long begin = nanos.getAsLong();
                        int status = ask(knock);
                        if (status > 0) {
                            micros.add((nanos.getAsLong() - begin) / 1_000);
                            statuses.merge(status, 1, Integer::sum);
                        } else {
                            unanswered.incrementAndGet();
                        }
                        room.release();
                        all.countDown();
                    });
        }
        all.await();
        Traffic after = counted(service);
        return new Verdict(
                statuses,
                unanswered.get(),
                after.requests() - before.requests(),
                after.retries() - before.retries(),
                List.copyOf(micros));
    }

    private Traffic counted(ServiceId service) {
        return line.counts().get().service(service.value()).traffic();
    }

    /// @return the answer's status; 0 if there was no complete one
    private int ask(Knock knock) {
        try (Socket plain = line.sockets().get()) {
            plain.connect(
                    new InetSocketAddress(knock.address(), knock.port()),
                    (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            return knock.secure() ? secured(plain, knock) : ask(plain, knock);
        } catch (IOException _) {
            return 0;
        }
    }

    /// It is this program that answers: whether others would trust its certificate is not asked.
    private static int secured(Socket plain, Knock knock) throws IOException {
        try (SSLSocket secure = new Handshake().forHttp(plain, AskedName.of(knock.host()))) {
            return ask(secure, knock);
        }
    }

    private static int ask(Socket socket, Knock knock) throws IOException {
        socket.getOutputStream().write(knock.head().getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        byte[] start = in.readNBytes("HTTP/1.1 200".length());
        in.transferTo(java.io.OutputStream.nullOutputStream());
        String line = new String(start, StandardCharsets.ISO_8859_1);
        return line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]")
                ? Integer.parseInt(line.substring(line.length() - 3))
                : 0;
    }
}
