package org.yaomote.convert;

import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes the rules of listeners as HTTPRoutes, one for each host.
///
/// We take the first rule that holds; the Gateway API takes the most specific match, whatever the
/// order. So that the same rule wins, what two rules have in common is written as a match of its
/// own, which leads where the earlier one does and is more specific than both.
final class ClusterRoutes {
    /// Most rules of a route, matches of a rule and of a route (Gateway API 1.0).
    private static final int MOST_RULES = 16;

    private static final int MOST_MATCHES = 64;
    private static final int MOST_OF_ROUTE = 128;

    /// More would be nothing that anybody could read.
    private static final int MOST_ENTRIES = 256;

    private final ProxyConfig config;
    private final RuleTargets targets;
    private final ClusterServices services;
    private final ClusterNames names;
    private final ClusterNames routeNames = new ClusterNames();
    private final Report report;

    ClusterRoutes(ProxyConfig config, ClusterServices services, ClusterNames names, Report report) {
        this.config = config;
        this.targets = new RuleTargets(config, report);
        this.services = services;
        this.names = names;
        this.report = report;
    }

    /// What a rule asks for in one of its ways to hold.
    ///
    /// @param number of the rule
    /// @param target empty where it leads nowhere that can be said
    private record Way(int number, RouteWords.Asked asked, Optional<Service> target) {}

    private record Entry(Way way, RouteMatch match) {}

    /// The routes of a listener.
    ///
    /// @param sections names of the gateway's listeners that it became
    List<Map<String, Object>> of(String path, Listener listener, List<String> sections) {
        String stem = names.of("listener " + listener.id(), listener.name());
        List<Map<String, Object>> routes = new ArrayList<>();
        if (listener.options().redirect() instanceof HttpsRedirect.To(var port)) {
            routes.add(route(stem, "", sections, List.of(ClusterFilters.toHttps(port))));
            return routes;
        }
        List<Way> ways = ways(path, listener);
        Set<String> hosts = new LinkedHashSet<>();
        ways.forEach(way -> hosts.add(way.asked().host()));
        for (String host : hosts) {
            List<Way> own =
                    ways.stream().filter(w -> RouteWords.covers(w.asked().host(), host)).toList();
            List<List<Map<String, Object>>> pages =
                    pages(path, listener, entries(path, listener, own));
            for (int p = 0; p < pages.size(); p++) {
                String wish = host.isEmpty() ? stem : stem + "-" + host.replace("*", "any");
                String name = routeNames.of(stem + " " + host + " " + p, wish);
                routes.add(route(name, host, sections, pages.get(p)));
            }
        }
        return routes;
    }

    private List<Way> ways(String path, Listener listener) {
        List<Way> ways = new ArrayList<>();
        for (int r = 0; r < listener.rules().size(); r++) {
            int number = r;
            String place = path + ".rules[" + r + "]";
            targets.of(listener.rules().get(r), place)
                    .ifPresent(s -> ways.addAll(way(place, number, listener, s)));
        }
        return ways;
    }

    private List<Way> way(String place, int number, Listener listener, Service service) {
        Alternatives when =
                Alternatives.of(
                        listener.rules().get(number).matches(),
                        config.definitions(),
                        RouteWords::canSay);
        boolean isExact =
                when.isExact()
                        && when.any().stream()
                                .flatMap(List::stream)
                                .allMatch(Alternatives.Literal::holds);
        report.loseUnless(isExact, place, "k8sRule", number + 1, listener.name());
        List<Way> ways = new ArrayList<>();
        for (List<Alternatives.Literal> all : when.any()) {
            Optional<RouteWords.Asked> asked = Optional.of(RouteWords.Asked.ALL);
            for (Alternatives.Literal literal : all) {
                RouteWords.Asked one =
                        literal.holds()
                                ? RouteWords.said(literal.condition()).orElseThrow()
                                : RouteWords.Asked.ALL;
                asked = asked.flatMap(so -> so.and(one));
            }
            // Two patterns for one path are no match; what is left out leads nowhere.
            Optional<Service> target = isExact ? Optional.of(service) : Optional.empty();
            asked.ifPresent(a -> ways.add(new Way(number, a, target)));
            report.loseUnless(asked.isPresent(), place, "k8sPart", number + 1, listener.name());
        }
        boolean hasPattern =
                ways.stream()
                        .anyMatch(w -> w.asked().match().path().kind() == RouteMatch.Kind.PATTERN);
        report.loseUnless(!hasPattern, place, "k8sPattern", number + 1, listener.name());
        return ways;
    }

