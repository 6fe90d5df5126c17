package org.yaomote.events;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
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
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// The last things that happened, also before the program was started.
///
/// On the disk they are lines of JSON in two files of at most [#FILE_BYTES] and a line: the older
/// is dropped when the newer is full. A window and a proxy without one may share them. Thread: any;
/// the disk is touched on the executor only.
public final class EventLog {
    /// How many are kept in memory.
    public static final int MOST = 2_000;

    /// When a file is full.
    static final long FILE_BYTES = 512 << 10;

    private final Optional<Path> file;
    private final Executor files;

    /// The process of the window whose log it is; nothing for a proxy without one, whose events
    /// windows take up.
    private final OptionalLong window;

    /// How far the file was read, in octets; on the executor only.
    private long known;

    private final Deque<Event> events = new ArrayDeque<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    private EventLog(Optional<Path> file, Executor files, OptionalLong window) {
        this.file = file;
        this.files = files;
        this.window = window;
    }

    /// Keeps them in memory only.
    public static EventLog inMemory() {
        return new EventLog(Optional.empty(), Runnable::run, OptionalLong.empty());
    }

    /// Reads what is in the file and its forerunner, and appends to it from now on.
    ///
    /// @param file in a folder that is there or can be made
    /// @param files runs tasks that touch the disk, one after another
    /// @param process that of the window whose log it is
    public static EventLog in(Path file, Executor files, long process) {
        EventLog log = new EventLog(Optional.of(file), files, OptionalLong.of(process));
        files.execute(() -> log.load(file));
        return log;
    }

    /// Appends to the file what happens to a proxy without a window, and reads nothing of it.
    ///
    /// @param files runs tasks that touch the disk, one after another
    public static EventLog ofService(Path file, Executor files) {
        return new EventLog(Optional.of(file), files, OptionalLong.empty());
    }

    /// Adds one as the newest.
    public void add(Event event) {
        add(event, OptionalLong.empty());
    }

    /// Adds one as the newest, that of a proxy without a window.
    ///
    /// @param teller the process of a window that adds one of its own of the same; it does not take
    ///   up this one
    public void add(Event event, OptionalLong teller) {
        synchronized (this) {
            events.addLast(event);
            trim();
        }
        observers.forEach(Runnable::run);
        file.ifPresent(path -> files.execute(() -> append(path, event, teller)));
    }

    /// Takes up what proxies without a window have written to the file meanwhile; to be asked now
    /// and then, and costs little if there is nothing.
    public void catchUp() {
        file.ifPresent(path -> files.execute(() -> takeUp(path)));
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
        List<Event> earlier = new ArrayList<>(read(before(path), EventLine::read));
        known = 0;
        earlier.addAll(read(path, EventLine::read));
        synchronized (this) {
            List<Event> since = List.copyOf(events);
            events.clear();
            events.addAll(earlier);
            events.addAll(since);
            trim();
        }
        observers.forEach(Runnable::run);
    }

    private void takeUp(Path path) {
        long size = path.toFile().length();
        if (size == known) {
            return;
        }
        List<Event> fresh = new ArrayList<>();
        if (size < known) {
            // Another process has begun the file anew.
            fresh.addAll(read(before(path), this::ofOthers));
            known = 0;
        }
        fresh.addAll(read(path, this::ofOthers));
        if (fresh.isEmpty()) {
            return;
        }
        synchronized (this) {
            events.addAll(fresh);
            trim();
        }
        observers.forEach(Runnable::run);
    }

    private Optional<Event> ofOthers(String line) {
        return EventLine.readOfService(line, window.orElse(0));
    }

    private String line(Event event, OptionalLong teller) {
        return window.isPresent() ? EventLine.write(event) : EventLine.ofService(event, teller);
    }

    /// What is behind that which is known, which it is from now on. A line without its end is still
    /// being written.
    private List<Event> read(Path path, Function<String, Optional<Event>> line) {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            byte[] rest = Channels.newInputStream(channel.position(known)).readAllBytes();
            String text = new String(rest, 0, ended(rest), StandardCharsets.UTF_8);
            known += ended(rest);
            return text.lines().map(line).flatMap(Optional::stream).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            log("cannot be read", path, e);
            return List.of();
        }
    }

    /// How many octets are of whole lines.
    private static int ended(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void append(Path path, Event event, OptionalLong teller) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) >= FILE_BYTES) {
                if (window.isPresent()) {
                    takeUp(path);
                }
                known = 0;
                Files.move(path, before(path), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    path,
                    line(event, teller) + "\n",
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
