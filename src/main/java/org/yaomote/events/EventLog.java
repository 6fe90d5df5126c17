package org.yaomote.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/// The last things that happened, also before the program was started.
///
/// On the disk they are lines of JSON in two files of at most [#FILE_BYTES] and a line: the older
/// is dropped when the newer is full. Thread: any; the disk is touched on the executor only.
public final class EventLog {
    /// How many are kept in memory.
    public static final int MOST = 2_000;

    /// When a file is full.
    static final long FILE_BYTES = 512 << 10;

    private final Optional<Path> file;
    private final Executor files;
    private final Deque<Event> events = new ArrayDeque<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    private EventLog(Optional<Path> file, Executor files) {
        this.file = file;
        this.files = files;
    }

    /// Keeps them in memory only.
    public static EventLog inMemory() {
        return new EventLog(Optional.empty(), Runnable::run);
    }

    /// Reads what is in the file and its forerunner, and appends to it from now on.
    ///
    /// @param file in a folder that is there or can be made
    /// @param files runs tasks that touch the disk, one after another
    public static EventLog in(Path file, Executor files) {
        EventLog log = new EventLog(Optional.of(file), files);
        files.execute(() -> log.load(file));
        return log;
    }

    /// Adds one as the newest.
    public void add(Event event) {
        synchronized (this) {
            events.addLast(event);
            trim();
        }
        observers.forEach(Runnable::run);
        file.ifPresent(path -> files.execute(() -> append(path, event)));
    }

    /// All that are kept, the oldest first.
    public synchronized List<Event> all() {
        return List.copyOf(events);
    }

    /// Has the observer run after every change, on the thread that made it.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    private void trim() {
        while (events.size() > MOST) {
            events.removeFirst();
        }
    }

    private void load(Path path) {
        List<Event> earlier = new ArrayList<>(read(before(path)));
        earlier.addAll(read(path));
        synchronized (this) {
            List<Event> since = List.copyOf(events);
            events.clear();
            events.addAll(earlier);
            events.addAll(since);
            trim();
        }
        observers.forEach(Runnable::run);
    }

    private static List<Event> read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8)
                    .lines()
                    .map(EventLine::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            log("cannot be read", path, e);
            return List.of();
        }
    }

    private static void append(Path path, Event event) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) >= FILE_BYTES) {
                Files.move(path, before(path), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    path,
                    EventLine.write(event) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            log("cannot be written", path, e);
        }
    }

    private static Path before(Path path) {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    private static void log(String what, Path path, IOException why) {
        System.getLogger(EventLog.class.getName())
                .log(System.Logger.Level.WARNING, path.getFileName() + " " + what, why);
    }
}
