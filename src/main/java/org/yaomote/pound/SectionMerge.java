package org.yaomote.pound;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Decides about the listeners, the services or the backends of a section.
final class SectionMerge {
    private final PoundMerge merge;

    SectionMerge(PoundMerge merge) {
        this.merge = merge;
    }

    /// Where the decision goes.
    ///
    /// @param indent of new sections
    record Target(PoundMerge.Plan plan, String indent) {}

    /// A node and what it stands for: one section, or with `UseBackend` several backends.
    private record Unit(Original.Node node, List<PrintedLine> was) {}

    void plan(
            List<Original.Node> nodes,
            List<PrintedLine> before,
            List<PrintedLine> after,
            Target target) {
        Optional<List<Unit>> units = units(nodes, before);
        if (units.isEmpty()) {
            merge.giveUp();
            return;
        }
        IdentityHashMap<PrintedLine, PrintedLine> now = pairs(before, after);
        IdentityHashMap<PrintedLine, Unit> kept = new IdentityHashMap<>();
        for (Unit unit : units.get()) {
            List<PrintedLine> is = unit.was().stream().map(now::get).toList();
            if (isKept(unit, is)) {
                kept.put(is.getFirst(), unit);
                is.stream().skip(1).forEach(line -> kept.put(line, unit));
            } else if (unit.node().isForeign()) {
                merge.giveUp();
            } else {
                target.plan().instead.put(unit.node(), List.of());
            }
        }
        place(nodes, after, new Decided(kept, now), target);
    }

    /// Matches nodes and printed lines: listeners and services by what they stand for, backends by
    /// their order.
    private static Optional<List<Unit>> units(List<Original.Node> nodes, List<PrintedLine> before) {
        List<Unit> units = new ArrayList<>();
        int b = 0;
        for (Original.Node node : nodes) {
            if (!node.slot().equals(Slot.BACKEND)) {
                Optional<PrintedLine> was =
                        before.stream().filter(l -> l.key().equals(node.key())).findFirst();
                was.ifPresent(line -> units.add(new Unit(node, List.of(line))));
                continue;
            }
            int count = node.body().isPresent() ? 1 : node.directive().arguments().size();
            if (b + count > before.size()) {
                return Optional.empty();
            }
            units.add(new Unit(node, before.subList(b, b + count)));
            b += count;
        }
        int found = units.stream().mapToInt(u -> u.was().size()).sum();
        boolean areAll = found == before.size() && units.size() == nodes.size();
        return areAll ? Optional.of(units) : Optional.empty();
    }

    /// What each section of before has become: the one of the same key, else, for backends, the
    /// next one that is nobody's.
    private static IdentityHashMap<PrintedLine, PrintedLine> pairs(
            List<PrintedLine> before, List<PrintedLine> after) {
        IdentityHashMap<PrintedLine, PrintedLine> now = new IdentityHashMap<>();
        List<PrintedLine> free = new ArrayList<>(after);
        for (PrintedLine was : before) {
            for (int i = 0; i < free.size(); i++) {
                if (free.get(i).key().equals(was.key())) {
                    now.put(was, free.remove(i));
                    break;
                }
            }
        }
        for (PrintedLine was : before) {
            boolean isMoved = was.slot().equals(Slot.BACKEND) && !now.containsKey(was);
            if (isMoved && !free.isEmpty()) {
                now.put(was, free.removeFirst());
            }
        }
        return now;
    }

    /// Whether a node stays, changed or not. One that only points elsewhere stays unchanged or not
    /// at all.
    private boolean isKept(Unit unit, List<PrintedLine> is) {
        if (is.contains(null)) {
            return false;
        }
        boolean isPointer = unit.node().body().isEmpty() || unit.node().has("Use");
        boolean isSame = is.equals(unit.was());
        boolean mayChange = !isPointer && !unit.node().isForeign();
        boolean staysAsItIs = isSame && (!isPointer || merge.fitsWhole(unit.node()));
        return staysAsItIs || mayChange;
    }

