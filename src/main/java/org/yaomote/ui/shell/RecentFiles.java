package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.ui.fx.Notebook;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files that were opened last, the newest first behind those that are pinned; remembered.
///
/// Thread: the FX thread; needs no toolkit.
public final class RecentFiles {
    /// As many as a menu shows at a glance.
    static final int MOST = 10;

    private static final String NOTE = "recent";
    private static final String PINNED = "*";

    private final Notebook notebook;
    private final ReadOnlyObjectWrapper<List<Recent>> all;

    /// A file.
    ///
    /// @param pinned whether it stays, however many others are opened
    record Recent(Path path, boolean pinned) {
        private boolean isSameFile(Recent other) {
            return path.equals(other.path);
        }
    }

    /// Those that are remembered.
    RecentFiles(Notebook notebook) {
        this.notebook = notebook;
        this.all =
                new ReadOnlyObjectWrapper<>(
                        notebook.read(NOTE).stream()
                                .flatMap(String::lines)
                                .flatMap(line -> recent(line).stream())
                                .limit(MOST)
                                .toList());
    }

    private static Optional<Recent> recent(String line) {
        boolean pinned = line.startsWith(PINNED);
        try {
            return Optional.of(new Recent(Path.of(pinned ? line.substring(1) : line), pinned));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// What is in the list.
    ReadOnlyObjectProperty<List<Recent>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /// A file was opened: it comes to the top.
    public void add(Path file) {
        Path path = file.toAbsolutePath().normalize();
        List<Recent> now = new ArrayList<>(all.get());
        boolean pinned = now.removeIf(r -> r.path().equals(path) && r.pinned());
        now.removeIf(r -> r.path().equals(path));
        now.addFirst(new Recent(path, pinned));
        set(now);
    }

    /// Keeps a file in the list, or no longer.
    void pin(Path path, boolean pinned) {
        set(
                all.get().stream()
                        .map(r -> r.path().equals(path) ? new Recent(path, pinned) : r)
                        .toList());
    }

    /// Forgets all that are not pinned.
    ///
    /// @return puts them behind those that there are by then
    Runnable clear() {
        List<Recent> before = all.get();
        set(before.stream().filter(Recent::pinned).toList());
        return () -> {
            List<Recent> now = new ArrayList<>(all.get());
            before.stream().filter(r -> now.stream().noneMatch(r::isSameFile)).forEach(now::add);
            set(now);
        };
    }

    /// Pinned ones first, so that none is pushed out by the others.
    private void set(List<Recent> wanted) {
        List<Recent> now = new ArrayList<>(wanted.stream().filter(Recent::pinned).toList());
        wanted.stream().filter(r -> !r.pinned()).forEach(now::add);
        all.set(now.stream().limit(MOST).toList());
        notebook.write(
                NOTE,
                all.get().stream()
                        .map(r -> (r.pinned() ? PINNED : "") + r.path())
                        .collect(Collectors.joining("\n")));
    }
}
