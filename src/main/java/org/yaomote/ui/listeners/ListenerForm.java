package org.yaomote.ui.listeners;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.TlsSettings;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.FreshService;
import org.yaomote.ui.editing.NumberText;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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

    /// What it was before it was made to pass octets on.
    private Optional<Listener> httpBefore = Optional.empty();

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

    /// What it speaks.
    public Spoken spoken() {
        return listener().map(Spoken::by).orElse(Spoken.HTTP);
    }

    /// Whether it passes octets on unseen.
    public boolean isTunnel() {
        return listener().map(l -> l.protocol() instanceof Protocol.Tcp).orElse(false);
    }

    /// Makes it speak something else; certificates come back when HTTPS does, and so do rules and
    /// options when what has some does.
    public void speak(Spoken wanted) {
        Spoken now = spoken();
        if (wanted == now) {
            return;
        }
        tlsBefore = isSecure() ? tls() : tlsBefore;
        switch (wanted) {
            case HTTP -> protocol(new Protocol.Http());
            case HTTPS -> protocol(new Protocol.Https(tlsBefore));
            case TCP -> {
                httpBefore = listener();
                edit("listener.protocol", passing()::of);
            }
        }
    }

    /// The services that octets can be passed on to.
    public List<Service> receivers() {
        return passing().services();
    }

    /// The service that octets are passed on to; that may not exist.
    public Optional<ServiceId> receiver() {
        return listener()
                .filter(l -> !l.rules().isEmpty())
                .map(l -> l.rules().getFirst().service());
    }

    /// Passes octets on to another service, and to that alone.
    public void passTo(ServiceId service) {
        edit("listener.receiver", l -> passing().to(l, service));
    }

    /// Makes an empty service and passes octets on to it alone, both as one step.
    ///
    /// @param stem what it is called, with a number if that is taken
    /// @return the service; empty if the listener is gone
    public Optional<Service> passToNew(String stem) {
        return editWithService("listener.newReceiver", stem, passing()::to);
    }

    /// Takes away what only HTTP has.
    public void dropOptions() {
        edit("listener.options", passing()::only);
    }

    /// What is wrong with where octets are passed on to.
    public List<Problem> receiverProblems() {
        return within("rules");
    }

    /// How long a connection may be silent: each limit that a backend it may come to has.
    public List<Duration> silences() {
        ProxyConfig draft = workspace.draft();
        Duration general = draft.timeouts().tunnel();
        return receiver().flatMap(draft::service).stream()
                .flatMap(service -> service.backends().stream())
                .map(backend -> backend.policy().tunnel())
                .map(own -> own.isZero() ? general : own)
                .distinct()
                .sorted()
                .toList();
    }

    private Passing passing() {
        return new Passing(workspace.draft());
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

    /// Makes an empty service and changes this listener in the same step.
    ///
    /// @param change is given the id of that service
    Optional<Service> editWithService(
            String code, String stem, BiFunction<Listener, ServiceId, Listener> change) {
        return listener()
                .map(
                        listener -> {
                            Service made = FreshService.in(workspace.draft(), stem);
                            Listener changed = change.apply(listener, made.id());
                            workspace.edit(
                                    Edit.of(
                                            code,
                                            listener.name(),
                                            c -> c.withService(made).withListener(changed)));
                            return made;
                        });
    }

    private ProxyConfig changed(ProxyConfig config, UnaryOperator<Listener> change) {
        return config.listener(id).map(change).map(config::withListener).orElse(config);
    }

    private void protocol(Protocol protocol) {
        boolean wasTunnel = isTunnel();
        edit(
                "listener.protocol",
                l -> {
                    Listener changed = l.withProtocol(protocol);
                    return wasTunnel
                            ? httpBefore.map(b -> passing().back(changed, b)).orElse(changed)
                            : changed;
                });
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
