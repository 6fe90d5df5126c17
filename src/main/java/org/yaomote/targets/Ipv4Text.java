package org.yaomote.targets;

import org.jspecify.annotations.Nullable;
import org.yaomote.targets.Run.Numbers;
import org.yaomote.targets.Run.Space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The forms of IPv4: address, range, ranges of octets, network.
final class Ipv4Text {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /// So many values of one octet, doubled ones included, are a slip of the pen.
    private static final int MOST_VALUES = 4_096;

    private final Gathering gathering;

    Ipv4Text(Gathering gathering) {
        this.gathering = gathering;
    }

    /// Reads four parts between dots, each with ranges, a star or braces.
    void octets(List<Piece> parts) {
        List<List<Row>> octets = new ArrayList<>();
        for (Piece part : parts) {
            values(part).ifPresent(values -> octets.add(rows(values)));
        }
        if (octets.size() == parts.size()) {
            product(octets);
        }
    }

    /// Values in a row.
    private record Row(long first, long step, long count) {}

    private Optional<List<Integer>> values(Piece part) {
        Optional<Braces.Part> read = new Braces(gathering::problem).read(part);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        if (read.get().count() > MOST_VALUES) {
            gathering.problem(part.problem("octet", part.text()));
            return Optional.empty();
        }
        boolean padded = part.text().indexOf('{') >= 0;
        List<Integer> values = new ArrayList<>();
        for (Piece piece : read.get().all()) {
            if (!addValues(piece, padded, values)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private boolean addValues(Piece piece, boolean padded, List<Integer> values) {
        if (piece.text().equals("*")) {
            addAll(values, 0, 255);
            return true;
        }
        int hyphen = piece.text().indexOf('-');
        if (hyphen < 0) {
            OptionalLong value = octet(piece, padded);
            value.ifPresent(octet -> values.add((int) octet));
            return value.isPresent();
        }
        OptionalLong first = octet(piece.part(0, hyphen), padded);
        OptionalLong last = octet(piece.part(hyphen + 1), padded);
        if (first.isEmpty() || last.isEmpty()) {
            return false;
        }
        if (last.getAsLong() < first.getAsLong()) {
            gathering.problem(piece.problem("backwards", piece.text()));
            return false;
        }
        addAll(values, (int) first.getAsLong(), (int) last.getAsLong());
        return true;
    }

    private static void addAll(List<Integer> values, int first, int last) {
        for (int value = first; value <= last; value++) {
            values.add(value);
        }
    }

    private OptionalLong octet(Piece piece, boolean padded) {
        String text = piece.text();
        if (!text.chars().allMatch(Character::isDigit) || text.isEmpty()) {
            gathering.problem(piece.problem("octet-number"));
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > 255) {
            gathering.problem(piece.problem("octet", text));
            return OptionalLong.empty();
        }
        if (!padded && text.length() > 1 && text.charAt(0) == '0') {
            gathering.problem(piece.problem("zero", text));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Integer.parseInt(text));
    }

    private static List<Row> rows(List<Integer> values) {
        List<Row> rows = new ArrayList<>();
        int i = 0;
        while (i < values.size()) {
            int step = i + 1 < values.size() ? values.get(i + 1) - values.get(i) : 0;
            int behind = i + 1;
            while (step != 0
                    && behind < values.size()
                    && values.get(behind) - values.get(behind - 1) == step) {
                behind++;
            }
            rows.add(new Row(values.get(i), step == 0 ? 1 : step, behind - i));
            i = behind;
        }
        return rows;
    }

    /// Each with each: rows that continue one another stay one row, so `10.*.*.*` is one.
    private void product(List<List<Row>> octets) {
        List<Row> rows = octets.getLast();
        for (int i = octets.size() - 2; i >= 0; i--) {
            long unit = 1L << (8 * (3 - i));
            List<Row> longer = new ArrayList<>();
            for (Row outer : octets.get(i)) {
                long size = rows.size() * outer.count;
                @Nullable Row one = rows.size() == 1 ? joined(outer, rows.getFirst(), unit) : null;
                if (one != null) {
                    longer.add(one);
                } else if (longer.size() + size > Gathering.MOST) {
                    gathering.addBeyond(count(octets));
                    return;
                } else {
                    spread(outer, rows, unit, longer);
                }
            }
            rows = longer;
        }
        for (Row row : rows) {
            AddressNumber first = AddressNumber.ofV4(row.first);
            gathering.add(
                    new Numbers(Space.V4, first, first.plus((row.count - 1) * row.step), row.step));
        }
    }

    private static @Nullable Row joined(Row outer, Row inner, long unit) {
        long first = outer.first * unit + inner.first;
        if (inner.count == 1) {
            return outer.count == 1
                    ? new Row(first, 1, 1)
                    : new Row(first, outer.step * unit, outer.count);
        }
        boolean continues = inner.step * inner.count == outer.step * unit;
        return outer.count == 1 || continues
                ? new Row(first, inner.step, inner.count * outer.count)
                : null;
    }

    private static void spread(Row outer, List<Row> rows, long unit, List<Row> longer) {
        for (long i = 0; i < outer.count; i++) {
            long base = (outer.first + i * outer.step) * unit;
            rows.forEach(row -> longer.add(new Row(base + row.first, row.step, row.count)));
        }
    }

    private static BigInteger count(List<List<Row>> octets) {
        long count = 1;
        for (List<Row> rows : octets) {
            count *= rows.stream().mapToLong(Row::count).sum();
        }
        return BigInteger.valueOf(count);
    }

    /// Reads two addresses with a hyphen between them; the second may lack what it shares.
    void range(Piece left, Piece right) {
        OptionalLong first = address(left);
        List<Piece> tail = split(right);
        if (tail.size() > 4) {
            gathering.problem(right.problem("range", right.text()));
            return;
        }
        OptionalLong end = number(tail);
        if (first.isEmpty() || end.isEmpty()) {
            return;
        }
        long shared = ~((1L << (8 * tail.size())) - 1);
        long last = (first.getAsLong() & shared) | end.getAsLong();
        if (last < first.getAsLong()) {
            gathering.problem(
                    left.followedBy(right).problem("backwards", left.text() + "-" + right.text()));
            return;
        }
        gathering.add(
                Numbers.upwards(
                        Space.V4, AddressNumber.ofV4(first.getAsLong()), AddressNumber.ofV4(last)));
    }

    /// Reads a network: an address, and its length or mask.
    void network(Piece base, Piece length) {
        OptionalLong address = address(base);
        OptionalLong prefix = length.text().indexOf('.') >= 0 ? mask(length) : prefix(length);
        if (address.isEmpty() || prefix.isEmpty()) {
            return;
        }
        int hostBits = 32 - (int) prefix.getAsLong();
        long hosts = (1L << hostBits) - 1;
        long first = address.getAsLong() & ~hosts;
        long last = first | hosts;
        if (hostBits >= 2) { // the network's own address and the broadcast address are nobody's
            first++;
            last--;
        }
        gathering.add(
                Numbers.upwards(Space.V4, AddressNumber.ofV4(first), AddressNumber.ofV4(last)));
    }

    private OptionalLong prefix(Piece length) {
        if (!NUMBER.matcher(length.text()).matches() || Integer.parseInt(length.text()) > 32) {
            gathering.problem(length.problem("prefix", length.text(), 32));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Integer.parseInt(length.text()));
    }

    private OptionalLong mask(Piece mask) {
        OptionalLong bits = address(mask);
        if (bits.isEmpty()) {
            return bits;
        }
        long hosts = ~bits.getAsLong() & 0xFFFF_FFFFL;
        if ((hosts & (hosts + 1)) != 0) {
            gathering.problem(mask.problem("mask", mask.text()));
            return OptionalLong.empty();
        }
        return OptionalLong.of(32 - Long.bitCount(hosts));
    }

    private OptionalLong address(Piece piece) {
        List<Piece> parts = split(piece);
        if (parts.size() != 4) {
            gathering.problem(piece.problem("octets", piece.text()));
            return OptionalLong.empty();
        }
        return number(parts);
    }

    private OptionalLong number(List<Piece> parts) {
        long bits = 0;
        boolean whole = true;
        for (Piece part : parts) {
            OptionalLong octet = octet(part, false);
            whole &= octet.isPresent();
            bits = bits << 8 | octet.orElse(0);
        }
        return whole ? OptionalLong.of(bits) : OptionalLong.empty();
    }

    /// The parts between the dots that stand outside of braces.
    static List<Piece> split(Piece piece) {
        List<Piece> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.at(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '.' && depth == 0) {
                parts.add(piece.part(from, i));
                from = i + 1;
            }
        }
        parts.add(piece.part(from));
        return parts;
    }
}
