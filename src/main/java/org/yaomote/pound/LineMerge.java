package org.yaomote.pound;

import java.util.ArrayList;
import java.util.List;

/// Decides about the lines of one slot that is no list of listeners, services or backends.
final class LineMerge {
    private final PoundMerge merge;
    private final PoundMerge.Plan plan;
    private final String indent;

    /// @param indent of new lines
    LineMerge(PoundMerge merge, PoundMerge.Plan plan, String indent) {
        this.merge = merge;
        this.plan = plan;
        this.indent = indent;
    }

    void plan(List<Original.Node> nodes, List<PrintedLine> before, List<PrintedLine> after) {
        boolean doFit = nodes.stream().allMatch(merge::fitsWhole);
        if (before.equals(after) && doFit) {
            return;
        }
        if (nodes.stream().anyMatch(Original.Node::isForeign)) {
            merge.giveUp();
        } else if (nodes.isEmpty()) {
            boolean isSaid = before.equals(after);
            after.stream().filter(_ -> !isSaid).forEach(this::add);
        } else if (nodes.size() == before.size()) {
            oneByOne(nodes, before, after);
        } else {
            together(nodes, after);
        }
    }

    private void add(PrintedLine line) {
        plan.beforeSections.addAll(merge.block(line, indent));
    }

    /// All lines take the place of the first one.
    private void together(List<Original.Node> nodes, List<PrintedLine> after) {
        nodes.forEach(node -> plan.instead.put(node, List.of()));
        List<String> lines = new ArrayList<>();
        after.forEach(line -> lines.addAll(merge.block(line, indent)));
        plan.instead.put(nodes.getFirst(), lines);
    }

    /// Every printed line of before stands for one node.
    private void oneByOne(
            List<Original.Node> nodes, List<PrintedLine> before, List<PrintedLine> after) {
        boolean[] isKept = new boolean[before.size()];
        int[] partner = partners(before, after);
        int b = 0;
        for (int a = 0; a <= after.size(); a++) {
            int next = a == after.size() ? before.size() : partner[a];
            if (next < 0) {
                boolean isFree = b < before.size() && !isPartner(partner, a, b);
                if (isFree) {
                    replace(nodes.get(b), before.get(b), after.get(a));
                    isKept[b++] = true;
                } else {
                    insert(nodes, b, after.get(a));
                }
                continue;
            }
            for (; b < next; b++) {
                drop(nodes.get(b), isKept[b]);
            }
            if (a < after.size()) {
                replace(nodes.get(b), before.get(b), after.get(a));
                isKept[b++] = true;
            }
        }
    }

    /// Whether a later line that stayed as it was has this partner.
    private static boolean isPartner(int[] partner, int from, int b) {
        for (int a = from; a < partner.length; a++) {
            if (partner[a] == b) {
                return true;
            }
        }
        return false;
    }

    private void drop(Original.Node node, boolean isKept) {
        if (!isKept) {
            plan.instead.put(node, List.of());
        }
    }

    private void insert(List<Original.Node> nodes, int b, PrintedLine line) {
        List<String> block = merge.block(line, indent);
        if (b == 0) {
            add(line);
        } else {
            plan.behind.computeIfAbsent(nodes.get(b - 1), _ -> new ArrayList<>()).addAll(block);
        }
    }

    private void replace(Original.Node node, PrintedLine was, PrintedLine is) {
        boolean isSame = was.equals(is) && merge.fitsWhole(node);
        if (isSame) {
            return;
        }
        boolean areSections =
                node.body().isPresent()
                        && was.body().isPresent()
                        && is.body().isPresent()
                        && !node.row().section().equals(java.util.Optional.of(Scope.RAW));
        if (areSections && node.slot().equals("session")) {
            plan.instead.put(node, merge.section(node, was, is));
        } else if (is.body().isPresent() || node.body().isPresent()) {
            String own = PoundText.indent(merge.original().lines().get(node.first()));
            plan.instead.put(node, merge.block(is, own));
        } else {
            plan.instead.put(node, merge.replaced(node, is.text()));
        }
    }

    /// For each new line the old one that it equals, as many as can keep their order; -1 for none.
    private static int[] partners(List<PrintedLine> before, List<PrintedLine> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int b = before.size() - 1; b >= 0; b--) {
            for (int a = after.size() - 1; a >= 0; a--) {
                longest[b][a] =
                        before.get(b).equals(after.get(a))
                                ? longest[b + 1][a + 1] + 1
                                : Math.max(longest[b + 1][a], longest[b][a + 1]);
            }
        }
        int[] partner = new int[after.size()];
        java.util.Arrays.fill(partner, -1);
        int b = 0;
        int a = 0;
        while (b < before.size() && a < after.size()) {
            if (before.get(b).equals(after.get(a))) {
                partner[a++] = b++;
            } else if (longest[b + 1][a] >= longest[b][a + 1]) {
                b++;
            } else {
                a++;
            }
        }
        return partner;
    }
}
