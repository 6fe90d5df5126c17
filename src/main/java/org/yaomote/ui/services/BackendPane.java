package org.yaomote.ui.services;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.Disclosure;
import org.yaomote.ui.editing.SwitchRow;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.TwoColumns;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.function.Consumer;

/// The form of one backend, with the shares its weight gives.
final class BackendPane {
    private final Form form;
    private final TextField name = new TextField();
    private final TextField host = new TextField();
    private final TextField port = new TextField();
    private final TextField limit = new TextField();
    private final TypedBinding nameBinding = TypedBinding.of(name);
    private final TypedBinding hostBinding = TypedBinding.of(host);
    private final TypedBinding portBinding = TypedBinding.of(port);
    private final TypedBinding limitBinding = TypedBinding.of(limit);
    private final ModeChoice mode;
    private final SwitchRow emergency;
    private final Disclosure rare;
    private final WeightRow weight;
    private final SimpleObjectProperty<Portion> portion =
            new SimpleObjectProperty<>(new Portion(0, 0));
    private final SharesBox shares;
    private final TwoColumns columns;
    private final LiveBox live;
    private final StickyBox sticky;
    private final VBox node;
    private @Nullable BackendForm shown;

    BackendPane(UiContext context, TextSize textSize) {
        Texts texts = context.texts();
        this.live = new LiveBox(context);
        this.sticky = new StickyBox(context);
        this.form = new Form(texts);
        this.shares = new SharesBox(texts, at -> leadToWeight(context, at));
        this.weight = new WeightRow(texts, this::showShares);
        name.setId("services-backend-name");
        name.promptTextProperty().bind(texts.text("services.backend.name.prompt"));
        host.setId("services-host");
        port.setId("services-port");
        port.setPrefColumnCount(6);
        limit.setId("services-maxConnections");
        this.mode = new ModeChoice(texts, chosen -> edit(f -> f.setMode(chosen)));
        this.emergency =
                new SwitchRow(texts, "services.emergency", on -> edit(f -> f.setEmergency(on)))
                        .help("services.emergency.help");
        Form folded = new Form(texts);
        folded.row("maxConnections", "services.maxConnections", limit)
                .help("services.maxConnections.help")
                .problem(limitBinding.problemProperty());
        folded.add(emergency);
        this.rare = new Disclosure(texts, "services.part.rare", folded.node());
        form.row("mode", "services.mode", mode).help("services.mode.atOnce");
        form.row("host", "services.backend.host", host)
                .help("services.backend.host.help")
                .problem(hostBinding.problemProperty());
        form.beside(
                form.row("port", "services.backend.port", port)
                        .problem(portBinding.problemProperty()),
                form.row("name", "services.backend.name", name)
                        .problem(nameBinding.problemProperty()));
        form.add(rare);
        Form right = new Form(texts);
        right.row("weight", "services.backend.weight", weight)
                .help(texts.follow(() -> portion.get().text(texts), portion))
                .problem(weight.problemProperty());
        right.add(shares);
        this.columns = new TwoColumns(form.node(), right.node(), textSize);
        this.node = new VBox(14, live, columns, new Disclosure(texts, "services.sticky", sticky));
    }

    Node node() {
        return node;
    }

    /// Shows how the backend is doing now.
    void show(BackendSight sight) {
        live.show(sight);
        sticky.show(sight.service(), List.of(sight.place()));
    }

    /// Asks it once, now.
    ///
    /// @return whether it was asked; not if it does not run
    boolean test() {
        return live.test();
    }

    /// Focuses its name and selects it, to be overwritten.
    void rename() {
        name.requestFocus();
        name.selectAll();
    }

    /// Shows a backend, or the same one anew.
    void show(BackendForm next) {
        shown = next;
        nameBinding.show(next.name());
        hostBinding.show(next.host());
        portBinding.show(next.port());
        weight.show(next);
        limitBinding.show(next.maxConnections());
        mode.show(next.mode());
        emergency.show(next.isEmergency(), List.of());
        boolean isLimited = next.backend().map(b -> b.maxConnections() != 0).orElse(false);
        rare.show(next, isLimited || next.isEmergency());
        showShares();
    }

    /// Focuses the host and selects its text, to be overwritten.
    void begin() {
        host.requestFocus();
        host.selectAll();
    }

    /// Focuses a field by the last part of its path.
    void reveal(String field) {
        if (field.equals("maxConnections")) {
            rare.setExpanded(true);
            rare.applyCss();
            limit.requestFocus();
        } else if (field.equals("weight")) {
            weight.requestFocus();
        } else if (!form.reveal(field)) {
            host.requestFocus();
        }
    }

    private void edit(Consumer<BackendForm> change) {
        if (shown != null) {
            change.accept(shown);
        }
    }

    private void showShares() {
        if (shown != null) {
            shares.show(shown.shares());
            portion.set(shown.portion());
        }
    }

    private void leadToWeight(UiContext context, int place) {
        if (shown != null) {
            context.navigator().show(new Where.Field(shown.weightAt(place)));
        }
    }
}
