package org.yaomote.app;

import org.yaomote.config.Backend;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.control.Answer;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.StickyClient;
import org.yaomote.proxy.Backstage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The clients that are bound to backends, as they are told outside: what a client sends to prove
/// who it is stays here, and a token stands for it.
record BoundClients(ProxyConfig config, Backstage backstage) {
    private static final int HASH_OCTETS = 6;

    /// @param service empty for all
    /// @param backend empty for all
    /// @param most of each backend
    Answer list(String service, String backend, int most) {
        Optional<Problem> fault = fault(service, backend);
        if (fault.isPresent()) {
            return new Answer.Refused(fault.get());
        }
        List<Answer.Session> found = new ArrayList<>();
        for (BackendPlace place : places(service, backend)) {
            for (StickyClient client : backstage.stickyClients(place, most)) {
                found.add(
                        new Answer.Session(
                                name(place),
                                place.address(),
                                client.shown(),
                                hash(client.key()),
                                client.until()));
            }
        }
        return new Answer.Bound(found);
    }

    /// @param token of one; empty for all
    Answer unbind(String service, String backend, String token) {
        Optional<Problem> fault = fault(service, backend);
        if (fault.isPresent()) {
            return new Answer.Refused(fault.get());
        }
        int count = 0;
        for (BackendPlace place : places(service, backend)) {
            for (StickyClient client : backstage.stickyClients(place, Integer.MAX_VALUE)) {
                if (token.isEmpty() || hash(client.key()).equals(token)) {
                    backstage.unbind(place, client);
                    count++;
                }
            }
        }
        return token.isEmpty() || count > 0
                ? new Answer.Counted(count)
                : new Answer.Refused(Problem.general("control.noSession", token));
    }

    /// What is wrong with a name; an empty one stands for all.
    Optional<Problem> fault(String service, String backend) {
        if (service.isEmpty()) {
            return Optional.empty();
        }
        Optional<Service> found = service(config, service);
        if (found.isEmpty()) {
            List<String> names = config.services().stream().map(Service::name).toList();
            return Optional.of(
                    Problem.general("control.noService", service, String.join(", ", names)));
        }
        if (!backend.isEmpty() && backend(found.get(), backend).isEmpty()) {
            List<String> names = found.get().backends().stream().map(Backend::label).toList();
            return Optional.of(
                    Problem.general(
                            "control.noBackend", backend, service, String.join(", ", names)));
        }
        return Optional.empty();
    }

    private List<BackendPlace> places(String service, String backend) {
        List<Service> services =
                service.isEmpty() ? config.services() : service(config, service).stream().toList();
        return services.stream()
                .flatMap(
                        each ->
                                each.backends().stream()
                                        .filter(b -> backend.isEmpty() || isCalled(b, backend))
                                        .map(b -> new BackendPlace(each.id().value(), b.address())))
                .toList();
    }

    private String name(BackendPlace place) {
        return config.services().stream()
                .filter(service -> service.id().value().equals(place.service()))
                .map(Service::name)
                .findFirst()
                .orElse(place.service());
    }

    /// The service of a name, or of an id if none is called so.
    static Optional<Service> service(ProxyConfig config, String called) {
        return config.services().stream()
                .filter(service -> service.name().equals(called))
                .findFirst()
                .or(
                        () ->
                                config.services().stream()
                                        .filter(s -> s.id().value().equals(called))
                                        .findFirst());
    }

    /// The backend of an address, or of a name.
    static Optional<Backend> backend(Service service, String called) {
        return service.backends().stream()
                .filter(backend -> backend.address().equals(called))
                .findFirst()
                .or(
                        () ->
                                service.backends().stream()
                                        .filter(backend -> isCalled(backend, called))
                                        .findFirst());
    }

    private static boolean isCalled(Backend backend, String called) {
        return backend.address().equals(called) || backend.name().equals(called);
    }

    /// A short sign of a text, from which the text cannot be had.
    static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
