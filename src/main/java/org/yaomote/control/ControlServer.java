package org.yaomote.control;

import org.yaomote.config.Problem;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Answers on a socket until it is closed.
///
/// Thread: one that accepts, and one for each connection, of which there is a bounded number; all
/// of them may wait. Nothing that is sent here can do more than be refused.
public final class ControlServer implements AutoCloseable {
    /// Connections at a time.
    static final int MOST_CONNECTIONS = 16;

    private static final int LEAST_MILLIS = 200;
    private static final int MOST_MILLIS = 60_000;
    private static final int LAST_WORDS_MILLIS = 500;
    private static final Duration READING = Duration.ofSeconds(30);
    private static final Duration WRITING = Duration.ofSeconds(10);

    private final Path socket;
    private final Controlled controlled;
    private final ServerSocketChannel channel;
    private final Peers peers;
    private final Duration reading;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ending = new CountDownLatch(1);

    private ControlServer(Path socket, Controlled controlled, Bound bound, Duration reading) {
        this.socket = socket;
        this.controlled = controlled;
        this.channel = bound.channel();
        this.peers = bound.peers();
        this.reading = reading;
    }

    /// Opens a socket; who asks it has 30 s for a line.
    static ControlServer open(Path socket, Controlled controlled) throws IOException {
        return open(socket, controlled, READING);
    }

    /// @param reading how long a line may take to come
    static ControlServer open(Path socket, Controlled controlled, Duration reading)
            throws IOException {
        Bound bound = bind(socket);
        return new ControlServer(socket, controlled, bound, reading).begun();
    }

    /// A socket at which nobody is answered yet; who asks waits.
    record Bound(ServerSocketChannel channel, Peers peers) {}

    /// Makes a socket. Whoever calls has the claim, so what lies here was left by somebody who was
    /// killed.
    static Bound bind(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(socket), MOST_CONNECTIONS);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            return new Bound(channel, Peers.of(socket));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Answers at a socket that was made before.
    static ControlServer open(Path socket, Controlled controlled, Bound bound) {
        return new ControlServer(socket, controlled, bound, READING).begun();
    }

    private ControlServer begun() {
        Thread.ofPlatform().daemon().name("yaomote-control").start(this::accept);
        return this;
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                take(channel.accept());
            } catch (IOException e) {
                if (channel.isOpen()) {
                    log("a connection could not be taken", e);
                    pause();
                }
            }
        }
    }

    /// Where the process has no files left, the next attempt fails as fast as this one.
    private void pause() {
        try {
            var _ = ending.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(SocketChannel peer) throws IOException {
        boolean isTaken = false;
        try {
            if (peers.mayAsk(peer)) {
                begin(new Line(peer));
                isTaken = true;
            }
        } finally {
            if (!isTaken) {
                peer.close();
            }
        }
    }

    private void begin(Line line) throws IOException {
        if (open.size() >= MOST_CONNECTIONS) {
            try (line) {
                refuse(line, Problem.general("control.crowded", MOST_CONNECTIONS));
            }
            return;
        }
        open.add(line);
        Thread.ofPlatform().daemon().name("yaomote-control-line").start(() -> serve(line));
    }

    private void serve(Line line) {
        try (line) {
            boolean goesOn = true;
            while (goesOn && channel.isOpen()) {
                goesOn = answer(line, line.read(Line.MOST_OCTETS, reading));
            }
        } catch (IOException e) {
            // Who asked has gone.
            System.getLogger(ControlServer.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection ended", e);
        } catch (RuntimeException e) {
            log("an answer failed", e);
        } finally {
            open.remove(line);
        }
    }

    /// @return whether more may be asked
    private boolean answer(Line line, Line.Read read) throws IOException {
        return switch (read) {
            case Line.Read.End _ -> false;
            case Line.Read.TooSlow _ -> {
                refuse(line, Problem.general("control.slow", reading.toSeconds()));
                yield false;
            }
            case Line.Read.TooLong _ -> {
                refuse(line, Problem.general("control.long", Line.MOST_OCTETS >> 20));
                yield false;
            }
            case Line.Read.NoText _ -> {
                refuse(line, Problem.general("control.noText"));
                yield true;
            }
            case Line.Read.Text(var text) -> {
                switch (Wire.question(text)) {
                    case Wire.Question.Wrong(var problem) -> refuse(line, problem);
                    case Wire.Question.Asked(Request.Watch watch) -> watch(line, watch);
                    case Wire.Question.Asked(var request) ->
                            line.write(Wire.line(answer(request)), WRITING);
                }
                yield true;
            }
        };
    }

    private Answer answer(Request request) {
        try {
            return controlled.answer(request);
        } catch (RuntimeException e) {
            log("a question broke what answers it", e);
            return new Answer.Refused(Problem.general("control.failed"));
        }
    }

    /// Until the other side goes, or this one ends.
    private void watch(Line line, Request.Watch watch) throws IOException {
        long pause = Math.clamp(watch.everyMillis(), LEAST_MILLIS, MOST_MILLIS);
        try {
            do {
                line.write(Wire.line(answer(watch)), WRITING);
            } while (!ending.await(pause, TimeUnit.MILLISECONDS));
            line.write(Wire.line(new Answer.Ended()), WRITING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(Line line, Problem problem) throws IOException {
        line.write(Wire.line(new Answer.Refused(problem)), WRITING);
    }

    /// Closes; who watches is told, what is being answered has half a second.
    @Override
    public void close() {
        ending.countDown();
        removed(channel, socket);
        try {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
            while (!open.isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Line::close);
    }

    /// A process that gave its rights away may not remove what root made; the next one does.
    static void removed(ServerSocketChannel channel, Path socket) {
        try {
            channel.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            System.getLogger(ControlServer.class.getName())
                    .log(System.Logger.Level.DEBUG, "the socket was left behind", e);
        }
    }

    private static void log(String what, Exception e) {
        System.getLogger(ControlServer.class.getName()).log(System.Logger.Level.WARNING, what, e);
    }
}
