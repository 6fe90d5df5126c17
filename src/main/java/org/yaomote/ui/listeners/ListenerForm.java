package org.yaomote.ui.listeners;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TlsSettings;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.NumberText;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The settings of one listener as fields of a form; every change is one undoable edit.
///
/// Stays usable when the listener is gone: its fields are then empty and write nothing. Thread: the
/// workspace's.
final class ListenerForm {
    private final ListenerId id;
    private final WorkspaceModel workspace;
    private final TypedTexts typed;
    private final FieldProblems problems;
    private final RulesForm rules;
    private final ListenerOptionsForm options;

    /// What to offer again when the user switches back to HTTPS.
    private TlsSettings tlsBefore = new TlsSettings(List.of());

    ListenerForm(ListenerId id, FormContext context) {
        this.id = id;
        this.workspace = context.workspace();
        this.typed = context.typed();
        this.problems = context.problems();
        this.rules = new RulesForm(this, context);
        this.options = new ListenerOptionsForm(id, this, context);
    }

    /// Whether this is the form of the same listener.
    boolean isOf(ListenerForm other) {
        return id.equals(other.id);
    }

    /// The listener as the draft has it.
    public Optional<Listener> listener() {
        return workspace.draft().listener(id);
    }

    /// Its rules.
    public RulesForm rules() {
        return rules;
    }

    /// What it does beyond the usual.
    public ListenerOptionsForm options() {
        return options;
    }

    /// Switches it on or off.
    public void setEnabled(boolean enabled) {
        edit(enabled ? "listener.enable" : "listener.disable", l -> l.withEnabled(enabled));
    }

    /// What it is called.
    public TypedField name() {
        return typed.field(
                id,
                "name",
                target(
                        "name",
                        Listener::name,
                        text -> {
                            edit("listener.name", l -> l.withName(text.strip()));
                            return Optional.empty();
                        }));
    }

    /// The address it is opened on; an address with a port, or a URL, sets both when left.
    public TypedField address() {
        return typed.field(
                id,
                "address",
                AddressText.target(
                        () -> listener().map(Listener::address).orElse(""),
                        read ->
                                edit(
                                        "listener.address",
                                        l ->
                                                l.withAddress(read.host())
                                                        .withPort(read.port().orElse(l.port()))),
                        () -> at("address")));
    }

    /// The port it is opened on.
    public TypedField port() {
        return typed.field(
                id,
                "port",
                target(
                        "port",
                        l -> Integer.toString(l.port()),
                        text ->
                                NumberText.put(
                                        path("port"),
                                        text,
                                        listener().map(Listener::port).orElse(0),
                                        port -> edit("listener.port", l -> l.withPort(port)))));
    }

    /// Whether it speaks HTTPS.
    public boolean isSecure() {
        return listener().map(l -> l.protocol() instanceof Protocol.Https).orElse(false);
    }

    /// Whether it passes octets on unseen, which only a configuration file can bring.
    public boolean isTunnel() {
        return listener().map(l -> l.protocol() instanceof Protocol.Tcp).orElse(false);
    }

    /// Makes it speak HTTPS or HTTP; certificates come back when HTTPS does.
    public void setSecure(boolean secure) {
        if (secure == isSecure() && !isTunnel()) {
            return;
        }
        if (secure) {
            protocol(new Protocol.Https(tlsBefore));
        } else {
            tlsBefore = isSecure() ? tls() : tlsBefore;
            protocol(new Protocol.Http());
        }
    }

    /// The certificate files in order, the first is the default; empty for HTTP.
    public List<String> certificates() {
        return tls().certificates();
    }

    /// How it proves who it is; without certificates for HTTP.
    TlsSettings tls() {
        TlsSettings none = new TlsSettings(List.of());
        return listener()
                .map(
                        l ->
                                switch (l.protocol()) {
                                    case Protocol.Http _, Protocol.Tcp _ -> none;
                                    case Protocol.Https(var tls) -> tls;
                                })
                .orElse(none);
    }

    /// The path of one certificate file.
    ///
    /// @param index from 0
    public TypedField certificate(int index) {
        String field = "certificates[" + index + "]";
        return typed.field(
                id,
                field,
                target(
                        field,
                        _ -> index < certificates().size() ? certificates().get(index) : "",
                        text -> {
                            certificates(RowOrder.with(certificates(), index, text.strip()));
                            return Optional.empty();
                        }));
    }

    /// Adds a certificate file at the end.
    ///
    /// @param path may be empty: the field to type it in appears
    public void addCertificate(String path) {
        certificates(RowOrder.plus(certificates(), certificates().size(), path));
    }

    /// Moves a certificate file before the one above it; the first is the default.
    public void raiseCertificate(int index) {
        certificates(RowOrder.moved(certificates(), index, -1));
    }

    /// Takes a certificate file out of the list; the file stays.
    public void removeCertificate(int index) {
        certificates(RowOrder.without(certificates(), index));
    }

    /// Lets these methods through.
    public void setMethods(MethodSet methods) {
        edit("listener.methods", l -> l.withMethods(methods));
    }

    /// What is wrong with the list of certificates as a whole, or with one of its files where the
    /// refusal does not say which.
    public List<Problem> certificateProblems() {
        List<Problem> found = new ArrayList<>(at("certificates"));
        found.addAll(at("protocol"));
        return List.copyOf(found);
    }

    /// What is wrong at a field of this listener.
    ///
    /// @param field such as `rules[0].service`
    List<Problem> at(String field) {
        return problems.at(path(field));
    }

    /// What is wrong at a field of this listener and in it.
    List<Problem> within(String field) {
        return problems.within(path(field));
    }

    String path(String field) {
        List<ListenerId> ids = workspace.draft().listeners().stream().map(Listener::id).toList();
        return "listeners[" + ids.indexOf(id) + "]." + field;
    }

    /// Changes this listener in one step that carries its name.
    void edit(String code, UnaryOperator<Listener> change) {
        String subject = listener().map(Listener::name).orElse("");
        workspace.edit(Edit.of(code, subject, config -> changed(config, change)));
    }

    private ProxyConfig changed(ProxyConfig config, UnaryOperator<Listener> change) {
        return config.listener(id).map(change).map(config::withListener).orElse(config);
    }

    private void protocol(Protocol protocol) {
        edit("listener.protocol", l -> l.withProtocol(protocol));
    }

    private void certificates(List<String> changed) {
        if (isSecure()) {
            Protocol protocol = new Protocol.Https(tls().withCertificates(changed));
            edit("listener.certificates", l -> l.withProtocol(protocol));
        }
    }

    private TypedField.Target target(
            String field,
            Function<Listener, String> read,
            Function<String, Optional<Problem>> write) {
        return TypedField.Target.of(() -> listener().map(read).orElse(""), write, () -> at(field));
    }
}
