package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.control.Answer;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlClient;
import org.yaomote.control.ControlFolder;
import org.yaomote.control.ControlServer;
import org.yaomote.control.Controlled;
import org.yaomote.control.Request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Where other starts of the program find the window that is open: they bring it to the front, hand
/// it their files and end.
///
/// Thread: any.
final class WindowDoor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long PAUSE_NANOS = 50_000_000;

    private final Optional<Claim> claim;
    private final Optional<ControlServer> server;
    private final Front front;

    /// What came of looking for a window.
    sealed interface Found {
        /// There is none, so this one may open.
        record Free(WindowDoor door) implements Found {}

        /// There was one, and it came to the front.
        record Raised() implements Found {}

        /// There is one, and it does not answer.
        record Mute(String pid) implements Found {}
    }

    /// What is in front; before the window is there, what it is to be told.
    private static final class Front implements Controlled {
        private final Answer.Me me;
        private final List<String> waiting = new ArrayList<>();
        private Optional<Consumer<List<Path>>> raise = Optional.empty();

        Front(Answer.Me me) {
            this.me = me;
        }

        @Override
        public synchronized Answer answer(Request request) {
            return switch (request) {
                case Request.Who _ -> me;
                case Request.Raise(var files) -> {
                    if (raise.isPresent()) {
                        raise.get().accept(paths(files));
                    } else {
                        waiting.addAll(files);
                    }
                    yield new Answer.Done();
                }
                default -> new Answer.Refused(Problem.general("control.onlyWindow"));
            };
        }

        synchronized void lead(Consumer<List<Path>> to) {
            raise = Optional.of(to);
            if (!waiting.isEmpty()) {
                to.accept(paths(waiting));
                waiting.clear();
            }
        }

        private static List<Path> paths(List<String> files) {
            return files.stream().map(Path::of).toList();
        }
    }

    private WindowDoor(Optional<Claim> claim, Optional<ControlServer> server, Front front) {
        this.claim = claim;
        this.server = server;
        this.front = front;
    }

    /// Becomes the window of a configuration, or raises the one there is; one that is to be hidden
    /// raises none.
    ///
    /// @param me who this is; its file is the configuration of the window
    static Found open(ControlFolder folder, Answer.Me me, Invocation.Window asked) {
        Path file = Path.of(me.file());
        return switch (Claim.of(folder, file, ControlFolder.Kind.WINDOW)) {
            case Claim.Attempt.Ours(var claim) -> new Found.Free(opened(claim, me));
            case Claim.Attempt.Theirs(var pid) ->
                    isRaised(folder.socket(file, ControlFolder.Kind.WINDOW), asked)
                            ? new Found.Raised()
                            : new Found.Mute(pid.isPresent() ? "" + pid.getAsLong() : "?");
            case Claim.Attempt.Impossible(var reason) -> {
                log(reason);
                yield new Found.Free(
                        new WindowDoor(Optional.empty(), Optional.empty(), new Front(me)));
            }
        };
    }

    /// One that has just begun may need a moment until its socket is there.
    private static boolean isRaised(Path socket, Invocation.Window asked) {
        Request request =
                asked.options().hidden() ? new Request.Who() : new Request.Raise(asked.files());
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            Answer answer = ControlClient.ask(socket, request, PATIENCE);
            if (!(answer instanceof Answer.Silence)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < until);
        return false;
    }

    private static WindowDoor opened(Claim claim, Answer.Me me) {
        Front front = new Front(me);
        try {
            return new WindowDoor(Optional.of(claim), Optional.of(claim.open(front)), front);
        } catch (IOException | UnsupportedOperationException e) {
            log(String.valueOf(e));
            return new WindowDoor(Optional.of(claim), Optional.empty(), front);
        }
    }

    private static void log(String why) {
        System.getLogger(WindowDoor.class.getName())
                .log(System.Logger.Level.WARNING, "other starts cannot find this window: " + why);
    }

    /// The window is there.
    ///
    /// @param raise brings it to the front and opens files in it; called on a thread of the channel
    void lead(Consumer<List<Path>> raise) {
        front.lead(raise);
    }

    @Override
    public void close() {
        server.ifPresent(ControlServer::close);
        claim.ifPresent(Claim::close);
    }
}
