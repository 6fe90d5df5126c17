package org.yaomote.ui.wizard;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.trust.Anchor;
import org.yaomote.trust.Change;
import org.yaomote.trust.Finding;
import org.yaomote.trust.Note;
import org.yaomote.trust.Planned;
import org.yaomote.trust.TrustState;
import org.yaomote.trust.TrustStore;
import org.yaomote.trust.TrustStores;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Which stores of this computer trust the authority, a row each, with a button that makes one do
/// so. A store that refuses is an amber row and keeps no other from its turn.
final class TrustBox extends VBox {
    private final Texts texts;
    private final Parts parts;
    private final TrustStores stores;
    private final BackgroundWork work;
    private final Label summary;

    /// @param work for programs that are run; one task at a time
    TrustBox(Texts texts, TrustStores stores, BackgroundWork work) {
        super(6);
        this.texts = texts;
        this.stores = stores;
        this.work = work;
        parts = new Parts(texts);
        summary = parts.muted("wizard.trusted.looking");
        setId("wizard-trusted");
        getChildren().add(summary);
    }

    /// Looks at every store, and makes it trust the authority if that was asked for.
    ///
    /// @param roots the authority's certificates
    /// @param isAsked whether the user asked for it
    void begin(List<X509Certificate> roots, boolean isAsked) {
        Optional<Anchor> anchor = roots.stream().filter(Anchor::canBe).findFirst().map(Anchor::new);
        if (anchor.isEmpty()) {
            Parts.show(this, false);
            return;
        }
        work.run(
                stores::found,
                all -> {
                    Parts.show(summary, all.isEmpty());
                    all.forEach(store -> add(new Row(store, anchor.get()), isAsked));
                },
                _ -> Parts.show(summary, true));
    }

    private void add(Row row, boolean isAsked) {
        getChildren().add(row);
        row.run(isAsked ? row::install : row::look);
    }

    private record Seen(TrustState state, Optional<Note> why) {
        static Seen of(Finding finding) {
            return new Seen(finding.state(), Optional.of(finding.proof()));
        }
    }

    private final class Row extends VBox {
        private final TrustStore store;
        private final Anchor anchor;
        private final StateBadge badge = parts.badge(StateMark.UNKNOWN);
        private final Label why = new Label();
        private final Button install;

        Row(TrustStore store, Anchor anchor) {
            super(2);
            this.store = store;
            this.anchor = anchor;
            install = new Actions(texts).button("wizard.trusted.install", Feather.SHIELD, () -> {});
            install.setOnAction(_ -> run(this::install));
            install.accessibleTextProperty()
                    .bind(texts.text("wizard.trusted.install.name", name()));
            why.getStyleClass().add("form-help");
            Parts.wrapping(why);
            badge.show(StateMark.UNKNOWN, texts.follow(() -> name() + ": \u2026"));
            Parts.show(install, false);
            Parts.show(why, false);
            FlowPane line = new FlowPane(12, 4, (Node) badge, install);
            getChildren().addAll(line, why);
        }

        private String name() {
            return texts.get(store.name().kind().textKey(), store.name().label());
        }

        void run(Callable<Seen> task) {
            install.setDisable(true);
            work.run(task, this::say, _ -> say(new Seen(TrustState.UNKNOWN, Optional.empty())));
        }

        Seen look() {
            return Seen.of(store.look(anchor));
        }

        Seen install() {
            return switch (store.install(anchor)) {
                case Planned.Settled(var finding) -> Seen.of(finding);
                case Planned.Impossible(var note) ->
                        new Seen(store.look(anchor).state(), Optional.of(note));
                case Planned.Ready(var plan) ->
                        switch (stores.perform(plan)) {
                            case Change.Done(var after) -> Seen.of(after);
                            case Change.Failed(var note, var after) ->
                                    new Seen(after.state(), Optional.of(note));
                        };
            };
        }

        private void say(Seen seen) {
            boolean isTrusted = seen.state() == TrustState.TRUSTED;
            boolean canBe = !isTrusted && seen.state() != TrustState.UNKNOWN;
            StateMark mark = isTrusted ? StateMark.UP : canBe ? StateMark.SHAKY : StateMark.UNKNOWN;
            badge.show(mark, texts.follow(() -> name() + ": " + texts.get(seen.state().textKey())));
            why.textProperty().unbind();
            why.textProperty()
                    .bind(
                            texts.follow(
                                    () ->
                                            seen.why()
                                                    .map(
                                                            n ->
                                                                    texts.get(
                                                                            n.kind().textKey(),
                                                                            n.arguments()
                                                                                    .toArray()))
                                                    .orElse("")));
            Parts.show(why, !isTrusted && seen.why().isPresent());
            Parts.show(install, canBe);
            install.setDisable(false);
        }
    }
}
