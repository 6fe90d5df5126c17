package org.yaomote.ui.certificates;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Files that were chosen, each with a button that leaves it out, and one that adds another.
final class ChosenFiles extends VBox {
    private final CertificateDesk desk;
    private final Actions actions;
    private final String titleKey;
    private final Runnable onChange;
    private final Set<Path> files = new LinkedHashSet<>();
    private final VBox list = new VBox(4);
    private final Button add;

    /// @param addKey key of the button that adds one
    /// @param titleKey key of what is chosen, for the system's dialog
    /// @param onChange told of every change
    ChosenFiles(CertificateDesk desk, String addKey, String titleKey, Runnable onChange) {
        super(8);
        this.desk = desk;
        this.titleKey = titleKey;
        this.onChange = onChange;
        actions = new Actions(desk.texts());
        add = actions.button(addKey, Feather.FILE_PLUS, this::choose);
        getChildren().addAll(list, add);
        show();
    }

    /// The files, in the order in which they were chosen.
    List<Path> files() {
        return List.copyOf(files);
    }

    /// Adds these.
    void add(List<Path> more) {
        files.addAll(more);
        show();
    }

    /// Asks for another one.
    void choose() {
        desk.tools()
                .files()
                .choose(add.getScene().getWindow(), desk.texts().get(titleKey))
                .ifPresent(
                        file -> {
                            files.add(file);
                            show();
                        });
    }

    void focus() {
        add.requestFocus();
    }

    private void show() {
        onChange.run();
        list.getChildren().setAll(files.stream().map(this::line).toList());
        list.setVisible(!files.isEmpty());
        list.setManaged(!files.isEmpty());
    }

    private Node line(Path file) {
        Label name = new Label(String.valueOf(file.getFileName()));
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button remove =
                actions.icon(
                        desk.texts().text("certificates.import.remove", file.getFileName()),
                        Feather.X,
                        () -> {
                            files.remove(file);
                            show();
                            focus();
                        });
        HBox line = new HBox(4, name, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