    /// What became of the sections.
    ///
    /// @param kept by what they are now
    /// @param now by what they were
    private record Decided(
            IdentityHashMap<PrintedLine, Unit> kept,
            IdentityHashMap<PrintedLine, PrintedLine> now) {}

    private void place(
            List<Original.Node> nodes, List<PrintedLine> after, Decided decided, Target target) {
        IdentityHashMap<PrintedLine, Unit> kept = decided.kept();
        List<Unit> inNewOrder =
                after.stream().map(kept::get).filter(Objects::nonNull).distinct().toList();
        List<Original.Node> wanted = inNewOrder.stream().map(Unit::node).toList();
        List<Original.Node> places = nodes.stream().filter(wanted::contains).toList();
        boolean isForeign = places.stream().anyMatch(Original.Node::isForeign);
        boolean isReordered = !places.equals(wanted);
        if (isReordered && isForeign) {
            merge.giveUp();
            return;
        }
        List<String> first = new ArrayList<>();
        if (!places.isEmpty() && !isForeign) {
            after.stream()
                    .takeWhile(line -> !kept.containsKey(line))
                    .forEach(line -> first.addAll(behindBlank(line, target)));
        }
        for (int i = 0; i < inNewOrder.size(); i++) {
            Unit unit = inNewOrder.get(i);
            if (!unit.node().isForeign()) {
                boolean isPushed = i == 0 && !first.isEmpty();
                List<String> block = new ArrayList<>(isPushed ? toFront(first) : List.of());
                if (isReordered || isPushed) {
                    block.addAll(lead(unit.node()));
                    target.plan().withLead.add(places.get(i));
                }
                block.addAll(block(unit, decided.now()));
                target.plan().instead.put(places.get(i), block);
            }
        }
        addNew(after, kept, target, unit -> places.get(inNewOrder.indexOf(unit)));
    }

    /// What is new: behind the section it follows, or at the end.
    private void addNew(
            List<PrintedLine> after,
            IdentityHashMap<PrintedLine, Unit> kept,
            Target target,
            Function<Unit, Original.Node> places) {
        boolean isAny = !kept.isEmpty();
        Original.Node last = null;
        for (PrintedLine line : after) {
            Unit unit = kept.get(line);
            if (unit != null) {
                last = places.apply(unit);
            } else if (last != null && !last.isForeign()) {
                target.plan()
                        .behind
                        .computeIfAbsent(last, _ -> new ArrayList<>())
                        .addAll(behindBlank(line, target));
            } else if (last == null && isAny) {
                // Stands before the first one already, unless that is in another file.
                kept.values().stream()
                        .filter(u -> u.node().isForeign())
                        .findFirst()
                        .ifPresent(_ -> merge.giveUp());
            } else {
                target.plan().atEnd.addAll(behindBlank(line, target));
            }
        }
    }

    private List<String> behindBlank(PrintedLine line, Target target) {
        List<String> block = new ArrayList<>();
        if (!line.slot().equals(Slot.BACKEND)) {
            block.add("");
        }
        block.addAll(merge.block(line, target.indent()));
        return block;
    }

    /// The blank line of a section that stands first goes behind it.
    private static List<String> toFront(List<String> blocks) {
        if (!blocks.getFirst().isEmpty()) {
            return blocks;
        }
        List<String> moved = new ArrayList<>(blocks.subList(1, blocks.size()));
        moved.add("");
        return moved;
    }

    private List<String> lead(Original.Node node) {
        List<String> lines = merge.original().lines();
        return lines.subList(merge.leadOf(node, 0), node.first());
    }

    private List<String> block(Unit unit, IdentityHashMap<PrintedLine, PrintedLine> now) {
        PrintedLine was = unit.was().getFirst();
        PrintedLine is = now.get(was);
        boolean isPointer = unit.node().body().isEmpty() || unit.node().has("Use");
        return is == null || isPointer
                ? merge.original().lines().subList(unit.node().first(), unit.node().end() + 1)
                : merge.section(unit.node(), was, is);
    }
}
