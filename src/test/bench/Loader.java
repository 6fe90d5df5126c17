import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Load and bad company for the scripts beside it; one file, run by `java Loader.java MODE ...`.
///
/// - `ask URL CONNECTIONS RATE SECONDS`: so many GETs a second on connections that are kept, on a
///   timetable that does not wait for answers; a latency counts from the planned moment. Prints
///   `asked N failed N p50 p99 max` in ms and the first failures.
/// - `idle PORT COUNT`: opens connections, asks once on each, prints `held N failed N`, and holds
///   them until its input ends.
/// - `drip PORT COUNT`: clients that send one octet of a head a second, until its input ends.
/// - `slow PORT MILLIS`, `reset PORT`: backends that answer late, or cut instead of answering; they
///   print a line for each request.
final class Loader {
    private static final byte[] GET =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 60_000;

    private Loader() {}

    public static void main(String[] words) throws Exception {
        int second = words.length > 2 ? Integer.parseInt(words[2]) : 0;
        switch (words[0]) {
            case "ask" ->
                    new Asking(URI.create(words[1]), second)
                            .run(Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            case "idle" -> idle(Integer.parseInt(words[1]), second);
            case "drip" -> drip(Integer.parseInt(words[1]), second);
            case "slow" -> serve(Integer.parseInt(words[1]), second, false);
            case "reset" -> serve(Integer.parseInt(words[1]), 0, true);
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    // ---- one connection ------------------------------------------------------------------------

    /// A connection that asks and reads whole answers.
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Line(URI to) throws Exception {
            Socket plain = new Socket();
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(PATIENCE_MILLIS);
            plain.connect(new InetSocketAddress("127.0.0.1", to.getPort()), PATIENCE_MILLIS);
            boolean secure = to.getScheme().equals("https");
            socket =
                    secure
                            ? trusting()
                                    .getSocketFactory()
                                    .createSocket(plain, to.getHost(), to.getPort(), true)
                            : plain;
            in = new BufferedInputStream(socket.getInputStream(), 4096);
        }

        /// Asks once.
        ///
        /// @return the status
        int get() throws IOException {
            socket.getOutputStream().write(GET);
            String head = head();
            String length = field(head, "\r\ncontent-length:");
            if (length.isEmpty()) {
                throw new IOException("no length: " + head);
            }
            long left = Long.parseLong(length);
            while (left > 0) {
                long gone = in.skip(left);
                if (gone == 0 && in.read() < 0) {
                    throw new EOFException("cut in a body");
                }
                left -= Math.max(1, gone);
            }
            if (field(head, "\r\nconnection:").equals("close")) {
                close();
            }
            return Integer.parseInt(head.substring(9, 12));
        }

        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
                int octet = in.read();
                if (octet < 0) {
                    throw new EOFException("cut in a head");
                }
                head.append((char) octet);
            }
            return head.toString().toLowerCase(Locale.ROOT);
        }

        private static String field(String head, String name) {
            int at = head.indexOf(name);
            return at < 0
                    ? ""
                    : head.substring(at + name.length(), head.indexOf('\r', at + 2)).strip();
        }

        boolean isClosed() {
            return socket.isClosed();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /// Believes every certificate: what is measured is not whom we talk to.
    private static SSLContext trusting() throws Exception {
        X509TrustManager everybody =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {everybody}, null);
        return context;
    }

    // ---- asking on a timetable -----------------------------------------------------------------

    private static final class Asking {
        private final URI to;
        private final int connections;
        private final AtomicLong failed = new AtomicLong();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        Asking(URI to, int connections) {
            this.to = to;
            this.connections = connections;
        }

        void run(int rate, int seconds) throws Exception {
            long[] micros = new long[rate * seconds];
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                threads.add(Thread.ofVirtual().start(() -> ask(next, micros, start, rate)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            Arrays.sort(micros);
            System.out.printf(
                    Locale.ROOT,
                    "asked %d failed %d p50 %.2f p99 %.2f max %.2f%n",
                    micros.length,
                    failed.get(),
                    micros[micros.length / 2] / 1e3,
                    micros[micros.length * 99 / 100] / 1e3,
                    micros[micros.length - 1] / 1e3);
            failures.stream().limit(5).forEach(System.out::println);
        }

        private void ask(AtomicInteger next, long[] micros, long start, int rate) {
            Line line = null;
            for (int i = next.getAndIncrement(); i < micros.length; i = next.getAndIncrement()) {
                long planned = start + i * 1_000_000_000L / rate;
                LockSupport.parkNanos(planned - System.nanoTime());
                try {
                    if (line == null || line.isClosed()) {
                        line = new Line(to);
                    }
                    int status = line.get();
                    if (status != 200) {
                        fail("status " + status);
                    }
                } catch (Exception e) {
                    fail(e.toString());
                    line = null;
                }
                micros[i] = (System.nanoTime() - planned) / 1000;
            }
        }

        private void fail(String why) {
            failed.incrementAndGet();
            failures.add(why);
        }
    }

    // ---- bad company ---------------------------------------------------------------------------

    private static void idle(int port, int count) throws Exception {
        URI to = URI.create("http://127.0.0.1:" + port);
        List<Line> held = new ArrayList<>();
        int failed = 0;
        for (int i = 0; i < count; i++) {
            try {
                Line line = new Line(to);
                held.add(line);
                failed += line.get() == 200 ? 0 : 1;
            } catch (IOException e) {
                failed++;
            }
        }
        System.out.println("held " + (held.size() - failed) + " failed " + failed);
        untilInputEnds();
    }

    private static void drip(int port, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            int offset = i;
            Thread.ofVirtual().start(() -> drip(port, Math.floorMod(offset, 1000) * 1_000_000L));
        }
        System.out.println("dripping");
        untilInputEnds();
    }

    private static void drip(int port, long delayNanos) {
        LockSupport.parkNanos(delayNanos);
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                for (byte octet :
                        "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: yes"
                                .getBytes(StandardCharsets.US_ASCII)) {
                    socket.getOutputStream().write(octet);
                    LockSupport.parkNanos(1_000_000_000L);
                }
            } catch (IOException _) {
                // Closed on, as it should be: another try.
                LockSupport.parkNanos(1_000_000_000L);
            }
        }
    }

    private static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }

    private static void serve(int port, int delayMillis, boolean resetting) throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress("127.0.0.1", port), 1024);
            System.out.println("serving");
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket, delayMillis, resetting));
            }
        }
    }

    private static void answer(Socket socket, int delayMillis, boolean resetting) {
        byte[] ok =
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nslow"
                        .getBytes(StandardCharsets.US_ASCII);
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int matched = 0;
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                matched = octet == "\r\n\r\n".charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
                if (matched == 4) {
                    System.out.println("asked");
                }
                if (matched == 4 && resetting) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                if (matched == 4) {
                    matched = 0;
                    LockSupport.parkNanos(delayMillis * 1_000_000L);
                    socket.getOutputStream().write(ok);
                }
            }
        } catch (IOException _) {
            // The proxy closed it: nothing is owed.
            return;
        }
    }
}
