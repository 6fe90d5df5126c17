package org.yaomote.rights;

import org.yaomote.config.Problem;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rights of this process: gives them away to a user, once and for good. Linux only.
///
/// Thread: one that may block.
public final class ProcessRights {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String NO_CAPABILITIES = "0000000000000000";

    private final Libc libc = new Libc();

    /// What looking an account up came to.
    public sealed interface Found {
        /// There is one.
        record Known(Account account) implements Found {}

        /// There is none.
        ///
        /// @param problem says which name is unknown
        record Unknown(Problem problem) implements Found {}
    }

    /// Looks a user up.
    ///
    /// @param group that it is to act for; empty for its own
    public Found account(String user, Optional<String> group) {
        OptionalInt uid = libc.uid(user);
        if (uid.isEmpty()) {
            return new Found.Unknown(Problem.general("run.rights.noUser", user));
        }
        OptionalInt gid = group.isPresent() ? libc.gid(group.get()) : libc.gidOf(user);
        return gid.isEmpty()
                ? new Found.Unknown(Problem.general("run.rights.noGroup", group.orElse(user)))
                : new Found.Known(new Account(user, uid.getAsInt(), gid.getAsInt()));
    }

    /// Makes this process act for an account, and makes sure that it does and cannot go back. If
    /// anything is amiss the process may be left between the two and must end.
    ///
    /// @param needed files that the account must be able to read for the program to go on
    /// @return why the process must not go on
    public Optional<Problem> give(Account to, List<Path> needed) {
        return step("initgroups", libc.initgroups(to.name(), to.gid()))
                .or(() -> unreadable(to, needed))
                .or(() -> step("setgid", libc.setgid(to.gid())))
                .or(() -> step("setuid", libc.setuid(to.uid())))
                .or(() -> wayBack(to))
                .or(() -> thread(to));
    }

    private static Optional<Problem> step(String call, Libc.Outcome outcome) {
        return outcome.isDone()
                ? Optional.empty()
                : Optional.of(Problem.general("run.rights.call", call, outcome.error()));
    }

    private Optional<Problem> wayBack(Account to) {
        boolean isUserAgain = libc.setuid(0).isDone();
        boolean isGroupAgain = to.gid() != 0 && libc.setgid(0).isDone();
        return isUserAgain || isGroupAgain
                ? Optional.of(Problem.general("run.rights.wayBack", to.name()))
                : Optional.empty();
    }

    /// Every thread is asked by itself: those that the C library does not know of would stay
    /// behind.
    private static Optional<Problem> thread(Account to) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                if (!isGiven(thread, to)) {
                    return Optional.of(Problem.general("run.rights.thread", to.name()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Problem.general("run.rights.thread", to.name()));
        }
    }

    private static boolean isGiven(Path thread, Account to) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(thread.resolve("status"));
        } catch (NoSuchFileException _) {
            // It ended meanwhile.
            return true;
        }
        return actsFor(lines, to);
    }

    /// Whether a thread's lines of /proc say that it acts for an account in every respect.
    static boolean actsFor(List<String> lines, Account to) {
        Map<String, List<String>> facts =
                lines.stream()
                        .map(line -> line.split("\\s+", -1))
                        .collect(
                                Collectors.toMap(
                                        words -> words[0],
                                        words -> List.of(words).subList(1, words.length),
                                        (first, _) -> first));
        return isAlways(facts, "Uid:", Integer.toUnsignedString(to.uid()))
                && isAlways(facts, "Gid:", Integer.toUnsignedString(to.gid()))
                && Stream.of("CapPrm:", "CapEff:", "CapAmb:")
                        .allMatch(set -> isAlways(facts, set, NO_CAPABILITIES));
    }

    private static boolean isAlways(Map<String, List<String>> facts, String word, String value) {
        List<String> values = facts.getOrDefault(word, List.of());
        return !values.isEmpty() && values.stream().allMatch(value::equals);
    }

    /// Tried beforehand by this thread: afterwards not even the reason could be told, for that
    /// takes classes too.
    private Optional<Problem> unreadable(Account to, List<Path> needed) {
        libc.actOnFilesFor(to.uid(), to.gid());
        try {
            for (Path file : needed) {
                if (!opens(file)) {
                    return Optional.of(Problem.general("run.rights.unreadable", to.name(), file));
                }
            }
            return Optional.empty();
        } finally {
            libc.actOnFilesFor(0, 0);
        }
    }

    private static boolean opens(Path file) {
        try (Closeable _ =
                Files.isDirectory(file)
                        ? Files.newDirectoryStream(file)
                        : Files.newByteChannel(file)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
