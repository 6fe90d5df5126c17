package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogWriter.Order;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// The access log: off until it is told where to write.
///
/// Thread: [#use] one thread that may block; [#ring] hands out each event loop's own way in; the
/// rest any.
public final class RequestLog {
    /// Octets on their way from one event loop: about three thousand requests.
    private static final int RING = 1 << 20;

    private static final long CLOSE_SECONDS = 5;

    /// What a log is given.
    ///
    /// @param base folder that a relative path starts from
    /// @param otherwise the file where the user named none
    /// @param clock of the calendar
    /// @param nanos the clock of the entries
    /// @param zone of the times written
    public record Surroundings(
            Path base, Path otherwise, InstantSource clock, LongSupplier nanos, ZoneId zone) {}

    private final Surroundings surroundings;
    private final List<LogRing> rings;
    private final LogWriter writer;
    private volatile @Nullable Thread thread;

    /// A log that writes nothing yet.
    ///
    /// @param loops number of event loops
    public RequestLog(Surroundings surroundings, int loops) {
        this(surroundings, loops, RING);
    }

    RequestLog(Surroundings surroundings, int loops, int ringBytes) {
        this.surroundings = surroundings;
        this.rings =
                IntStream.range(0, loops)
                        .mapToObj(_ -> new LogRing(ringBytes, this::wake))
                        .toList();
        this.writer =
                new LogWriter(rings, surroundings.clock, surroundings.nanos, surroundings.zone);
    }

    /// The way in of an event loop.
    public LogRing ring(int loop) {
        return rings.get(loop);
    }

    /// Writes from now on as this setting says; lines handed in before go where they were to.
    ///
    /// @return why nothing can be written for now, as warnings at `accessLog.path`; it is tried
    ///   again and again all the same
    public List<Problem> use(AccessLog setting) {
        return switch (setting) {
            case AccessLog.Off _ -> {
                write(null);
                yield List.of();
            }
            case AccessLog.ToFile how -> {
                try {
                    Path path = path(how);
                    write(new Order(how, path));
                    yield check(path);
                } catch (InvalidPathException e) {
                    write(null);
                    yield List.of(unwritable(how.path(), e.getReason()));
                }
            }
        };
    }

    /// Lines written and dropped since the start.
    public LogCounts counts() {
        return writer.counts();
    }

    /// Completes when everything handed in before is written, and the file closed if the log is off
    /// now; or when the disk takes too long for it.
    public CompletableFuture<Void> settled() {
        return patiently(writer.settled());
    }

    /// Writes what was handed in, closes the file and ends; the log cannot be used again.
    ///
    /// @return completes when that is done, or when the disk takes too long for it
    public CompletableFuture<Void> close() {
        return patiently(writer.close());
    }

    private synchronized CompletableFuture<Void> patiently(CompletableFuture<Void> done) {
        if (thread == null) {
            return CompletableFuture.completedFuture(null);
        }
        wake();
        return done.copy().completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private Path path(AccessLog.ToFile how) {
        return how.path().isBlank()
                ? surroundings.otherwise
                : surroundings.base.resolve(how.path()).toAbsolutePath();
    }

    private synchronized void write(@Nullable Order order) {
        writer.wanted(order);
        if (thread == null && order != null) {
            thread = Thread.ofPlatform().name("yaomote-access-log").daemon(true).start(writer);
        }
        wake();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private static List<Problem> check(Path path) {
        LogFile file = new LogFile(path);
        try {
            // A device or a pipe may make who opens it wait.
            if (!Files.exists(path) || Files.isRegularFile(path)) {
                long _ = file.size();
                file.close();
            } else if (Files.isDirectory(path)) {
                return List.of(Problem.warning("accessLog.path", "accessLog.folder", path));
            }
            return List.of();
        } catch (AccessDeniedException _) {
            return List.of(Problem.warning("accessLog.path", "accessLog.denied", path));
        } catch (NoSuchFileException _) {
            return List.of(
                    Problem.warning(
                            "accessLog.path", "accessLog.noFolder", path.resolveSibling("")));
        } catch (FileSystemException e) {
            return List.of(unwritable(path, e.getReason()));
        } catch (IOException e) {
            return List.of(unwritable(path, e.getMessage()));
        }
    }

    private static Problem unwritable(Object path, @Nullable String reason) {
        return Problem.warning(
                "accessLog.path", "accessLog.unwritable", path, reason == null ? "?" : reason);
    }
}
