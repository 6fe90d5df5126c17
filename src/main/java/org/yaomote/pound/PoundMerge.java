package org.yaomote.pound;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes what changed into the text it was read from, and leaves the rest of the text alone.
///
/// The configuration that the text gives and the one to be written are printed alike. Where both
/// say the same, the text's own lines stay, with their spelling, comments and blanks; what was
/// changed takes their place; what is new stands at the end of its section. Lines that no printed
/// line stands for are without effect here, and stay.
final class PoundMerge {
    private final Original original;
    private final Fit fit;
    private final SectionMerge sections;
    private final String unit;
    private final Set<String> said;
    private final boolean isOld;
    private final List<String> dropped = new ArrayList<>();
    private boolean isImpossible;

    private PoundMerge(Original original, Dialect dialect) {
        this.original = original;
        fit = new Fit(dialect, original.lines());
        unit = PoundText.unit(original);
        isOld = dialect == Dialect.POUND_2;
        sections = new SectionMerge(this);
        said = original.top().stream().map(Original.Node::slot).collect(Collectors.toSet());
    }

    /// A text that says what is to be written.
    ///
    /// @param dropped lines without effect that are comments now, because the dialect has no such
    ///   word
    record Merged(List<String> lines, List<String> dropped) {}

    /// The merged text; empty if what changed cannot be written into this one, such as a line of an
    /// included file.
    ///
    /// @param before what the text says, printed
    /// @param after what it is to say, printed
    static Optional<Merged> merge(
            Original original, List<PrintedLine> before, List<PrintedLine> after, Dialect dialect) {
        PoundMerge merge = new PoundMerge(original, dialect);
        Plan plan = merge.plan(original.top(), before, after, "");
        List<String> lines = merge.render(plan, original.top(), 0, original.lines().size());
        return merge.isImpossible
                ? Optional.empty()
                : Optional.of(new Merged(lines, merge.dropped));
    }

    /// What becomes of the lines of a section.
    static final class Plan {
        /// In place of a node and of the comments directly above it.
        final IdentityHashMap<Original.Node, List<String>> instead = new IdentityHashMap<>();

        /// Nodes whose comments above are in `instead`.
        final Set<Original.Node> withLead =
                java.util.Collections.newSetFromMap(new IdentityHashMap<>());

        final IdentityHashMap<Original.Node, List<String>> behind = new IdentityHashMap<>();
        final List<String> beforeSections = new ArrayList<>();
        final List<String> atEnd = new ArrayList<>();
    }

    void giveUp() {
        isImpossible = true;
    }

    /// A new directive as lines.
    List<String> block(PrintedLine line, String indent) {
        isImpossible |= line.isUnsayable();
        return PoundText.block(line, indent, unit, said);
    }

    Original original() {
        return original;
    }

    /// Decides about a section.
    ///
    /// @param indent of new lines
    Plan plan(
            List<Original.Node> nodes,
            List<PrintedLine> before,
            List<PrintedLine> after,
            String indent) {
        Plan plan = new Plan();
        Set<String> slots = new LinkedHashSet<>();
        after.forEach(line -> slots.add(line.slot()));
        before.forEach(line -> slots.add(line.slot()));
        for (String slot : slots) {
            List<Original.Node> here = nodes.stream().filter(n -> n.slot().equals(slot)).toList();
            List<PrintedLine> was = in(slot, before);
            List<PrintedLine> is = in(slot, after);
            switch (slot) {
                case Slot.LISTENER, Slot.SERVICE, Slot.BACKEND ->
                        sections.plan(here, was, is, new SectionMerge.Target(plan, indent));
                default -> new LineMerge(this, plan, indent).plan(here, was, is);
            }
        }
        nodes.stream()
                .filter(n -> !slots.contains(n.slot()) && !n.isForeign() && !fitsWhole(n))
                .forEach(n -> plan.instead.put(n, asComment(n)));
        return plan;
    }

    private static List<PrintedLine> in(String slot, List<PrintedLine> lines) {
        return lines.stream().filter(l -> l.slot().equals(slot)).toList();
    }

    /// Whether a node and all that stands below it can stay.
    boolean fitsWhole(Original.Node node) {
        if (node.isForeign()) {
            return true;
        }
        return fit.of(node) && node.body().stream().flatMap(List::stream).allMatch(this::fitsWhole);
    }

    private List<String> asComment(Original.Node node) {
        dropped.add(original.lines().get(node.first()).strip());
        return original.lines().subList(node.first(), node.end() + 1).stream()
                .map(line -> PoundText.indent(line) + "# " + line.stripLeading())
                .toList();
    }

    /// A section with what is decided about it.
    List<String> section(Original.Node node, PrintedLine was, PrintedLine is) {
        boolean isKept = was.text().equals(is.text()) && fit.of(node);
        List<String> lines = new ArrayList<>(isKept ? opener(node) : replaced(node, is.text()));
        String indent = PoundText.indent(original.lines().get(node.first()));
        String inner = PoundText.innerIndent(original, node).orElse(indent + unit);
        List<Original.Node> nodes = node.body().orElse(List.of());
        Plan plan = plan(nodes, was.body().orElse(List.of()), is.body().orElse(List.of()), inner);
        lines.addAll(render(plan, nodes, node.opened(), node.end()));
        lines.add(original.lines().get(node.end()));
        return lines;
    }

    private List<String> opener(Original.Node node) {
        return original.lines().subList(node.first(), node.opened());
    }

    /// A directive in the place of another, with its comment: 2.x has comments on lines of their
    /// own only.
    List<String> replaced(Original.Node node, String text) {
        isImpossible |= text.contains(PrintedLine.UNSAYABLE);
        String indent = PoundText.indent(original.lines().get(node.first()));
        String comment = PoundText.comment(original.lines(), node);
        if (comment.isEmpty()) {
            return List.of(indent + text);
        }
        return isOld
                ? List.of(indent + comment, indent + text)
                : List.of(indent + text + " " + comment);
    }

    /// The lines of a stretch of the text as decided.
    private List<String> render(Plan plan, List<Original.Node> nodes, int from, int to) {
        List<String> out = new ArrayList<>();
        boolean isBeforeSections = true;
        int at = from;
        for (Original.Node node : nodes) {
            if (node.isForeign()) {
                continue;
            }
            int lead = plan.withLead.contains(node) ? leadOf(node, at) : node.first();
            if (isBeforeSections && node.body().isPresent()) {
                int comments = leadOf(node, at);
                out.addAll(original.lines().subList(at, Math.min(comments, lead)));
                at = Math.min(comments, lead);
                out.addAll(plan.beforeSections);
                isBeforeSections = false;
            }
            out.addAll(original.lines().subList(at, lead));
            List<String> instead = plan.instead.get(node);
            out.addAll(instead == null ? original.lines().subList(lead, node.end() + 1) : instead);
            out.addAll(plan.behind.getOrDefault(node, List.of()));
            at = node.end() + 1;
        }
        out.addAll(original.lines().subList(at, to));
        if (isBeforeSections) {
            out.addAll(plan.beforeSections);
        }
        out.addAll(plan.atEnd);
        return out;
    }

    /// The first of the comments directly above a node.
    int leadOf(Original.Node node, int least) {
        int first = node.first();
        while (first > least && original.lines().get(first - 1).strip().startsWith("#")) {
            first--;
        }
        return first;
    }
}
