package org.yaomote.ui.listeners;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.TlsSettings;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.SettingFields;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.fx.WorkspaceModel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What a listener does beyond the usual, as fields of a form.
///
/// Thread: the workspace's.
final class ListenerOptionsForm {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int USUAL_HTTPS = 443;
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");

    private final ListenerForm listener;
    private final WorkspaceModel workspace;
    private final SettingFields<ListenerOptions> fields;
    private final SettingFields<TlsSettings> tls;

    /// What to offer again when the user switches back.
    private Hsts.On hstsBefore = new Hsts.On(YEAR, false);

    private Optional<HttpsRedirect.To> redirectBefore = Optional.empty();
    private String authoritiesBefore = "";

    ListenerOptionsForm(ListenerId id, ListenerForm listener, FormContext context) {
        this.listener = listener;
        this.workspace = context.workspace();
        this.fields =
                new SettingFields<>(
                        new SettingFields.Place<ListenerOptions>() {
                            @Override
                            public Object owner() {
                                return id;
                            }

                            @Override
                            public String path() {
                                return listener.path("options");
                            }

                            @Override
                            public ListenerOptions value() {
                                return listener.listener()
                                        .map(Listener::options)
                                        .orElse(ListenerOptions.DEFAULTS);
                            }

                            @Override
                            public void edit(UnaryOperator<ListenerOptions> change) {
                                listener.edit(
                                        "listener.options",
                                        l -> l.withOptions(change.apply(l.options())));
                            }
                        },
                        context);
        this.tls = new SettingFields<>(new TlsPlace(id, listener), context);
    }

    /// The options themselves.
    public SettingFields<ListenerOptions> fields() {
        return fields;
    }

    /// Whether it speaks HTTPS.
    public boolean isSecure() {
        return listener.isSecure();
    }

    /// Whether requests are sent to HTTPS.
    public boolean isRedirecting() {
        return fields.value().redirect() instanceof HttpsRedirect.To;
    }

    /// Sends requests to HTTPS, at first to the port of the first HTTPS listener there is.
    public void setRedirecting(boolean redirecting) {
        if (fields.value().redirect() instanceof HttpsRedirect.To now) {
            redirectBefore = Optional.of(now);
        }
        HttpsRedirect wanted =
                redirecting
                        ? redirectBefore.orElseGet(() -> new HttpsRedirect.To(httpsPort()))
                        : new HttpsRedirect.Off();
        fields.edit(o -> o.withRedirect(wanted));
    }

    /// The port requests are sent to.
    public TypedField redirectPort() {
        return fields.number(
                "redirect.port",
                o -> o.redirect() instanceof HttpsRedirect.To(var port) ? port : USUAL_HTTPS,
                (o, port) -> o.withRedirect(new HttpsRedirect.To(port)));
    }

    private int httpsPort() {
        return workspace.draft().listeners().stream()
                .filter(l -> l.enabled() && l.protocol() instanceof Protocol.Https)
                .mapToInt(Listener::port)
                .filter(port -> port > 0)
                .findFirst()
                .orElse(USUAL_HTTPS);
    }

    /// Whether browsers are told to come by HTTPS only.
    public boolean isStrict() {
        return fields.value().hsts() instanceof Hsts.On;
    }

    /// Tells browsers so, at first for a year.
    public void setStrict(boolean strict) {
        if (fields.value().hsts() instanceof Hsts.On now) {
            hstsBefore = now;
        }
        fields.edit(o -> o.withHsts(strict ? hstsBefore : new Hsts.Off()));
    }

    /// How long browsers remember it.
    public TypedField strictFor() {
        return fields.duration(
                "hsts.maxAge",
                o -> strict(o).maxAge(),
                (o, age) -> o.withHsts(new Hsts.On(age, strict(o).includeSubdomains())));
    }

    /// Whether it holds for every name below, too.
    public boolean isStrictBelow() {
        return strict(fields.value()).includeSubdomains();
    }

    /// Has it hold for every name below, or not.
    public void setStrictBelow(boolean below) {
        fields.edit(o -> o.withHsts(new Hsts.On(strict(o).maxAge(), below)));
    }

    private Hsts.On strict(ListenerOptions options) {
        return options.hsts() instanceof Hsts.On on ? on : hstsBefore;
    }

    /// The addresses and networks of trusted proxies, with a comma between.
    public TypedField trustedProxies() {
        return fields.typed(
                "trustedProxies",
                o -> String.join(", ", o.trustedProxies()),
                text -> {
                    List<String> parts =
                            BETWEEN.splitAsStream(AddressText.normal(text))
                                    .filter(part -> !part.isEmpty())
                                    .toList();
                    fields.edit(o -> o.withTrustedProxies(parts));
                    return Optional.empty();
                });
    }

    /// The longest body.
    public TypedField longestBody() {
        return fields.size(
                "maxBodyBytes", ListenerOptions::maxBodyBytes, ListenerOptions::withMaxBodyBytes);
    }

    /// Whether clients are asked who they are.
    public ClientsKind clients() {
        return ClientsKind.of(tls.value().clients());
    }

    /// Asks clients otherwise; the file of authorities comes back.
    public void setClients(ClientsKind kind) {
        ClientCertificates now = tls.value().clients();
        if (ClientsKind.of(now).hasAuthorities()) {
            authoritiesBefore = ClientsKind.authorities(now);
        }
        if (kind != ClientsKind.of(now)) {
            tls.edit(t -> t.withClients(kind.with(authoritiesBefore)));
        }
    }

    /// The file of the authorities that may have issued a client's certificate.
    public TypedField authorities() {
        return tls.text(
                "clientCertificates.authorities",
                t -> ClientsKind.authorities(t.clients()),
                (t, file) -> t.withClients(clients().with(file)));
    }

    /// Whether anything here is wrong or not as usual.
    public boolean isNotable() {
        boolean usualMethods =
                listener.listener().map(Listener::methods).orElse(MethodSet.ANY) == MethodSet.ANY;
        return !usualMethods
                || !fields.value().equals(ListenerOptions.DEFAULTS)
                || clients() != ClientsKind.NOT_ASKED
                || fields.hasProblem()
                || !tls.within("clientCertificates").isEmpty();
    }

    /// The TLS settings of a listener that has some.
    private record TlsPlace(ListenerId owner, ListenerForm listener)
            implements SettingFields.Place<TlsSettings> {
        @Override
        public String path() {
            String whole = listener.path("");
            return whole.substring(0, whole.length() - 1);
        }

        @Override
        public TlsSettings value() {
            return listener.tls();
        }

        @Override
        public void edit(UnaryOperator<TlsSettings> change) {
            if (listener.isSecure()) {
                Protocol changed = new Protocol.Https(change.apply(value()));
                listener.edit("listener.clients", l -> l.withProtocol(changed));
            }
        }
    }
}
