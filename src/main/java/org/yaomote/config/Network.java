package org.yaomote.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An address or a network of addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3).
///
/// Kept as IPv6: an IPv4 address is the one mapped from it (RFC 4291 §2.5.5.2), so a client that
/// comes over a socket of both kinds is the same client.
///
/// Immutable; any thread.
///
/// @param high the upper 64 bits of the first address
/// @param low the lower 64 bits of the first address
/// @param prefix how many bits all its addresses have in common, 0 to 128
public record Network(long high, long low, int prefix) {
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int MAPPED_BITS = 96;
    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    public Network {
        if (prefix < 0 || prefix > 128) {
            throw new IllegalArgumentException("prefix " + prefix);
        }
    }

    /// The network a text names: `10.0.0.1`, `10.0.0.0/8`, `::1`, `fd00::/8`. Empty for anything
    /// else, also for an address that has bits behind its prefix, such as `10.0.0.1/8`.
    public static Optional<Network> parse(String text) {
        return around(text).filter(network -> network.equals(network.first()));
    }

    /// The network around the address of a text, whatever bits the address has behind the prefix:
    /// what somebody who wrote `10.0.0.1/8` may have meant.
    public static Optional<Network> enclosing(String text) {
        return around(text).map(Network::first);
    }

    private static Optional<Network> around(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean isIpv4 = HostName.isIpv4(address);
        int bits = isIpv4 ? 32 : 128;
        int length = slash < 0 ? bits : length(text.substring(slash + 1));
        boolean isIpv6 = HostName.isIpv6(address) && address.indexOf('%') < 0;
        if (length > bits || (!isIpv4 && !isIpv6)) {
            return Optional.empty();
        }
        int prefix = length + 128 - bits;
        return Optional.of(
                isIpv4 ? new Network(0, MAPPED | ipv4(address), prefix) : ipv6(address, prefix));
    }

    /// More than any address has if the text is no length.
    private static int length(String text) {
        return LENGTH.matcher(text).matches() ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private static long ipv4(String address) {
        long value = 0;
        for (String part : address.split("\\.", -1)) {
            value = (value << 8) | Integer.parseInt(part);
        }
        return value;
    }

    private static Network ipv6(String address, int prefix) {
        int[] groups = new int[8];
        int gap = address.indexOf("::");
        String left = gap < 0 ? address : address.substring(0, gap);
        fill(groups, 0, left);
        if (gap >= 0) {
            String right = address.substring(gap + 2);
            fill(groups, 8 - count(right), right);
        }
        return new Network(joined(groups, 0), joined(groups, 4), prefix);
    }

    private static int count(String groups) {
        int count = groups.isEmpty() ? 0 : groups.split(":", -1).length;
        return groups.indexOf('.') < 0 ? count : count + 1;
    }

    private static void fill(int[] groups, int from, String text) {
        int at = from;
        for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            if (group.indexOf('.') >= 0) {
                long last = ipv4(group);
                groups[at++] = (int) (last >> 16);
                groups[at] = (int) last & 0xFFFF;
            } else {
                groups[at++] = Integer.parseInt(group, 16);
            }
        }
    }

    private static long joined(int[] groups, int from) {
        long value = 0;
        for (int i = from; i < from + 4; i++) {
            value = (value << 16) | groups[i];
        }
        return value;
    }

    private Network first() {
        return new Network(high & highMask(), low & lowMask(), prefix);
    }

    private long highMask() {
        return prefix == 0 ? 0 : -1L << Math.max(0, 64 - prefix);
    }

    private long lowMask() {
        return prefix <= 64 ? 0 : -1L << (128 - prefix);
    }

    /// Whether an address is in it. Makes no object.
    ///
    /// @param address its 4 or 16 bytes in network order; one of another length is in no network
    public boolean contains(byte[] address) {
        if (address.length == 4) {
            return contains(0, MAPPED | bits(address, 0, 4));
        }
        return address.length == 16 && contains(bits(address, 0, 8), bits(address, 8, 8));
    }

    private boolean contains(long otherHigh, long otherLow) {
        boolean isIpv4 = otherHigh == 0 && otherLow >>> 32 == 0xFFFF;
        // `::/0` means every IPv6 address; that IPv4 lies within is only how it is kept here.
        return (!isIpv4 || prefix >= MAPPED_BITS)
                && ((high ^ otherHigh) & highMask()) == 0
                && ((low ^ otherLow) & lowMask()) == 0;
    }

    private static long bits(byte[] address, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = (value << 8) | (address[i] & 0xFF);
        }
        return value;
    }

    /// Whether every address of IPv4 or of IPv6 is in it.
    public boolean isEverything() {
        return prefix == 0 || (prefix == MAPPED_BITS && high == 0 && low == MAPPED);
    }

    /// In CIDR notation, without the length if it is a single address: what [#parse] reads.
    @Override
    public String toString() {
        boolean isIpv4 = high == 0 && low >>> 32 == 0xFFFF && prefix >= MAPPED_BITS;
        int length = isIpv4 ? prefix - MAPPED_BITS : prefix;
        String address = isIpv4 ? dotted() : groups();
        return prefix == 128 ? address : address + "/" + length;
    }

    private String dotted() {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> Long.toString((low >> shift) & 0xFF))
                .collect(Collectors.joining("."));
    }

    /// RFC 5952 §4 but for the choice of the gap: the zeros at the end are left out.
    private String groups() {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            long half = i < 4 ? high : low;
            groups[i] = (int) (half >>> (48 - i % 4 * 16)) & 0xFFFF;
        }
        int end = 8;
        while (end > 0 && groups[end - 1] == 0) {
            end--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        if (end == 7) {
            return text.append(":0").toString();
        }
        return end == 8 ? text.toString() : text.append("::").toString();
    }
}
