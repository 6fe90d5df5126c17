package org.yaomote.ui.sweep;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.sweep.Means;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// By which means hosts are asked; where it is a lesser one, why, and how to have the better one.
final class MeansLine extends HBox {
    /// What an administrator of Linux types to let every program send echo requests.
    static final String FIX =
            "echo 'net.ipv4.ping_group_range = 0 2147483647'"
                    + " | sudo tee /etc/sysctl.d/50-ping.conf && sudo sysctl --system";

    private final Texts texts;
    private final Label words = new Label();
    private final StateShape shape = new StateShape(StateMark.SHAKY);
    private final Button fix;

    MeansLine(Texts texts, Toasts toasts, SweepViewModel model) {
        super(10);
        this.texts = texts;
        setId("sweep-means");
        getStyleClass().add("sweep-means");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        fix =
                new Actions(texts)
                        .button(
                                "sweep.means.fix",
                                Feather.COPY,
                                () -> {
                                    Clipboard.getSystemClipboard()
                                            .setContent(Map.of(DataFormat.PLAIN_TEXT, FIX));
                                    toasts.show(() -> texts.get("sweep.copied.command"));
                                });
        fix.getStyleClass().add(Styles.SMALL);
        fix.setTooltip(new javafx.scene.control.Tooltip(FIX));
        getChildren().addAll(words, fix);
        model.meansProperty().subscribe(this::show);
        texts.wordsProperty().addListener((_, _, _) -> show(model.meansProperty().get()));
    }

    private void show(Optional<Means> means) {
        setVisible(means.isPresent());
        setManaged(means.isPresent());
        means.ifPresent(
                by -> {
                    String key = "sweep.means." + by.kind().name().toLowerCase(Locale.ROOT);
                    words.setText(texts.get(key, by.why().isEmpty() ? "–" : by.why()));
                    words.setGraphic(isLesser(by) ? shape : null);
                    fix.setVisible(isLesser(by));
                    fix.setManaged(isLesser(by));
                });
    }

    /// The command is one of Linux.
    private static boolean isLesser(Means means) {
        return switch (means.kind()) {
            case DATAGRAM_SOCKET, RAW_SOCKET, WINDOWS_API -> false;
            case SYSTEM_PING, TCP_CONNECT, NONE ->
                    System.getProperty("os.name", "").startsWith("Linux");
        };
    }
}
