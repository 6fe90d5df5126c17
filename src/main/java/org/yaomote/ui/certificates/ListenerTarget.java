package org.yaomote.ui.certificates;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TlsSettings;
import org.yaomote.ui.editing.FreshListener;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which listener a certificate is used for.
sealed interface ListenerTarget {
    /// The port a new listener gets: needs no rights, and is what people expect of HTTPS.
    int FIRST_PORT = 8443;

    /// No listener.
    record None() implements ListenerTarget {}

    /// A new one.
    record Fresh() implements ListenerTarget {}

    /// One that is there.
    ///
    /// @param isSecure whether it speaks HTTPS already
    record Existing(ListenerId id, String name, boolean isSecure) implements ListenerTarget {}

    /// What can be chosen, the usual first: a listener that still lacks a certificate, then the
    /// others with HTTPS.
    static List<ListenerTarget> choices(ProxyConfig config) {
        List<ListenerTarget> waiting = new ArrayList<>();
        List<ListenerTarget> secure = new ArrayList<>();
        List<ListenerTarget> plain = new ArrayList<>();
        for (Listener l : config.listeners()) {
            switch (l.protocol()) {
                case Protocol.Https(var tls) ->
                        (tls.certificates().isEmpty() ? waiting : secure)
                                .add(new Existing(l.id(), l.name(), true));
                case Protocol.Http _ -> plain.add(new Existing(l.id(), l.name(), false));
                case Protocol.Tcp _ -> {}
            }
        }
        List<ListenerTarget> all = new ArrayList<>(waiting);
        all.addAll(secure);
        all.add(new Fresh());
        all.addAll(plain);
        all.add(new None());
        return List.copyOf(all);
    }

    /// Has the listener show a certificate, as one edit.
    ///
    /// @param file of the bundle
    /// @param at place in the list of an existing listener; 0 makes it the default
    static Optional<Edit> edit(ListenerTarget target, String file, int at) {
        return switch (target) {
            case None _ -> Optional.empty();
            case Fresh _ -> Optional.of(Edit.of("certificate.use", file, c -> withFresh(c, file)));
            case Existing(var id, var name, _) ->
                    Optional.of(
                            Edit.of(
                                    "certificate.use",
                                    name,
                                    c ->
                                            c.listener(id)
                                                    .map(l -> c.withListener(with(l, file, at)))
                                                    .orElse(c)));
        };
    }

    private static Listener with(Listener listener, String file, int at) {
        TlsSettings before =
                listener.protocol() instanceof Protocol.Https(var tls)
                        ? tls
                        : new TlsSettings(List.of());
        List<String> files = before.certificates();
        if (files.contains(file)) {
            return listener;
        }
        List<String> more = RowOrder.plus(files, Math.min(at, files.size()), file);
        return listener.withProtocol(new Protocol.Https(before.withCertificates(more)));
    }

    private static ProxyConfig withFresh(ProxyConfig config, String file) {
        Listener made =
                FreshListener.in(config, "https", FIRST_PORT)
                        .withProtocol(new Protocol.Https(new TlsSettings(List.of(file))));
        return config.withListeners(
                RowOrder.plus(config.listeners(), config.listeners().size(), made));
    }
}
