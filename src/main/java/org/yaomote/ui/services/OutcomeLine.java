package org.yaomote.ui.services;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.yaomote.metrics.Traffic;
import org.yaomote.ui.fx.Texts;

/// How the requests of a service ended, or the attempts at a backend, in a sentence: it names which
/// of the two are counted, since one request may be several attempts.
final class OutcomeLine {
    private final Texts texts;
    private final String key;
    private final Label label = new Label();

    /// @param key of the sentence
    OutcomeLine(Texts texts, String key) {
        this.texts = texts;
        this.key = key;
        label.setId("services-outcomes");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        show(Traffic.NONE, false);
    }

    Node node() {
        return label;
    }

    /// Shows the counts now. Its room is kept while there are none: nothing below it is to jump.
    ///
    /// @param unseen whether they are of connections in which nobody looks for requests
    void show(Traffic traffic, boolean unseen) {
        Traffic.Outcomes ended = traffic.outcomes();
        String counted = unseen ? key + ".tcp" : key;
        label.setText(
                texts.get(
                        traffic.requests() > 0 ? counted : counted + ".none",
                        traffic.requests(),
                        ended.failures(),
                        ended.serverError(),
                        ended.failed(),
                        traffic.retries()));
    }
}
