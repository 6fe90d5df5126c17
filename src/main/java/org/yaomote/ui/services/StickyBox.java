package org.yaomote.ui.services;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.config.Affinity;
import org.yaomote.config.Service;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.StickyClient;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Sentence;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Backstage;

import java.util.ArrayList;
import java.util.List;

/// The clients that are bound to backends, each with a button that sends it elsewhere.
///
/// They are read when the list is opened and when asked for; a list that moves under the hand would
/// be worse than one that is some seconds old.
final class StickyBox extends VBox {
    /// How many are shown.
    private static final int MOST = 50;

    private final Texts texts;
    private final Backstage backstage;
    private final BackgroundWork work;
    private final Label count = new Label();
    private final VBox list = new VBox(4);
    private List<BackendPlace> places = List.of();
    private Affinity affinity = new Affinity.None();

    StickyBox(UiContext context) {
        super(8);
        this.texts = context.texts();
        this.work = context.work();
        this.backstage = context.model().proxy().backstage();
        count.setId("services-sticky-count");
        count.setWrapText(true);
        count.setMinHeight(Region.USE_PREF_SIZE);
        Button again = new Button();
        again.setId("services-sticky-refresh");
        again.textProperty().bind(texts.text("services.sticky.refresh"));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> read());
        HBox.setHgrow(count, Priority.ALWAYS);
        count.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(12, count, again);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list);
    }

    /// Shows the clients of these backends.
    void show(Service service, List<BackendPlace> of) {
        boolean same = places.equals(of) && affinity.equals(service.affinity());
        places = of;
        affinity = service.affinity();
        if (!same) {
            read();
        }
    }

    /// Reads them anew.
    void read() {
        boolean none = affinity instanceof Affinity.None;
        boolean carried = affinity instanceof Affinity.ByInsertedCookie;
        if (none || carried) {
            say(none ? "services.sticky.off" : "services.sticky.carried");
            list.getChildren().clear();
            return;
        }
        List<BackendPlace> of = places;
        work.run(() -> gather(of), found -> show(of, found), _ -> sayNothing());
    }

    private void say(String key, Object... arguments) {
        count.textProperty().bind(texts.text(key, arguments));
    }

    private void sayNothing() {
        count.textProperty().unbind();
        count.setText("");
    }

    /// @param all how many there are
    private record Found(int all, List<Held> clients) {}

    private record Held(BackendPlace place, StickyClient client) {}

    /// There may be very many: that is for another thread.
    private Found gather(List<BackendPlace> of) {
        List<Held> clients = new ArrayList<>();
        int all = 0;
        for (BackendPlace place : of) {
            all += backstage.stickyCount(place);
            int room = MOST - clients.size();
            backstage.stickyClients(place, room).forEach(c -> clients.add(new Held(place, c)));
        }
        return new Found(all, clients);
    }

    private void show(List<BackendPlace> of, Found found) {
        if (of.equals(places)) {
            int shown = found.clients.size();
            String key = shown < found.all ? "services.sticky.some" : "services.sticky.all";
            say(key, found.all, shown);
            list.getChildren()
                    .setAll(found.clients.stream().map(h -> row(h.place, h.client)).toList());
        }
    }

    private Node row(BackendPlace place, StickyClient client) {
        VBox row = new VBox(6);
        tell(row, new Held(place, client));
        return row;
    }

    private Button tell(VBox row, Held held) {
        Label name =
                new Sentence(
                        texts.follow(
                                () ->
                                        texts.get(
                                                "services.sticky.client",
                                                held.client.shown(),
                                                held.place.address(),
                                                texts.numbers().clock(held.client.until()))));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button remove = new Button();
        remove.textProperty().bind(texts.text("services.sticky.remove"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.accessibleTextProperty()
                .bind(texts.text("services.sticky.remove.of", name.textProperty()));
        remove.setOnAction(_ -> ask(row, held));
        HBox line = new HBox(12, name, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().setAll(line);
        return remove;
    }

    /// What the client has at its backend, nobody could bring back.
    private void ask(VBox row, Held held) {
        String client = held.client.shown();
        String backend = held.place.address();
        Button send = new Button();
        send.textProperty().bind(texts.text("services.sticky.remove.sure", client));
        send.setId("services-sticky-send");
        send.getStyleClass().add(Styles.DANGER);
        send.setOnAction(
                _ -> {
                    backstage.unbind(held.place, held.client);
                    read();
                });
        Button keep = new Button();
        keep.textProperty().bind(texts.text("services.sticky.keep", client, backend));
        keep.setId("services-sticky-keep");
        keep.setOnAction(_ -> tell(row, held).requestFocus());
        FlowPane answers = new FlowPane(8, 8, keep, send);
        answers.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        keep.fire();
                    }
                });
        Label question = new Sentence(texts.text("services.sticky.ask", client, backend));
        question.setId("services-sticky-question");
        row.getChildren().setAll(question, answers);
        keep.requestFocus();
    }
}
