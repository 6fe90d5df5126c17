package org.yaomote.convert;

import org.yaomote.config.Hsts;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes which service gets a request of a listener.
final class NginxRoutes {
    private final ProxyConfig config;
    private final RuleTargets rules;
    private final NginxWords words;
    private final NginxService services;
    private final Report report;
    private final StringBuilder servers = new StringBuilder();

    NginxRoutes(ProxyConfig config, NginxWords words, NginxService services, Report report) {
        this.config = config;
        this.rules = new RuleTargets(config, report);
        this.words = words;
        this.services = services;
        this.report = report;
    }

    /// The locations of a listener, behind the maps that choose one.
    ///
    /// @param route the variable that has the service's name
    String print(String path, Listener listener, String route) {
        servers.setLength(0);
        List<String> asked = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        TreeMap<String, Service> used = new TreeMap<>();
        for (int r = 0; r < listener.rules().size(); r++) {
            Rule rule = listener.rules().get(r);
            String place = path + ".rules[" + r + "]";
            Optional<Service> service = rules.of(rule, place);
            if (service.isEmpty()) {
                continue;
            }
            Alternatives when =
                    Alternatives.of(rule.matches(), config.definitions(), words::canSay);
            String target = services.name(service.get());
            if (when.isExact()) {
                used.put(target, service.get());
            } else {
                report.lose(place, "rule", r + 1, listener.name());
                target = "not_carried_over";
            }
            String variable = route + "_" + (r + 1);
            words.define(variable, when);
            asked.add(variable);
            targets.add(target);
        }
        map(route, asked, targets);
        locations(path, listener, route, used);
        return servers.toString();
    }

    /// The first rule that holds says where a request goes.
    private void map(String route, List<String> asked, List<String> targets) {
        StringBuilder map = new StringBuilder();
        map.append("    map \"=").append(String.join("", asked)).append("\" ").append(route);
        map.append(" {\n        default nowhere;\n");
        for (int i = 0; i < targets.size(); i++) {
            map.append("        ~^=").append("0".repeat(i)).append("1 ");
            map.append(targets.get(i)).append(";\n");
        }
        words.add(map.append("    }\n").toString());
    }

    private void locations(
            String path, Listener listener, String route, Map<String, Service> used) {
        servers.append("        location / {\n");
        used.keySet()
                .forEach(
                        name ->
                                servers.append("            if (")
                                        .append(route)
                                        .append(" = ")
                                        .append(name)
                                        .append(") { error_page 418 = @")
                                        .append(name)
                                        .append("; return 418; }\n"));
        servers.append("            if (").append(route);
        servers.append(" = not_carried_over) { return 503; }\n");
        servers.append("            return ").append(Report.nowhere(config));
        servers.append(";\n        }\n");
        String hsts =
                switch (listener.options().hsts()) {
                    case Hsts.Off _ -> "";
                    case Hsts.On(var age, var below) ->
                            "add_header Strict-Transport-Security \"max-age="
                                    + age.toSeconds()
                                    + (below ? "; includeSubDomains" : "")
                                    + "\" always";
                };
        used.values()
                .forEach(
                        service ->
                                servers.append(
                                        services.location(
                                                new NginxService.Place(
                                                        path,
                                                        listener,
                                                        hsts,
                                                        config.services().indexOf(service),
                                                        ShownClients.areTold(config)),
                                                service)));
    }
}
