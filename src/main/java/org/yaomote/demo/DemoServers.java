package org.yaomote.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The demo's web servers that run in this process, each on its loopback port.
///
/// Thread: any; a server answers on virtual threads of its own.
public final class DemoServers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoServers.class.getName());
    private static final String PAGE = page();

    private final Map<Integer, HttpServer> running = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Has a server on each of these ports and on no others; a new one is named A, B and so on by
    /// its place.
    ///
    /// A port that is taken is left out: most likely another window of this program serves the demo
    /// there.
    ///
    /// @param ports loopback ports in the order of the demo's backends
    public synchronized void serve(List<Integer> ports) {
        running.entrySet().removeIf(server -> isGone(server, ports));
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i);
            if (!running.containsKey(port)) {
                serve((char) ('A' + i), port);
            }
        }
    }

    /// The ports that are served by this process.
    public synchronized List<Integer> ports() {
        return List.copyOf(running.keySet());
    }

    /// Stops every server at once, cutting what is under way.
    @Override
    public synchronized void close() {
        running.values().forEach(server -> server.stop(0));
        running.clear();
        threads.shutdownNow();
    }

    /// Free loopback ports, the same ones every time unless something else took them.
    ///
    /// @param count how many
    /// @param first where to begin to look
    /// @return ports above or at `first` that nothing listened on a moment ago, ascending
    public static List<Integer> freePorts(int count, int first) {
        List<Integer> found = new ArrayList<>();
        for (int port = first; found.size() < count && port <= 65535; port++) {
            if (isFree(port)) {
                found.add(port);
            }
        }
        return found;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(onLoopback(port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isGone(Map.Entry<Integer, HttpServer> server, List<Integer> wanted) {
        boolean gone = !wanted.contains(server.getKey());
        if (gone) {
            server.getValue().stop(0);
        }
        return gone;
    }

    private void serve(char name, int port) {
        try {
            HttpServer server = HttpServer.create(onLoopback(port), 0);
            byte[] page = PAGE.replace("{name}", "" + name).getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> answer(exchange, name, page));
            server.setExecutor(threads);
            server.start();
            running.put(port, server);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "demo port " + port + " is taken", e);
        }
    }

    private static void answer(HttpExchange exchange, char name, byte[] page) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Demo-Server", "" + name);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : page.length);
            if (!head) {
                exchange.getResponseBody().write(page);
            }
        }
    }

    private static InetSocketAddress onLoopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    private static String page() {
        try (InputStream in = DemoServers.class.getResourceAsStream("page.html")) {
            if (in == null) {
                throw new IllegalStateException("the demo's page is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
