package org.yaomote.inspect;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parsers of the texts in which systems tell their neighbours. Lines that are no row of a
/// neighbour with a hardware address are passed over.
final class NeighbourTable {
    /// ATF_COM in /proc/net/arp: the row is complete.
    private static final int COMPLETE = 0x2;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f]{1,2}([:-][0-9A-Fa-f]{1,2}){5}");
    private static final Pattern ARP_ROW =
            Pattern.compile("\\S+ \\(([0-9.]+)\\) at (\\S+) on (\\S+).*");

    private NeighbourTable() {}

    /// `/proc/net/arp` of Linux: address, type, flags, hardware address, mask, device.
    static List<Neighbour> ofProc(List<String> lines) {
        List<Neighbour> rows = new ArrayList<>();
        for (String line : lines) {
            String[] words = words(line);
            if (words.length == 6 && (flags(words[2]) & COMPLETE) != 0) {
                add(rows, words[0], words[3], words[5], Optional.empty());
            }
        }
        return rows;
    }

    private static int flags(String text) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// `ip -s neigh show` of Linux; `used 3/2/1` are seconds since the row was used, confirmed and
    /// changed. FAILED and INCOMPLETE rows may carry an address of old.
    static List<Neighbour> ofIp(List<String> lines) {
        List<Neighbour> rows = new ArrayList<>();
        for (String line : lines) {
            List<String> words = Arrays.asList(words(line));
            String state = words.getLast();
            boolean lost = state.equals("FAILED") || state.equals("INCOMPLETE");
            if (!lost && words.size() > 4) {
                String device = after(words, "dev");
                Optional<Duration> confirmed = confirmed(after(words, "used"), state);
                add(rows, words.getFirst(), after(words, "lladdr"), device, confirmed);
            }
        }
        return rows;
    }

    private static Optional<Duration> confirmed(String used, String state) {
        String[] ages = used.split("/", -1);
        if (ages.length != 3 || state.equals("PERMANENT") || state.equals("NOARP")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Long.parseLong(ages[1])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String after(List<String> words, String key) {
        int at = words.indexOf(key);
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }

    /// `arp -an` of macOS, which writes octets without leading zeros.
    static List<Neighbour> ofArp(List<String> lines) {
        List<Neighbour> rows = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ARP_ROW.matcher(line);
            if (row.matches()) {
                add(rows, row.group(1), row.group(2), row.group(3), Optional.empty());
            }
        }
        return rows;
    }

    /// `ndp -an` of macOS: neighbour, hardware address, interface, and more.
    static List<Neighbour> ofNdp(List<String> lines) {
        List<Neighbour> rows = new ArrayList<>();
        for (String line : lines) {
            String[] words = words(line);
            if (words.length > 3) {
                add(rows, words[0], words[1], words[2], Optional.empty());
            }
        }
        return rows;
    }

    /// `arp -a` of Windows, in any language: rows are an address and six octets with hyphens; a
    /// line that ends in `0x` and a number names the interface by its own address.
    static List<Neighbour> ofWindows(List<String> lines) {
        List<Neighbour> rows = new ArrayList<>();
        String device = "";
        for (String line : lines) {
            String[] words = words(line);
            if (words[words.length - 1].startsWith("0x")) {
                device = own(words);
            } else if (words.length > 2) {
                add(rows, words[0], words[1], device, Optional.empty());
            }
        }
        return rows;
    }

    private static String own(String[] words) {
        return Arrays.stream(words).filter(word -> literal(word) != null).findFirst().orElse("");
    }

    private static String[] words(String line) {
        return BLANKS.split(line.strip(), -1);
    }

    private static void add(
            List<Neighbour> rows,
            String address,
            String mac,
            String device,
            Optional<Duration> confirmed) {
        InetAddress literal = literal(withoutZone(address));
        long bits = mac(mac);
        if (literal != null && bits != 0 && !isGroup(bits)) {
            rows.add(new Neighbour(literal, bits, device, confirmed));
        }
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /// Broadcast and multicast stand for no host.
    private static boolean isGroup(long mac) {
        return (mac >> 40 & 1) != 0;
    }

    private static long mac(String text) {
        if (!SIX.matcher(text).matches()) {
            return 0;
        }
        long bits = 0;
        for (String octet : text.split("[:-]", -1)) {
            bits = bits << 8 | Integer.parseInt(octet, 16);
        }
        return bits;
    }

    private static @Nullable InetAddress literal(String text) {
        if (text.isEmpty() || (Character.digit(text.charAt(0), 16) < 0 && text.charAt(0) != ':')) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
