package org.yaomote.targets;

import org.yaomote.targets.Run.Numbers;
import org.yaomote.targets.Run.Space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The forms of IPv6: address, range, network; a zone stands behind any of them.
final class Ipv6Text {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern OCTETS =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final long MAPPED = 0xFFFFL << 32;

    private final Gathering gathering;

    Ipv6Text(Gathering gathering) {
        this.gathering = gathering;
    }

    /// Reads a piece with a colon in it.
    void read(Piece piece) {
        int percent = piece.text().indexOf('%');
        if (percent < 0) {
            read(piece, Space.V6);
            return;
        }
        // fe80::%eth0/64 is how RFC 4007 writes it; an interface may have a hyphen in its name
        int slash = piece.text().indexOf('/', percent);
        Piece zone = slash < 0 ? piece.part(percent + 1) : piece.part(percent + 1, slash);
        if (zone.isEmpty()) {
            gathering.problem(piece.part(percent, percent + 1).problem("zone"));
            return;
        }
        Piece address = piece.part(0, percent);
        Piece whole = slash < 0 ? address : address.followedBy(piece.part(slash));
        read(whole, new Space(false, zone.text()));
    }

    private void read(Piece piece, Space space) {
        int slash = piece.text().indexOf('/');
        int hyphen = piece.text().indexOf('-');
        if (slash >= 0) {
            network(piece.part(0, slash), piece.part(slash + 1), space);
        } else if (hyphen >= 0) {
            range(piece.part(0, hyphen), piece.part(hyphen + 1), space);
        } else {
            address(piece).ifPresent(number -> gathering.add(single(number, space)));
        }
    }

    private static Numbers single(AddressNumber number, Space space) {
        if (isMapped(number)) {
            AddressNumber v4 = AddressNumber.ofV4(number.low() & 0xFFFF_FFFFL);
            return Numbers.upwards(Space.V4, v4, v4);
        }
        return Numbers.upwards(space, number, number);
    }

    private static boolean isMapped(AddressNumber number) {
        return number.high() == 0 && (number.low() & ~0xFFFF_FFFFL) == MAPPED;
    }

    private void network(Piece base, Piece length, Space space) {
        Optional<AddressNumber> address = address(base);
        String text = length.text();
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 128) {
            gathering.problem(length.problem("prefix", text, 128));
            return;
        }
        if (address.isEmpty() || refusesMapped(address.get(), base)) {
            return;
        }
        AddressNumber hosts = AddressNumber.ones(128 - Integer.parseInt(text));
        AddressNumber last = address.get().or(hosts);
        AddressNumber first =
                new AddressNumber(last.high() ^ hosts.high(), last.low() ^ hosts.low());
        gathering.add(Numbers.upwards(space, first, last));
    }

    private void range(Piece left, Piece right, Space space) {
        Optional<AddressNumber> first = address(left);
        if (first.isEmpty() || refusesMapped(first.get(), left)) {
            return;
        }
        Optional<AddressNumber> last =
                right.text().indexOf(':') >= 0
                        ? address(right)
                        : group(right).map(group -> lastGroup(first.get(), group));
        if (last.isEmpty()) {
            return;
        }
        if (last.get().compareTo(first.get()) < 0) {
            gathering.problem(
                    left.followedBy(right).problem("backwards", left.text() + "-" + right.text()));
            return;
        }
        gathering.add(Numbers.upwards(space, first.get(), last.get()));
    }

    private boolean refusesMapped(AddressNumber number, Piece place) {
        if (isMapped(number)) {
            gathering.problem(place.problem("mapped", place.text()));
            return true;
        }
        return false;
    }

    private static AddressNumber lastGroup(AddressNumber address, int group) {
        return new AddressNumber(address.high(), (address.low() & ~0xFFFFL) | group);
    }

    private Optional<Integer> group(Piece piece) {
        if (!GROUP.matcher(piece.text()).matches()) {
            gathering.problem(piece.problem("group", piece.text()));
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(piece.text(), 16));
    }

    private Optional<AddressNumber> address(Piece piece) {
        int gap = piece.text().indexOf("::");
        if (gap < 0) {
            return groups(piece)
                    .flatMap(groups -> number(groups, List.of(), groups.size() == GROUPS, piece));
        }
        Optional<List<Integer>> head = groups(piece.part(0, gap));
        Optional<List<Integer>> tail = groups(piece.part(gap + 2));
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        boolean fits = head.get().size() + tail.get().size() < GROUPS;
        return number(head.get(), tail.get(), fits, piece);
    }

    private Optional<AddressNumber> number(
            List<Integer> head, List<Integer> tail, boolean fits, Piece piece) {
        if (!fits) {
            gathering.problem(piece.problem("groups", piece.text()));
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head);
        while (all.size() + tail.size() < GROUPS) {
            all.add(0);
        }
        all.addAll(tail);
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            high = high << 16 | low >>> 48;
            low = low << 16 | all.get(i);
        }
        return Optional.of(new AddressNumber(high, low));
    }

    private Optional<List<Integer>> groups(Piece piece) {
        List<Integer> groups = new ArrayList<>();
        if (piece.isEmpty()) {
            return Optional.of(groups);
        }
        int from = 0;
        while (from <= piece.length()) {
            int colon = piece.text().indexOf(':', from);
            int behind = colon < 0 ? piece.length() : colon;
            if (!addGroups(piece.part(from, behind), colon < 0, groups)) {
                return Optional.empty();
            }
            from = behind + 1;
        }
        return Optional.of(groups);
    }

    private boolean addGroups(Piece piece, boolean isLast, List<Integer> groups) {
        var octets = OCTETS.matcher(piece.text());
        if (!isLast || !octets.matches()) {
            return group(piece).map(groups::add).orElse(false);
        }
        int bits = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(octets.group(i));
            if (octet > 255) {
                gathering.problem(
                        piece.part(octets.start(i), octets.end(i))
                                .problem("octet", octets.group(i)));
                return false;
            }
            bits = bits << 8 | octet;
        }
        groups.add(bits >>> 16);
        groups.add(bits & 0xFFFF);
        return true;
    }

    /// The text of RFC 5952: no leading zeros, the longest row of zeros as `::`.
    static String shortest(long high, long low) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xFFFF;
        }
        int gap = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groups[i + length] == 0) {
                length++;
            }
            if (length > gapLength) {
                gap = i;
                gapLength = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
