package org.yaomote.ui.importing;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.Succession;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.Optional;

/// A text that may become the configuration: read again and again while it is mended.
///
/// At most one reading is under way; what was typed meanwhile is read next, and what was typed
/// before that never. Thread: the FX thread; needs no toolkit.
public final class ImportViewModel {
    private final String name;
    private final TextReader reader;
    private final BackgroundWork work;
    private final WorkspaceModel model;
    private final ReadOnlyObjectWrapper<ReadText> latest =
            new ReadOnlyObjectWrapper<>(ReadText.NOTHING);
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper(false);
    private String text = "";
    private long texts;
    private long version;
    private boolean isReading;

    /// Nothing is read yet.
    ///
    /// @param name of the text, for people
    /// @param model whose draft it may replace
    public ImportViewModel(
            String name, TextReader reader, BackgroundWork work, WorkspaceModel model) {
        this.name = name;
        this.reader = reader;
        this.work = work;
        this.model = model;
    }

    /// What the text is called.
    public String name() {
        return name;
    }

    /// What came of the last reading that was not overtaken.
    public ReadOnlyObjectProperty<ReadText> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /// Whether that is about the text as it is now.
    public ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The text is being changed: what was read of it is out of date from now on.
    public void touch() {
        version++;
        current.set(false);
    }

    /// Reads the text as it is now.
    public void read(String now) {
        text = now;
        texts++;
        touch();
        if (!isReading) {
            start();
        }
    }

    private void start() {
        isReading = true;
        long asked = texts;
        long seen = version;
        String now = text;
        work.run(
                () -> reader.read(now),
                read -> {
                    isReading = false;
                    if (asked == texts) {
                        latest.set(read);
                        current.set(seen == version);
                    } else {
                        start();
                    }
                },
                this::broken);
    }

    private void broken(Exception failure) {
        isReading = false;
        System.getLogger(ImportViewModel.class.getName())
                .log(System.Logger.Level.ERROR, "reading a text failed", failure);
    }

    /// Why the text cannot be used now: a key of a sentence that is given the number of errors.
    public Optional<String> obstacle() {
        ReadText read = latest.get();
        if (!current.get()) {
            return Optional.of("importing.obstacle.reading");
        }
        if (read.errors() > 0) {
            return Optional.of("importing.obstacle.errors");
        }
        return read.config().isEmpty() ? Optional.of("importing.obstacle.empty") : Optional.empty();
    }

    /// Puts the configuration in the place of the draft, as one edit; nothing is done while there
    /// is an obstacle. What is another thing than before is not taken for a changed one.
    ///
    /// @return the edit, which changed nothing if the draft said the same
    public Optional<Edit> use() {
        if (obstacle().isPresent()) {
            return Optional.empty();
        }
        ReadText read = latest.get();
        Edit edit = Edit.of("open", name, draft -> new Succession(draft).of(read.config()));
        model.edit(edit);
        return Optional.of(edit);
    }
}
