package org.yaomote.config;

import java.util.regex.Pattern;

/// What counts as a host name or an address, by its looks alone: nothing is resolved.
public final class HostName {
    private static final Pattern LABEL =
            Pattern.compile("(?=[_-]*[A-Za-z0-9])[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
    private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d");

    /// RFC 6874 §2: unreserved characters; empty where an address has no zone.
    private static final Pattern ZONE = Pattern.compile("|%[A-Za-z0-9._~-]+");

    private static final Pattern HEXTETS = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private HostName() {}

    /// Whether the text can name a computer: an IPv4 or IPv6 address (without brackets) or a host
    /// name of RFC 1123 §2.1, underscores allowed because people use them, though not alone.
    public static boolean isValid(String text) {
        if (text.indexOf(':') >= 0) {
            return isIpv6(text);
        }
        if (DOTTED.matcher(text).matches()) {
            return isIpv4(text);
        }
        if (text.isEmpty() || text.length() > 253) {
            return false;
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /// Whether the text is an IPv4 address of four decimal numbers.
    public static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!OCTET.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /// Whether the text is an IPv6 address (RFC 4291 §2.2), a zone such as `%eth0` allowed.
    public static boolean isIpv6(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (!ZONE.matcher(text.substring(address.length())).matches()) {
            return false;
        }
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        if (gap < 0) {
            return groups(address) == 8;
        }
        // Dotted decimals stand for the last two groups only.
        if (address.indexOf('.') >= 0 && address.indexOf('.') < gap) {
            return false;
        }
        int left = gap == 0 ? 0 : groups(address.substring(0, gap));
        String behind = address.substring(gap + 2);
        int right = behind.isEmpty() ? 0 : groups(behind);
        return left >= 0 && right >= 0 && left + right < 8;
    }

    /// Whether a listener on this address takes what arrives on every address of this computer.
    public static boolean isWildcard(String address) {
        return address.equals("0.0.0.0") || address.equals("::") || address.equals("*");
    }

    /// Whether the address means this computer only.
    public static boolean isLoopback(String address) {
        return address.equalsIgnoreCase("localhost")
                || address.equals("::1")
                || (isIpv4(address) && address.startsWith("127."));
    }

    private static int groups(String text) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && parts[i].indexOf('.') >= 0 && isIpv4(parts[i])) {
                count += 2;
            } else if (HEXTETS.matcher(parts[i]).matches()) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }
}
