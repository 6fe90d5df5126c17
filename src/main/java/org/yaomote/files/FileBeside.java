package org.yaomote.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that is written whole and synced beside its place before it takes it, so that at every
/// instant there is the old one, the new one or none, also if the process is killed or the power
/// fails.
///
/// Closing it takes away what has not found its place. Thread: one that may block.
public final class FileBeside implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\.(?<name>.+)\\.(?<pid>\\d{1,18})\\.tmp");

    /// Writes what a file is to say.
    @FunctionalInterface
    public interface Filling {
        /// Writes all of it; need not flush or close.
        void fill(OutputStream out) throws IOException;
    }

    private final Path place;
    private final Path beside;
    private final Mode mode;
    private boolean isPlaced;

    private FileBeside(Path place, Path beside, Mode mode) {
        this.place = place;
        this.beside = beside;
        this.mode = mode;
    }

    /// Writes one.
    ///
    /// @param place absolute; a symbolic link is not followed
    /// @throws IOException also where the place is taken by a folder, device or pipe
    public static FileBeside of(Path place, Mode mode, Filling filling) throws IOException {
        // Moving over a device or a pipe would take it from everybody: root could lose /dev/null.
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new FileSystemException(place.toString(), null, "not a regular file");
        }
        FileBeside made = new FileBeside(place, beside(place), mode);
        boolean isFilled = false;
        try {
            made.fill(filling);
            isFilled = true;
            return made;
        } finally {
            if (!isFilled) {
                made.close();
            }
        }
    }

    private static Path beside(Path place) throws IOException {
        Path name = place.getFileName();
        if (name == null) {
            throw new NoSuchFileException(place.toString());
        }
        return place.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private void fill(Filling filling) throws IOException {
        Files.deleteIfExists(beside);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(beside, options, mode.attributes())) {
            filling.fill(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /// Where it is until it takes its place.
    public Path path() {
        return beside;
    }

    /// Takes its place, also from a file that is there.
    public void replace() throws IOException {
        Files.move(
                beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        isPlaced = true;
    }

    /// Takes its place if that is free; a hard link fails if its name is taken, so nothing that is
    /// there is ever replaced.
    ///
    /// @throws FileAlreadyExistsException if it is not free
    public void putNew() throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        try {
            Files.createLink(place, beside);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException _) {
            // No hard links here, as on FAT: the name is taken first, then filled at once.
            Files.createFile(place, mode.attributes());
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        }
        isPlaced = true;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
        if (isPlaced) {
            syncFolder();
        }
    }

    /// The name itself must survive a power cut; not every system lets a folder be opened for it.
    private void syncFolder() {
        try (FileChannel channel =
                FileChannel.open(place.resolveSibling(""), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(FileBeside.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder cannot be synced", e);
        }
    }

    /// Whether a name is one of these, left by a process that is no more.
    ///
    /// @param stem what the names of their places begin with
    static boolean isLeftOver(String name, String stem) {
        Matcher beside = NAME.matcher(name);
        return beside.matches()
                && beside.group("name").startsWith(stem)
                && ProcessHandle.of(Long.parseLong(beside.group("pid"))).isEmpty();
    }
}
