package org.yaomote.ui.wizard;

import org.yaomote.config.Listener;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.TlsSettings;
import org.yaomote.ui.editing.OfferedHosts;
import org.yaomote.ui.editing.UniqueName;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Optional;

/// What was chosen, as parts of a configuration.
record Blueprint(Service service, Listener listener) {
    /// Draws it.
    ///
    /// @param draft that it shall become part of
    /// @param certificates files that the listener shows
    /// @param naming how its parts are called
    static Blueprint of(
            Choices choices, ProxyConfig draft, List<String> certificates, Naming naming) {
        List<Candidate> chosen = choices.chosen();
        OfferedHosts hosts = new OfferedHosts(chosen.stream().map(Candidate::offered).toList());
        Service made = hosts.addTo(draft, Optional.empty(), naming.service()).service();
        boolean hasDemo = chosen.stream().anyMatch(c -> c.source() == Candidate.Source.DEMO);
        Service service = hasDemo ? made.withId(naming.demo().id(draft)) : made;
        List<String> taken = draft.listeners().stream().map(Listener::name).toList();
        Listener listener =
                new Listener(
                        draft.freeListenerId(),
                        UniqueName.like("https", taken),
                        true,
                        choices.address(),
                        choices.portProperty().get(),
                        new Protocol.Https(new TlsSettings(certificates)),
                        MethodSet.ANY,
                        List.of(Rule.everything(service.id())));
        return new Blueprint(service, listener);
    }

    /// How new things are called.
    ///
    /// @param service stem of a service's name
    /// @param demo gives the id of a service with demo servers
    record Naming(String service, DemoPair demo) {}

    /// All of it as one step that can be undone.
    Edit edit() {
        return Edit.of("wizard", listener.name(), this::in);
    }

    /// The configuration with it.
    ProxyConfig in(ProxyConfig config) {
        return config.withService(service).withListener(listener);
    }
}
