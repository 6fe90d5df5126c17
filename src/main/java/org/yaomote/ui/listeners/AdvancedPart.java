package org.yaomote.ui.listeners;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.Disclosure;
import org.yaomote.ui.editing.SettingRows;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Locale;

/// The folded part of a listener's form: what few need.
final class AdvancedPart {
    private final Form form;
    private final SettingRows<ListenerOptionsForm> rows;
    private final ComboBox<MethodSet> methods = new ComboBox<>();
    private final Disclosure disclosure;
    private @Nullable ListenerForm shown;
    private boolean showing;

    AdvancedPart(Texts texts, FilePicker picker) {
        this.form = new Form(texts);
        this.rows = new SettingRows<>(texts, form, "listeners.options");
        plain();
        secure(picker);
        both(texts);
        this.disclosure = new Disclosure(texts, "listeners.advanced", form.node());
    }

    Node node() {
        return disclosure;
    }

    /// Shows a listener, or the same one anew.
    void show(ListenerForm next) {
        shown = next;
        showing = true;
        methods.setValue(next.listener().map(Listener::methods).orElse(MethodSet.ANY));
        showing = false;
        rows.show(next.options());
        disclosure.show(next, next.options().isNotable());
    }

    /// Opens and focuses the field at a path below the listener.
    ///
    /// @return whether it is here
    boolean reveal(String field) {
        String name = field.startsWith("options.") ? field.substring("options.".length()) : field;
        boolean isMethods = field.equals("methods");
        if (!isMethods && !field.startsWith("options") && !field.startsWith("clientCertificates")) {
            return false;
        }
        disclosure.setExpanded(true);
        disclosure.applyCss();
        return isMethods ? form.reveal(name) : rows.reveal(name);
    }

    private void plain() {
        Node redirect =
                rows.flag(
                                "redirect",
                                ListenerOptionsForm::isRedirecting,
                                ListenerOptionsForm::setRedirecting,
                                f -> f.fields().at("redirect"))
                        .help("listeners.options.redirect.help");
        rows.only(redirect, f -> !f.isSecure() || f.isRedirecting());
        rows.only(
                rows.text("redirect.port", ListenerOptionsForm::redirectPort),
                ListenerOptionsForm::isRedirecting);
        Node clear =
                rows.flag(
                                "http2PriorKnowledge",
                                f -> f.fields().value().http2PriorKnowledge(),
                                (f, on) -> f.fields().edit(o -> o.withHttp2PriorKnowledge(on)),
                                f -> f.fields().at("http2PriorKnowledge"))
                        .help("listeners.options.http2PriorKnowledge.help");
        rows.only(clear, f -> !f.isSecure() || f.fields().value().http2PriorKnowledge());
    }

    private void secure(FilePicker picker) {
        Node http2 =
                rows.flag(
                        "http2",
                        f -> f.fields().value().http2(),
                        (f, on) -> f.fields().edit(o -> o.withHttp2(on)),
                        f -> f.fields().at("http2"));
        rows.only(http2, f -> f.isSecure() || !f.fields().value().http2());
        Node hsts =
                rows.flag(
                                "hsts",
                                ListenerOptionsForm::isStrict,
                                ListenerOptionsForm::setStrict,
                                f -> f.fields().at("hsts"))
                        .help("listeners.options.hsts.help");
        rows.only(hsts, f -> f.isSecure() || f.isStrict());
        rows.only(
                rows.text("hsts.maxAge", ListenerOptionsForm::strictFor)
                        .help("listeners.options.hsts.maxAge.help"),
                ListenerOptionsForm::isStrict);
        rows.only(
                rows.flag(
                        "hsts.includeSubdomains",
                        ListenerOptionsForm::isStrictBelow,
                        ListenerOptionsForm::setStrictBelow,
                        _ -> List.of()),
                ListenerOptionsForm::isStrict);
        rows.only(
                rows.choice(
                                "clientCertificates",
                                ClientsKind.values(),
                                ListenerOptionsForm::clients,
                                ListenerOptionsForm::setClients)
                        .help("listeners.options.clientCertificates.help"),
                ListenerOptionsForm::isSecure);
        rows.only(
                rows.file(
                        "clientCertificates.authorities", ListenerOptionsForm::authorities, picker),
                f -> f.clients().hasAuthorities());
    }

    private void both(Texts texts) {
        methods.setId("listeners-methods");
        methods.getItems().setAll(MethodSet.values());
        Choices.name(methods, texts, m -> "listeners.methods." + m.name().toLowerCase(Locale.ROOT));
        methods.valueProperty()
                .addListener(
                        (_, _, value) -> {
                            if (!showing && value != null && shown != null) {
                                shown.setMethods(value);
                            }
                        });
        form.row("methods", "listeners.methods", methods).help("listeners.methods.help");
        rows.text("trustedProxies", ListenerOptionsForm::trustedProxies)
                .help("listeners.options.trustedProxies.help");
        rows.text("maxBodyBytes", ListenerOptionsForm::longestBody)
                .help("listeners.options.maxBodyBytes.help");
        rows.flag(
                        "via",
                        f -> f.fields().value().via(),
                        (f, on) -> f.fields().edit((ListenerOptions o) -> o.withVia(on)),
                        f -> f.fields().at("via"))
                .help("listeners.options.via.help");
    }
}
