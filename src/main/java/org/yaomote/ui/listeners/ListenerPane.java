package org.yaomote.ui.listeners;

import atlantafx.base.theme.Styles;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.ListenerNote;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of one listener.
final class ListenerPane {
    private static final Pattern RULE = Pattern.compile("rules\\[(\\d+)\\](?:\\.(.*))?");
    private static final int FIRST_FREE_PORT = 1024;

    private final Texts texts;
    private final Form form;
    private final ScrollPane scroll;
    private final StateLine state;
    private final CheckBox enabled = new CheckBox();
    private final TextField name = new TextField();
    private final AddressChoice address;
    private final TextField port = new TextField();
    private final ToggleButton http = new ToggleButton();
    private final ToggleButton https = new ToggleButton();
    private final ToggleButton tcp = new ToggleButton();
    private final Label unseen = note();
    private final TunnelBox tunnel;
    private final AdvancedPart advanced;
    private final TypedBinding nameBinding = TypedBinding.of(name);
    private final TypedBinding addressBinding;
    private final TypedBinding portBinding = TypedBinding.of(port);
    private final ReadOnlyObjectWrapper<String> reach = new ReadOnlyObjectWrapper<>("reach.this");
    private final Label lowPort = new Label();
    private final BooleanProperty low = new SimpleBooleanProperty();
    private final ListenerNote portNote;
    private final CertificatesBox certificates;
    private final RulesBox rules;
    private @Nullable ListenerForm shown;
    private boolean showing;

    /// @param portNote says more of the port, in place of what is known of low ones in general
    ListenerPane(Texts texts, FilePicker picker, ListenerNote note, ListenerNote portNote) {
        this.portNote = portNote;
        this.texts = texts;
        this.form = new Form(texts);
        this.state = new StateLine(texts);
        this.address = new AddressChoice(texts);
        this.addressBinding = TypedBinding.of(address);
        this.certificates = new CertificatesBox(texts, picker, note);
        this.rules = new RulesBox(texts);
        this.tunnel = new TunnelBox(texts);
        this.advanced = new AdvancedPart(texts, picker);
        build();
        VBox content = new VBox(form.node());
        content.getStyleClass().add("form-pane");
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        FocusInView.of(scroll);
        LiveViewport.of(scroll);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("form-scroll");
        scroll.setId("listeners-form");
        scroll.setFocusTraversable(false);
        scroll.accessibleTextProperty().bind(texts.text("listeners.form"));
    }

    ScrollPane node() {
        return scroll;
    }

    /// Has who needs a certificate be led to where one is made.
    void onMakeCertificate(Runnable lead) {
        certificates.onMake(lead);
    }

    /// Has who wants to know where a request goes be led to where that is tested.
    void onTest(Runnable lead) {
        rules.onTest(lead);
    }

    /// Has who made a new service for this listener be led to it.
    void onNewService(Consumer<Service> lead) {
        rules.onNewService(lead);
        tunnel.onNewService(lead);
    }

    /// Offers the addresses of this computer.
    void offer(List<String> own) {
        address.offer(own);
    }

    /// Shows a listener, or the same one anew.
    void show(ListenerForm next, ListenerRow row) {
        boolean isOther = shown == null || !shown.isOf(next);
        shown = next;
        Listener listener = next.listener().orElse(null);
        if (listener == null) {
            return;
        }
        if (isOther) {
            scroll.setVvalue(0);
        }
        showing = true;
        state.show(row);
        enabled.setSelected(listener.enabled());
        nameBinding.show(next.name());
        addressBinding.show(next.address());
        portBinding.show(next.port());
        reach.set(reachKey(listener.address()));
        portNote.show(listener);
        low.set(listener.port() > 0 && listener.port() < FIRST_FREE_PORT);
        button(next.spoken()).setSelected(true);
        visible(unseen, next.isTunnel());
        visible(tunnel, next.isTunnel());
        visible(certificates, next.isSecure());
        visible(rules, !next.isTunnel());
        visible(advanced.node(), !next.isTunnel());
        certificates.show(next);
        tunnel.show(next);
        tunnel.show(row);
        rules.show(next.rules());
        advanced.show(next);
        showing = false;
    }

    /// Says how the listener is, without touching the fields.
    void showState(ListenerRow row) {
        state.show(row);
        tunnel.show(row);
    }

    /// Focuses the first field and selects its text, to be overwritten.
    void begin() {
        name.requestFocus();
        name.selectAll();
    }

