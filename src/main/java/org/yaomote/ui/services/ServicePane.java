package org.yaomote.ui.services;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.Disclosure;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.editing.SwitchRow;
import org.yaomote.ui.editing.TextSize;
import org.yaomote.ui.editing.TwoColumns;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.List;
import java.util.Locale;

/// The form of one service, with the shares of its backends.
final class ServicePane {
    private final Texts texts;
    private final Form form;
    private final TextField name = new TextField();
    private final ComboBox<AffinityKind> kind = new ComboBox<>();
    private final TextField affinityName = new TextField();
    private final TextField timeToLive = new TextField();
    private final TypedBinding nameBinding = TypedBinding.of(name);
    private final TypedBinding affinityBinding = TypedBinding.of(affinityName);
    private final TypedBinding timeBinding = TypedBinding.of(timeToLive);
    private final SimpleBooleanProperty named = new SimpleBooleanProperty();
    private final SimpleBooleanProperty timed = new SimpleBooleanProperty();
    private final SimpleObjectProperty<AffinityKind> shownKind =
            new SimpleObjectProperty<>(AffinityKind.NONE);
    private final SwitchRow maintenance;
    private final SwitchRow lastOne;
    private final OptionsParts parts;
    private final SharesBox shares;
    private final ProblemLine problems;
    private final TwoColumns columns;
    private final StickyBox sticky;
    private final ServiceLine live;
    private final VBox node;
    private @Nullable ServiceForm shown;
    private boolean showing;

    ServicePane(UiContext context, TextSize textSize, FilePicker picker) {
        this.texts = context.texts();
        this.sticky = new StickyBox(context);
        this.live = new ServiceLine(context);
        this.form = new Form(texts);
        this.shares = new SharesBox(texts, at -> leadToWeight(context, at));
        this.problems = new ProblemLine(texts);
        this.parts = new OptionsParts(texts, picker);
        this.maintenance =
                new SwitchRow(texts, "services.maintenance", this::setInMaintenance)
                        .help("services.maintenance.help");
        this.lastOne =
                new SwitchRow(texts, "services.lastOne", this::setRefusing)
                        .help("services.lastOne.help");
        name.setId("services-name");
        affinityName.setId("services-affinity-name");
        timeToLive.setId("services-ttl");
        timeToLive.setPrefColumnCount(8);
        kind();
        form.row("name", "services.service.name", name).problem(nameBinding.problemProperty());
        form.add(maintenance);
        form.add(lastOne);
        form.row("affinity", "services.affinity", kind).help("services.affinity.help");
        FormRow nameRow =
                form.row("affinity.name", "services.affinity.name.cookie", affinityName)
                        .problem(affinityBinding.problemProperty())
                        .visibleWhen(named);
        label(nameRow);
        form.row("affinity.timeToLive", "services.affinity.ttl", timeToLive)
                .problem(timeBinding.problemProperty())
                .visibleWhen(timed);
        parts.nodes().forEach(form::add);
        Form right = new Form(texts);
        right.add(shares).add(problems);
        this.columns = new TwoColumns(form.node(), right.node(), textSize);
        this.node = new VBox(14, live, columns, new Disclosure(texts, "services.sticky", sticky));
    }

    Node node() {
        return node;
    }

    /// Shows how the service is doing now.
    void show(ServiceSight sight) {
        live.show(sight);
        sticky.show(sight.service(), sight.places());
    }

    /// Shows a service, or the same one anew.
    void show(ServiceForm next) {
        shown = next;
        showing = true;
        nameBinding.show(next.name());
        AffinityKind now = next.affinityKind();
        shownKind.set(now);
        kind.setValue(now);
        named.set(now.isNamed());
        timed.set(now.hasTimeToLive());
        affinityBinding.show(next.affinityName());
        timeBinding.show(next.timeToLive());
        showing = false;
        shares.show(next.shares(), next.reply());
        problems.show(next.backendsProblems());
        maintenance.show(next.isInMaintenance(), next.options().fields().at("maintenance"));
        lastOne.show(next.isRefusingWhenDown(), List.of());
        parts.show(next);
    }

    private void leadToWeight(UiContext context, int place) {
        if (shown != null) {
            context.navigator().show(new Where.Field(shown.weightAt(place)));
        }
    }

    private void setRefusing(boolean on) {
        if (shown != null) {
            shown.setRefusingWhenDown(on);
        }
    }

    private void setInMaintenance(boolean on) {
        if (shown != null) {
            shown.setInMaintenance(on);
        }
    }

    /// Focuses the name and selects its text, to be overwritten.
    void begin() {
        name.requestFocus();
        name.selectAll();
    }

    /// Focuses a field by its path below the service.
    void reveal(String field) {
        if (field.equals("options.maintenance")) {
            maintenance.focus();
        } else if (!parts.reveal(field.replaceFirst("^options\\.", "")) && !form.reveal(field)) {
            name.requestFocus();
        }
    }

    private void kind() {
        kind.setId("services-affinity");
        kind.getItems().setAll(AffinityKind.values());
        Choices.name(kind, texts, k -> "services.affinity." + word(k));
        kind.valueProperty()
                .addListener(
                        (_, _, chosen) -> {
                            if (!showing && shown != null && chosen != null) {
                                shown.setAffinityKind(chosen);
                            }
                        });
    }

    /// The row is called after what is to be named.
    private void label(FormRow row) {
        if (row.getChildren().getFirst() instanceof Label label) {
            label.textProperty().unbind();
            label.textProperty()
                    .bind(
                            texts.follow(
                                    () ->
                                            texts.get(
                                                    "services.affinity.name."
                                                            + word(
                                                                    shownKind.get().isNamed()
                                                                            ? shownKind.get()
                                                                            : AffinityKind.COOKIE)),
                                    shownKind));
        }
    }

    private static String word(AffinityKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