    /// All that is matched for a host, closed under what matches have in common: whatever holds for
    /// a request, the most specific of it leads where the first rule does.
    private List<Entry> entries(String path, Listener listener, List<Way> ways) {
        Map<RouteMatch, Entry> entries = new LinkedHashMap<>();
        for (Way way : ways) {
            RouteMatch match = way.asked().match();
            for (Entry earlier : List.copyOf(entries.values())) {
                boolean isOther = earlier.way().number() != way.number();
                boolean isUnclear = isOther && earlier.match().isUnclearBeside(match);
                String place = path + ".rules[" + way.number() + "]";
                report.loseUnless(!isUnclear, place, "k8sOrder", way.number() + 1, listener.name());
                if (isOther && entries.size() < MOST_ENTRIES) {
                    earlier.match()
                            .and(match)
                            .ifPresent(
                                    both ->
                                            entries.putIfAbsent(
                                                    both, new Entry(earlier.way(), both)));
                }
            }
            entries.putIfAbsent(match, new Entry(way, match));
        }
        report.loseUnless(entries.size() < MOST_ENTRIES, path, "k8sMany", listener.name());
        return List.copyOf(entries.values());
    }

    /// The rules of routes: those of one of ours together, no more than a route takes.
    private List<List<Map<String, Object>>> pages(
            String path, Listener listener, List<Entry> entries) {
        Map<Integer, List<Entry>> byRule = new java.util.TreeMap<>();
        entries.forEach(
                e -> byRule.computeIfAbsent(e.way().number(), _ -> new ArrayList<>()).add(e));
        List<List<Map<String, Object>>> pages = new ArrayList<>();
        int matches = MOST_OF_ROUTE;
        for (List<Entry> all : byRule.values()) {
            for (int from = 0; from < all.size(); from += MOST_MATCHES) {
                List<Entry> some = all.subList(from, Math.min(all.size(), from + MOST_MATCHES));
                boolean isFull =
                        matches + some.size() > MOST_OF_ROUTE
                                || pages.getLast().size() == MOST_RULES;
                if (isFull) {
                    pages.add(new ArrayList<>());
                    matches = 0;
                }
                matches += some.size();
                pages.getLast().add(rule(path, listener, some));
            }
        }
        return pages;
    }

    private Map<String, Object> rule(String path, Listener listener, List<Entry> entries) {
        Map<String, Object> rule =
                YamlTexts.map("matches", entries.stream().map(e -> e.match().yaml()).toList());
        entries.getFirst()
                .way()
                .target()
                .ifPresent(service -> rule.putAll(services.target(path, listener, service)));
        return rule;
    }

    private Map<String, Object> route(
            String name, String host, List<String> sections, List<Map<String, Object>> rules) {
        Map<String, Object> spec =
                YamlTexts.map(
                        "parentRefs",
                        sections.stream()
                                .map(
                                        s ->
                                                YamlTexts.map(
                                                        "name",
                                                        ClusterPrinter.GATEWAY,
                                                        "sectionName",
                                                        s))
                                .toList());
        if (!host.isEmpty()) {
            spec.put("hostnames", List.of(host));
        }
        spec.put("rules", rules);
        return services.object("gateway.networking.k8s.io/v1", "HTTPRoute", name, spec);
    }
}
