package org.yaomote.ui.wizard;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;
import org.yaomote.ui.certificates.NameChips;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which certificate: a new one of the local authority, or one that is there; and whether this
/// computer shall trust the authority.
final class CertificateStep implements Step {
    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1");

    private final WizardTools tools;
    private final Choices choices;
    private final Texts texts;
    private final NameChips names;
    private final Label file = new Label();
    private final VBox fresh;
    private final VBox own;
    private final VBox trust;
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty();
    private final StringProperty missing = new SimpleStringProperty("wizard.names.barred.none");
    private final VBox box = new VBox(14);
    private Predicate<SubjectName> scope = _ -> true;
    private List<SubjectName> offered = List.of();

    CertificateStep(UiContext context, WizardTools tools, Choices choices) {
        this.tools = tools;
        this.choices = choices;
        texts = context.texts();
        Parts parts = new Parts(texts);
        names = new NameChips(context);
        names.onChange(this::judge);
        Actions actions = new Actions(texts);
        Button choose = actions.button("wizard.file.choose", Feather.FOLDER, this::choose);
        file.setId("wizard-file");
        Parts.wrapping(file);
        fresh = new VBox(8, parts.muted("wizard.fresh.help"), names);
        own = new VBox(8, parts.muted("wizard.file.help"), choose, file);
        ToggleGroup which = new ToggleGroup();
        RadioButton makeOne = parts.radio("wizard.fresh", which);
        RadioButton haveOne = parts.radio("wizard.file", which);
        makeOne.setSelected(true);
        haveOne.selectedProperty().bindBidirectional(choices.ownFileProperty());
        CheckBox tick = new CheckBox();
        tick.setId("wizard-trust");
        tick.textProperty().bind(texts.text("wizard.trust"));
        Parts.show(own, false);
        tick.setWrapText(true);
        tick.setMinHeight(CheckBox.USE_PREF_SIZE);
        tick.selectedProperty().bindBidirectional(choices.trustedProperty());
        tick.accessibleHelpProperty().bind(texts.text("wizard.trust.help"));
        trust = parts.group("wizard.trust.title", tick, parts.muted("wizard.trust.help"));
        box.getChildren().addAll(parts.group("wizard.which", makeOne, fresh, haveOne, own), trust);
        choices.ownFileProperty().addListener((_, _, _) -> judge());
        new BackgroundWork(tools.certificates().worker(), context.work().fx())
                .run(() -> tools.certificates().authority().get().scope(), this::limit, _ -> {});
    }

    /// What the authority would refuse at the end is refused at the field.
    private void limit(Outcome<Predicate<SubjectName>> found) {
        found.result()
                .ifPresent(
                        rule -> {
                            scope = rule;
                            names.limit(rule);
                            if (!offered.isEmpty()) {
                                enter();
                            }
                        });
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    @Override
    public ObservableValue<String> barred() {
        return texts.follow(() -> texts.get(missing.get()), missing);
    }

    /// The names follow what was chosen before, until the user changes them.
    @Override
    public void enter() {
        List<SubjectName> fitting = fitting();
        if (!fitting.equals(offered) && (offered.isEmpty() || names.holds(offered))) {
            names.replace(fitting);
            offered = fitting;
        }
        judge();
    }

    private List<SubjectName> fitting() {
        OwnNames known = choices.namesProperty().get();
        List<String> wanted = new ArrayList<>(ALWAYS);
        if (!known.computer().isEmpty()) {
            wanted.add(known.computer());
            wanted.add(known.computer() + ".local");
        }
        if (choices.openProperty().get()) {
            wanted.addAll(known.addresses());
        }
        return NameReader.readAll(wanted).result().orElse(List.of()).stream()
                .filter(scope)
                .toList();
    }

    private void choose() {
        tools.certificates()
                .files()
                .choose(box.getScene().getWindow(), texts.get("wizard.file.choose"))
                .ifPresent(chosen -> choices.fileProperty().set(Optional.of(chosen)));
        judge();
    }

    private void judge() {
        boolean isOwn = choices.ownFileProperty().get();
        Parts.show(fresh, !isOwn);
        Parts.show(own, isOwn);
        // Of a certificate from elsewhere nobody here knows the authority.
        Parts.show(trust, !isOwn);
        Optional<Path> chosen = choices.fileProperty().get();
        file.setText(chosen.map(Path::toString).orElse(""));
        List<SubjectName> now = names.current();
        choices.subjectsProperty().set(now);
        ready.set(isOwn ? chosen.isPresent() : !now.isEmpty() && !names.isRefused());
        String ofNames = names.isRefused() ? "wizard.names.barred" : "wizard.names.barred.none";
        missing.set(isOwn ? "wizard.file.barred" : ofNames);
    }
}
