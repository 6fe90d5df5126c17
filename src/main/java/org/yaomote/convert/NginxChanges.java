package org.yaomote.convert;

import org.yaomote.config.Service;
import org.yaomote.policy.Modification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is changed in the messages of a service.
final class NginxChanges {
    private final Report report;
    private final Map<String, String> request = new LinkedHashMap<>();
    private final List<String> response = new ArrayList<>();
    private String target = "$request_uri";

    NginxChanges(NginxService.Place place, Service service, Report report) {
        this.report = report;
        String path = "services[" + place.index() + "]";
        request.put("Host", host(path, service));
        request.put("Upgrade", "$http_upgrade");
        request.put("Connection", "$connection_field");
        if (place.listener().options().policy().headers().forwarded()) {
            request.put("X-Forwarded-For", "$remote_addr");
            request.put("X-Forwarded-Proto", "$scheme");
            request.put("X-Forwarded-Port", "$server_port");
            request.put("X-Forwarded-Host", "$http_host");
        }
        if (place.hidesClaims()) {
            ShownClients.fields().forEach(field -> request.put(field, "''"));
        }
        report.loseUnless(
                !ShownClients.areTold(place.listener()),
                place.path() + ".clientCertificates",
                "shownClients");
        var front = place.listener().options().policy().modifications();
        var own = service.options().policy().modifications();
        String frontPath = place.path() + ".options.policy.modifications";
        String ownPath = path + ".options.policy.modifications";
        Expansion.unfolded(front.request()).forEach(m -> request(frontPath, m));
        Expansion.unfolded(own.request()).forEach(m -> request(ownPath, m));
        Expansion.unfolded(own.response()).forEach(m -> response(ownPath, m));
        Expansion.unfolded(front.response()).forEach(m -> response(frontPath, m));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        request.forEach((name, value) -> lines.add("proxy_set_header " + name + " " + value));
        lines.addAll(response);
        return lines;
    }

    /// Those that hold for answers of nginx itself, too.
    List<String> answerLines() {
        return List.copyOf(response);
    }

    String target() {
        return target;
    }

    /// The file that a request asks for, below a folder.
    String file() {
        return target.startsWith("/") ? target.replaceFirst("[?$].*", "") : "$uri";
    }

    private String host(String path, Service service) {
        List<String> hosts =
                service.backends().stream().map(b -> b.policy().hostHeader()).distinct().toList();
        report.loseUnless(hosts.size() < 2, path + ".backends", "hostHeader");
        boolean isOwn = hosts.size() == 1 && !hosts.getFirst().isEmpty();
        return isOwn ? NginxWords.word(hosts.getFirst()) : "$http_host";
    }

    private void request(String path, Modification change) {
        boolean canSay =
                switch (change) {
                    case Modification.SetHeader(var line) -> set(line);
                    case Modification.RemoveHeaders removal -> {
                        Optional<String> name = Expansion.removed(removal);
                        name.ifPresent(n -> request.put(n, "''"));
                        yield name.isPresent();
                    }
                    case Modification.SetUrl(var url) -> target(NginxService.literal(url));
                    case Modification.SetPath(var p, var encode) ->
                            !encode
                                    && target(
                                            NginxService.literal(p).map(l -> l + "$is_args$args"));
                    case Modification.SetQuery(var query) ->
                            target(NginxService.literal(query).map(q -> "$asked_path?" + q));
                    case Modification.RemoveQuery _ -> target(Optional.of("$asked_path"));
                    // nginx sets a field once.
                    case Modification.AddHeader _, Modification.SetParameter _ -> false;
                    case Modification.FirstOf _ -> false;
                };
        report.loseUnless(canSay, path, "modification");
    }

    private boolean set(String line) {
        Optional<Expansion.Field> field =
                Expansion.field(line).filter(f -> f.value().indexOf('$') < 0);
        field.ifPresent(f -> request.put(f.name(), value(f)));
        return field.isPresent();
    }

    private static String value(Expansion.Field field) {
        return field.value().isEmpty() ? "''" : NginxWords.word(field.value());
    }

    /// Path or query can be changed once: what is changed twice builds on what was.
    private boolean target(Optional<String> changed) {
        boolean canSay =
                target.equals("$request_uri")
                        && changed.filter(c -> c.matches("[!-~&&[^\"';{}]]+")).isPresent();
        target = canSay ? changed.get() : target;
        return canSay;
    }

    private void response(String path, Modification change) {
        boolean canSay =
                switch (change) {
                    case Modification.SetHeader(var line) -> add(line, true);
                    case Modification.AddHeader(var line) -> add(line, false);
                    case Modification.RemoveHeaders removal -> {
                        Optional<String> name = Expansion.removed(removal);
                        name.ifPresent(n -> response.add("proxy_hide_header " + n));
                        yield name.isPresent();
                    }
                    case Modification.SetUrl _, Modification.SetPath _ -> false;
                    case Modification.SetQuery _, Modification.SetParameter _ -> false;
                    case Modification.RemoveQuery _, Modification.FirstOf _ -> false;
                };
        report.loseUnless(canSay, path, "modification");
    }

    private boolean add(String line, boolean replaces) {
        Optional<Expansion.Field> field =
                Expansion.field(line).filter(f -> f.value().indexOf('$') < 0);
        field.ifPresent(
                f -> {
                    if (replaces) {
                        response.add("proxy_hide_header " + f.name());
                    }
                    response.add("add_header " + f.name() + " " + value(f) + " always");
                });
        return field.isPresent();
    }
}
