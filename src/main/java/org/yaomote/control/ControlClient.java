package org.yaomote.control;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Asks whoever serves at a socket. Whatever goes wrong is [Answer.Silence].
///
/// Thread: one that may wait, one at a time; [#close] from any, which ends a wait.
public final class ControlClient implements AutoCloseable {
    /// How long somebody who listens may take to say who it is, on a busy computer; at a socket
    /// that was left behind nobody listens, which is known at once.
    public static final Duration PRESENCE = Duration.ofSeconds(3);

    private static final Duration WRITING = Duration.ofSeconds(10);

    private final Line line;

    private ControlClient(Line line) {
        this.line = line;
    }

    /// Why nothing is said at a socket that is there: somebody else could have put it there.
    public static Optional<Problem> distrust(Path socket) {
        return SocketGuard.fault(socket);
    }

    /// Connects; empty if nobody listens there, or it is not for us, or [#distrust] says why not.
    public static Optional<ControlClient> connect(Path socket) {
        Optional<Problem> distrust = distrust(socket);
        if (distrust.isPresent()) {
            System.getLogger(ControlClient.class.getName())
                    .log(System.Logger.Level.WARNING, "not spoken to: " + distrust.get());
            return Optional.empty();
        }
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.configureBlocking(false);
            if (channel.connect(UnixDomainSocketAddress.of(socket))
                    && SocketGuard.isAnsweredByItsOwner(socket, channel)) {
                return Optional.of(new ControlClient(new Line(channel)));
            }
            channel.close();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            close(channel);
            System.getLogger(ControlClient.class.getName())
                    .log(System.Logger.Level.DEBUG, "nobody at " + socket, e);
        }
        return Optional.empty();
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // It was not used.
        }
    }

    /// Who is there; empty if nobody says so in time.
    public static Optional<Answer.Me> who(Path socket) {
        return connect(socket)
                .flatMap(
                        client -> {
                            try (client) {
                                return client.ask(new Request.Who(), PRESENCE)
                                                instanceof Answer.Me me
                                        ? Optional.of(me)
                                        : Optional.empty();
                            }
                        });
    }

    /// Asks one thing on a connection of its own.
    public static Answer ask(Path socket, Request request, Duration patience) {
        Optional<ControlClient> client = connect(socket);
        if (client.isEmpty()) {
            return new Answer.Silence("nobody listens at " + socket);
        }
        try (ControlClient asking = client.get()) {
            return asking.ask(request, patience);
        }
    }

    /// Asks, and waits for the answer.
    public Answer ask(Request request, Duration patience) {
        try {
            line.write(Wire.line(request), WRITING);
        } catch (IOException e) {
            return new Answer.Silence(String.valueOf(e.getMessage()));
        }
        return next(patience);
    }

    /// Waits for what comes next, after [Request.Watch].
    public Answer next(Duration patience) {
        try {
            return switch (line.read(Line.MOST_OCTETS, patience)) {
                case Line.Read.Text(var text) ->
                        Wire.answer(text)
                                .orElseGet(
                                        () -> new Answer.Silence("an answer of another version"));
                case Line.Read.End _ -> new Answer.Silence("it has gone");
                case Line.Read.TooSlow _ -> new Answer.Silence("no answer in time");
                case Line.Read.TooLong _, Line.Read.NoText _ ->
                        new Answer.Silence("an answer that is none");
            };
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            return new Answer.Silence(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
