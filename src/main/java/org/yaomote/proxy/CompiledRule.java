package org.yaomote.proxy;

import org.yaomote.config.Rule;
import org.yaomote.http.RequestHead;
import org.yaomote.policy.Condition;
import org.yaomote.rules.Program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A rule prepared for comparing bytes. Immutable.
///
/// @param number its index among the rules of the listener
/// @param hosts lower-case host names, each exact or, beginning with a dot, a suffix
/// @param paths path prefixes without a trailing slash
/// @param indexes where hosts, paths and other conditions, in this order, stand among the rule's
/// @param program its other conditions, asked when hosts and paths hold
/// @param treatment what becomes of its requests
record CompiledRule(
        int number,
        List<byte[]> hosts,
        List<byte[]> paths,
        Indexes indexes,
        Program program,
        Treatment treatment,
        ServiceRoute service) {
    /// What [#failing] returns if nothing fails.
    static final int NONE = -1;

    /// Indexes of conditions in the rule.
    record Indexes(List<Integer> hosts, List<Integer> paths, List<Integer> others) {
        static Indexes of(List<Condition> conditions) {
            return new Indexes(
                    where(conditions, Condition.HostIs.class::isInstance),
                    where(conditions, Condition.PathPrefix.class::isInstance),
                    where(conditions, condition -> !isBytewise(condition)));
        }

        private static List<Integer> where(List<Condition> conditions, Predicate<Condition> is) {
            return IntStream.range(0, conditions.size())
                    .filter(i -> is.test(conditions.get(i)))
                    .boxed()
                    .toList();
        }
    }

    static CompiledRule of(Rulebook.Entry entry, ServiceRoute service) {
        Rule rule = entry.rule();
        List<byte[]> hosts = new ArrayList<>();
        List<byte[]> paths = new ArrayList<>();
        for (Condition match : rule.matches()) {
            if (match instanceof Condition.HostIs(var host)) {
                String lower = host.toLowerCase(Locale.ROOT);
                hosts.add(ascii(lower.startsWith("*.") ? lower.substring(1) : lower));
            }
            if (match instanceof Condition.PathPrefix(var prefix)) {
                boolean slash = prefix.endsWith("/");
                paths.add(ascii(slash ? prefix.substring(0, prefix.length() - 1) : prefix));
            }
        }
        return new CompiledRule(
                entry.number(),
                hosts,
                paths,
                Indexes.of(rule.matches()),
                entry.program(),
                entry.treatment(),
                service);
    }

    /// Whether a condition is compared byte by byte and needs no program.
    static boolean isBytewise(Condition condition) {
        return condition instanceof Condition.HostIs || condition instanceof Condition.PathPrefix;
    }

    /// Whether hosts and paths hold for a request.
    boolean holds(RequestHead head) {
        return failing(head) == NONE;
    }

    /// Which condition on hosts and paths fails for a request, by its index in the rule.
    int failing(RequestHead head) {
        for (int i = 0; i < hosts.size(); i++) {
            byte[] host = hosts.get(i);
            boolean suffix = host.length > 0 && host[0] == '.';
            if (suffix ? !head.hostEndsWith(host) : !head.hostEquals(host)) {
                return indexes.hosts().get(i);
            }
        }
        for (int i = 0; i < paths.size(); i++) {
            if (!under(head, paths.get(i))) {
                return indexes.paths().get(i);
            }
        }
        return NONE;
    }

    private static boolean under(RequestHead head, byte[] prefix) {
        int length = head.pathEnd() - head.pathStart();
        if (length < prefix.length) {
            return false;
        }
        byte[] bytes = head.bytes();
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[head.pathStart() + i] != prefix[i]) {
                return false;
            }
        }
        return length == prefix.length || bytes[head.pathStart() + prefix.length] == '/';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
