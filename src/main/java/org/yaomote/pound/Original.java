package org.yaomote.pound;

import org.yaomote.config.ProxyConfig;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The text a configuration was read from, as a tree of its physical lines.
///
/// @param lines the text's, without line ends
/// @param top what stands outside of all sections
record Original(List<String> lines, List<Node> top) {
    /// A directive with all that stands below it.
    ///
    /// @param slot see [PrintedLine#slot]
    /// @param key see [PrintedLine#key]; empty for all but listeners and services
    /// @param first its first line, counted from 0
    /// @param opened the line behind its last, its body and `End` left aside
    /// @param end the line of its `End`, or its last
    /// @param isForeign whether it stands in a file that the text includes
    record Node(
            DirectiveRow row,
            Directive directive,
            String slot,
            String key,
            int first,
            int opened,
            int end,
            Optional<List<Node>> body,
            boolean isForeign) {
        boolean has(String word) {
            return body.stream().flatMap(List::stream).anyMatch(n -> n.row().word().equals(word));
        }
    }

    Original {
        lines = List.copyOf(lines);
        top = List.copyOf(top);
    }

    /// The tree of a text whose sections are whole; empty for any other.
    ///
    /// @param config what was read from it, whose listeners and services stand in the text's order
    static Optional<Original> of(String text, List<Directive> directives, ProxyConfig config) {
        Growth growth = new Growth(directives, config);
        List<Node> top = growth.level(Scope.GLOBAL);
        List<String> lines = new ArrayList<>(PoundText.lines(text));
        return growth.isWhole() ? Optional.of(new Original(lines, top)) : Optional.empty();
    }

    /// Every node, the outer ones first.
    List<Node> all() {
        List<Node> all = new ArrayList<>();
        top.forEach(node -> collect(node, all));
        return all;
    }

    private static void collect(Node node, List<Node> all) {
        all.add(node);
        node.body().stream().flatMap(List::stream).forEach(inner -> collect(inner, all));
    }

    /// Builds the tree out of a flat list.
    private static final class Growth {
        private final List<Directive> directives;
        private final Iterator<String> listeners;
        private final Iterator<String> services;
        private final String main;
        private int at;
        private boolean isBroken;

        Growth(List<Directive> directives, ProxyConfig config) {
            this.directives = directives;
            listeners = config.listeners().stream().map(l -> l.id().value()).iterator();
            services = config.services().stream().map(s -> s.id().value()).iterator();
            main = directives.isEmpty() ? "" : directives.getFirst().word().at().file();
        }

        boolean isWhole() {
            return !isBroken
                    && at == directives.size()
                    && !listeners.hasNext()
                    && !services.hasNext();
        }

        List<Node> level(Scope scope) {
            List<Node> nodes = new ArrayList<>();
            while (at < directives.size() && !directives.get(at).isEnd() && !isBroken) {
                Directive line = directives.get(at);
                Optional<DirectiveRow> row = DirectiveTable.row(scope, line.word().text());
                if (scope.isOpaque()) {
                    at++;
                } else if (row.isPresent()) {
                    nodes.add(node(scope, row.get(), line));
                } else {
                    isBroken = true;
                }
            }
            return nodes;
        }

        private Node node(Scope scope, DirectiveRow row, Directive line) {
            at++;
            String slot = Slot.of(scope, row, line);
            String key = key(slot, row);
            Optional<Scope> opens = DirectiveTable.opened(row, line);
            Optional<List<Node>> body = opens.map(this::level);
            int end = line.lastLine() - 1;
            if (opens.isPresent()) {
                isBroken |= at >= directives.size();
                end = isBroken ? end : directives.get(at++).lastLine() - 1;
            }
            boolean isForeign = !line.word().at().file().equals(main);
            int first = line.word().line() - 1;
            return new Node(row, line, slot, key, first, line.lastLine(), end, body, isForeign);
        }

        private String key(String slot, DirectiveRow row) {
            if (row.word().equals("Tunnel") && services.hasNext()) {
                services.next();
            }
            return switch (slot) {
                case Slot.LISTENER -> next(listeners);
                case Slot.SERVICE -> next(services);
                default -> "";
            };
        }

        private String next(Iterator<String> ids) {
            isBroken |= !ids.hasNext();
            return isBroken ? "" : ids.next();
        }
    }
}
