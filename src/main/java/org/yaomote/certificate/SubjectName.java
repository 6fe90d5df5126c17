package org.yaomote.certificate;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Whom a certificate is for: a host name or an address. [NameReader] makes them.
public sealed interface SubjectName {
    /// As it stands in the certificate: A-labels in lower case, or the address in its short form.
    String text();

    /// As people write it.
    String shown();

    /// Whether a certificate with this name is good for the other one (RFC 9525 §6.3, §6.5).
    boolean covers(SubjectName other);

    /// A host name.
    ///
    /// @param text A-labels in lower case; the first may be `*`
    record Dns(String text) implements SubjectName {
        /// Whether it stands for every name with one more part.
        public boolean isWildcard() {
            return text.startsWith("*.");
        }

        @Override
        public String shown() {
            return IDN.toUnicode(text);
        }

        @Override
        public boolean covers(SubjectName other) {
            if (!(other instanceof Dns(var wanted))) {
                return false;
            }
            int dot = wanted.indexOf('.');
            return text.equals(wanted)
                    || (isWildcard() && dot > 0 && text.substring(1).equals(wanted.substring(dot)));
        }
    }

    /// An address.
    record Address(InetAddress address) implements SubjectName {
        @Override
        public String text() {
            return address instanceof Inet6Address
                    ? shortened(address.getAddress())
                    : address.getHostAddress();
        }

        @Override
        public String shown() {
            return text();
        }

        @Override
        public boolean covers(SubjectName other) {
            return equals(other);
        }

        /// RFC 5952 §4: the longest run of zeros left out, the first of equal ones.
        private static String shortened(byte[] octets) {
            int[] groups = new int[8];
            for (int i = 0; i < 8; i++) {
                groups[i] = (octets[2 * i] & 0xFF) << 8 | (octets[2 * i + 1] & 0xFF);
            }
            int from = 0;
            int longest = 0;
            for (int i = 0; i < 8; i++) {
                int length = zerosFrom(groups, i);
                if (length > longest) {
                    from = i;
                    longest = length;
                }
            }
            if (longest < 2) {
                return joined(groups, 0, 8);
            }
            return joined(groups, 0, from) + "::" + joined(groups, from + longest, 8);
        }

        private static int zerosFrom(int[] groups, int from) {
            int at = from;
            while (at < groups.length && groups[at] == 0) {
                at++;
            }
            return at - from;
        }

        private static String joined(int[] groups, int from, int to) {
            StringBuilder text = new StringBuilder();
            for (int i = from; i < to; i++) {
                text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
            }
            return text.toString();
        }
    }
}
