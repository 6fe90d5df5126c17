package org.yaomote.ui.traffic;

import javafx.util.StringConverter;

import org.yaomote.ui.fx.Texts;

/// Names listeners to choose from; the empty name is the one that fits.
final class ListenerNames extends StringConverter<String> {
    private final Texts texts;

    ListenerNames(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(String name) {
        return name == null || name.isEmpty() ? texts.get("traffic.listener.fitting") : name;
    }

    @Override
    public String fromString(String shown) {
        return shown;
    }
}