    /// Focuses a field.
    ///
    /// @param field path below the listener, such as `rules[0].service`
    void reveal(String field) {
        Matcher rule = RULE.matcher(field);
        if (shown != null && shown.isTunnel() && tunnel.reveal(field)) {
            return;
        }
        if (rule.matches()) {
            rules.focus(Integer.parseInt(rule.group(1)), part(rule.group(2)));
        } else if (field.startsWith("certificates") || field.startsWith("protocol")) {
            certificates.focus();
        } else if (field.equals("rules")) {
            rules.focus(0, "host");
        } else if (!advanced.reveal(field) && !form.reveal(field)) {
            name.requestFocus();
        }
    }

    private String part(@Nullable String field) {
        if (field == null || shown == null || !field.startsWith("matches")) {
            return field == null ? "host" : field;
        }
        return field.endsWith("[0]") ? "host" : "path";
    }

    private void build() {
        name.setId("listeners-name");
        port.setId("listeners-port");
        port.setPrefColumnCount(6);
        enabled.setId("listeners-enabled");
        enabled.textProperty().bind(texts.text("listeners.enabled"));
        enabled.setWrapText(true);
        enabled.setMinHeight(CheckBox.USE_PREF_SIZE);
        enabled.setOnAction(_ -> edit(f -> f.setEnabled(enabled.isSelected())));
        Label reachable = note();
        reachable
                .textProperty()
                .bind(texts.follow(() -> texts.get("listeners." + reach.get()), reach));
        // What is no address is reached by nobody.
        reachable.visibleProperty().bind(addressBinding.problemProperty().map(Optional::isEmpty));
        reachable.managedProperty().bind(reachable.visibleProperty());
        reachable.setId("listeners-reach");
        lowPort.textProperty().bind(texts.text("listeners.port.low"));
        styleNote(lowPort);
        lowPort.visibleProperty().bind(low.and(portNote.node().visibleProperty().not()));
        lowPort.managedProperty().bind(lowPort.visibleProperty());
        form.add(state).add(enabled);
        form.row("name", "listeners.name", name).problem(nameBinding.problemProperty());
        form.row("address", "listeners.address", address)
                .problem(addressBinding.problemProperty())
                .getChildren()
                .add(2, reachable);
        var portRow = form.row("port", "listeners.port", port);
        portRow.problem(portBinding.problemProperty()).getChildren().add(2, lowPort);
        portRow.getChildren().add(portNote.node());
        unseen.textProperty().bind(texts.text("listeners.protocol.tcp.help"));
        form.row("protocol", "listeners.protocol", protocol()).getChildren().add(2, unseen);
        form.add(certificates).add(tunnel).add(rules).add(advanced.node());
    }

    private HBox protocol() {
        ToggleGroup group = new ToggleGroup();
        http.setToggleGroup(group);
        https.setToggleGroup(group);
        tcp.setToggleGroup(group);
        http.setId("listeners-http");
        https.setId("listeners-https");
        tcp.setId("listeners-tcp");
        tcp.textProperty().bind(texts.text("listeners.protocol.tcp"));
        http.textProperty().bind(texts.text("listeners.protocol.http"));
        https.textProperty().bind(texts.text("listeners.protocol.https"));
        http.getStyleClass().add(Styles.LEFT_PILL);
        https.getStyleClass().add(Styles.CENTER_PILL);
        tcp.getStyleClass().add(Styles.RIGHT_PILL);
        // One of them is always chosen: a second press on it does not undo the choice.
        group.selectedToggleProperty()
                .addListener(
                        (_, before, now) -> {
                            if (now == null && before != null) {
                                before.setSelected(true);
                            } else if (now != null) {
                                edit(f -> f.speak(spoken(now)));
                            }
                        });
        return new HBox(http, https, tcp);
    }

    private ToggleButton button(Spoken spoken) {
        return switch (spoken) {
            case HTTP -> http;
            case HTTPS -> https;
            case TCP -> tcp;
        };
    }

    private Spoken spoken(Toggle chosen) {
        if (tcp.equals(chosen)) {
            return Spoken.TCP;
        }
        return https.equals(chosen) ? Spoken.HTTPS : Spoken.HTTP;
    }

    private void edit(Consumer<ListenerForm> change) {
        if (shown != null && !showing) {
            change.accept(shown);
        }
    }

    private static String reachKey(String address) {
        return switch (Reach.of(address)) {
            case THIS_COMPUTER -> "reach.this";
            case EVERYONE -> "reach.all";
            case ONE_ADDRESS -> "reach.one";
        };
    }

    private static Label note() {
        Label note = new Label();
        styleNote(note);
        return note;
    }

    private static void styleNote(Label note) {
        note.getStyleClass().add("form-help");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
    }

    private static void visible(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
