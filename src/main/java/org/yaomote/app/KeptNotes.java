package org.yaomote.app;

import org.yaomote.store.TextFile;
import org.yaomote.ui.fx.Notebook;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;

/// Notes in a file of properties.
///
/// Thread: the FX thread; the file is written on the executor's, one write after another.
final class KeptNotes implements Notebook {
    private final TextFile file;
    private final Executor work;
    private final Properties notes = new Properties();

    /// Reads the file at once; it is tiny.
    KeptNotes(TextFile file, Executor work) {
        this.file = file;
        this.work = work;
        file.read().ifPresent(this::load);
    }

    private void load(String text) {
        try {
            notes.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            System.getLogger(KeptNotes.class.getName())
                    .log(System.Logger.Level.WARNING, "notes of the window are not readable", e);
        }
    }

    @Override
    public Optional<String> read(String name) {
        return Optional.ofNullable(notes.getProperty(name));
    }

    @Override
    public void write(String name, String value) {
        if (!value.equals(notes.setProperty(name, value))) {
            save();
        }
    }

    @Override
    public void forget(String name) {
        if (notes.remove(name) != null) {
            save();
        }
    }

    private void save() {
        StringWriter text = new StringWriter();
        try {
            notes.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.execute(() -> file.write(text.toString()));
    }
}
