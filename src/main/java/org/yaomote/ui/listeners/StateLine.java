package org.yaomote.ui.listeners;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;
import org.yaomote.ui.editing.ConfiguredLine;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

/// How the listener is, as word and as a sentence, and what became of its settings.
final class StateLine extends VBox {
    private final Texts texts;
    private final StateBadge badge;
    private final Label sentence = new Label();
    private final ConfiguredLine configured;
    private @Nullable ListenerRow row;

    StateLine(Texts texts) {
        super(2);
        this.texts = texts;
        this.badge = new StateBadge(texts, StateMark.UNKNOWN);
        sentence.setId("listeners-state");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        configured = new ConfiguredLine(texts);
        configured.setId("listeners-configured");
        getChildren().addAll(badge, sentence, configured);
        texts.wordsProperty().addListener((_, _, _) -> say());
    }

    void show(ListenerRow shown) {
        row = shown;
        badge.show(
                shown.standing().get().mark(),
                texts.follow(() -> shown.standing().get().state(texts)));
        say();
    }

    private void say() {
        if (row == null) {
            return;
        }
        configured.show(row.configured(), row.standing().get().isDraftWrong());
        String state = state(row);
        Listener draft = row.listener().get();
        String soon = Places.of(draft.address(), draft.port());
        sentence.setText(
                row.standing().get().elsewhere().isPresent()
                        ? texts.get("listeners.state.until", state, soon)
                        : state);
    }

    private String state(ListenerRow row) {
        String url = row.url().orElse("");
        return switch (row.standing().get().mark()) {
            case UP -> texts.get("listeners.state.up", url);
            case SHAKY, DOWN -> texts.get("listeners.state.working", url);
            case DRAINING -> texts.get("listeners.state.draining", url);
            case MAINTENANCE ->
                    texts.get(
                            row.isTunnel()
                                    ? "listeners.state.maintenance.tcp"
                                    : "listeners.state.maintenance",
                            url);
            // News is of events only; nothing is known of it here.
            case UNKNOWN, NEWS -> texts.get("listeners.state.ready", url);
            case IDLE -> texts.get(waiting(row));
            case OFF -> texts.get("listeners.state.off");
            case PROBLEM -> texts.get("listeners.state.problem");
        };
    }

    private static String waiting(ListenerRow row) {
        if (row.standing().get().isDraftWrong()) {
            return "listeners.state.problem";
        }
        return row.isProxyRunning() ? "listeners.state.pending" : "listeners.state.stopped";
    }
}
