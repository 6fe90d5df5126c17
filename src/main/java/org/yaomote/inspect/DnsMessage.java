package org.yaomote.inspect;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Questions for PTR records and what comes back (RFC 1035 §4.1, RFC 3596 §2.5).
///
/// Whatever octets come: it answers, reads nothing outside of them and ends soon.
final class DnsMessage {
    private static final int HEADER = 12;
    private static final int PTR = 12;
    private static final int IN = 1;
    private static final int CLASS_BITS = 0x7FFF;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int OPCODE_AND_CODE = 0x780F;
    private static final int CODE = 0x000F;
    private static final int NAME_ERROR = 3;
    private static final int POINTER = 0xC0;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 255;

    /// More records than this are not looked at; an address has few names.
    private static final int MOST_RECORDS = 64;

    private DnsMessage() {}

    /// What a message says about a question of ours.
    sealed interface Reading {
        /// It answers another question, or is none of ours: as if it had not come.
        record Foreign() implements Reading {}

        /// The server does not know, or would not say.
        record NoName() implements Reading {}

        /// The first PTR record of the address.
        record Name(String text) implements Reading {}
    }

    /// The name that stands for an address backwards.
    static String arpa(InetAddress address) {
        byte[] octets = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xFF;
            if (address instanceof Inet4Address) {
                name.append(octet).append('.');
            } else {
                name.append(Character.forDigit(octet & 15, 16)).append('.');
                name.append(Character.forDigit(octet >> 4, 16)).append('.');
            }
        }
        return name + (address instanceof Inet4Address ? "in-addr.arpa" : "ip6.arpa");
    }

    /// @param id 0 to 65535
    static byte[] question(int id, String name) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int[] header = {id, RECURSION_DESIRED, 1, 0, 0, 0};
        for (int word : header) {
            message.write(word >> 8);
            message.write(word);
        }
        for (String label : name.split("\\.", -1)) {
            message.write(label.length());
            message.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        message.writeBytes(new byte[] {0, 0, PTR, 0, IN});
        return message.toByteArray();
    }

    /// The id, or −1 if it is too short to have one.
    static int id(byte[] message) {
        return message.length < HEADER ? -1 : word(message, 0);
    }

    /// Reads an answer to [#question].
    ///
    /// @param id and name as they were in the question; another answer is foreign
    static Reading read(byte[] message, int id, String name) {
        if (id(message) != id
                || (word(message, 2) & RESPONSE) == 0
                || word(message, 4) != 1
                || !asksFor(message, name)) {
            return new Reading.Foreign();
        }
        if ((word(message, 2) & OPCODE_AND_CODE) != 0) {
            return new Reading.NoName();
        }
        return pointer(message, name)
                .<Reading>map(Reading.Name::new)
                .orElseGet(Reading.NoName::new);
    }

    /// Whether the name is known not to be, so that asking again is idle.
    static boolean isNameError(byte[] message) {
        return (word(message, 2) & CODE) == NAME_ERROR;
    }

    private static boolean asksFor(byte[] message, String name) {
        int end = skipName(message, HEADER);
        return end >= 0
                && end + 4 <= message.length
                && word(message, end) == PTR
                && (word(message, end + 2) & CLASS_BITS) == IN
                && name(message, HEADER).filter(name::equalsIgnoreCase).isPresent();
    }

    /// The first PTR record's name. Its owner may be another name than ours if a CNAME led there
    /// (RFC 2317), so it is not compared: the question already is.
    private static Optional<String> pointer(byte[] message, String asked) {
        int at = skipName(message, HEADER) + 4;
        int records = Math.min(word(message, 6), MOST_RECORDS);
        for (int i = 0; i < records; i++) {
            int fixed = skipName(message, at);
            if (fixed < 0 || fixed + 10 > message.length) {
                return Optional.empty();
            }
            int size = word(message, fixed + 8);
            if (fixed + 10 + size > message.length) {
                return Optional.empty();
            }
            boolean isPointer =
                    word(message, fixed) == PTR && (word(message, fixed + 2) & CLASS_BITS) == IN;
            if (isPointer) {
                return name(message, fixed + 10)
                        .filter(name -> !name.isEmpty())
                        .filter(name -> !name.toLowerCase(Locale.ROOT).equals(asked));
            }
            at = fixed + 10 + size;
        }
        return Optional.empty();
    }

    private static int word(byte[] message, int at) {
        return (message[at] & 0xFF) << 8 | (message[at + 1] & 0xFF);
    }

    /// Where the name at a place ends, −1 if it does not.
    private static int skipName(byte[] message, int from) {
        int at = from;
        while (at >= 0 && at < message.length) {
            int length = message[at] & 0xFF;
            if (length == 0) {
                return at + 1;
            }
            if ((length & POINTER) == POINTER) {
                return at + 2 <= message.length ? at + 2 : -1;
            }
            if (length > LONGEST_LABEL) {
                return -1;
            }
            at += 1 + length;
        }
        return -1;
    }

    /// A name, its compression followed. A pointer must lead back (RFC 1035 §4.1.4), so there can
    /// be no loop; a label with signs that a name must not have makes the whole unreadable.
    private static Optional<String> name(byte[] message, int from) {
        StringBuilder name = new StringBuilder();
        int at = from;
        int before = from;
        while (at < message.length && name.length() <= LONGEST_NAME) {
            int length = message[at] & 0xFF;
            if (length == 0) {
                return Optional.of(name.toString());
            }
            if ((length & POINTER) == POINTER) {
                int target = at + 1 < message.length ? word(message, at) & 0x3FFF : before;
                if (target >= before) {
                    return Optional.empty();
                }
                at = target;
                before = target;
                continue;
            }
            if (length > LONGEST_LABEL || at + 1 + length > message.length) {
                return Optional.empty();
            }
            String label =
                    new String(
                            Arrays.copyOfRange(message, at + 1, at + 1 + length),
                            StandardCharsets.UTF_8);
            if (!isFit(label)) {
                return Optional.empty();
            }
            name.append(name.isEmpty() ? "" : ".").append(label);
            at += 1 + length;
        }
        return Optional.empty();
    }

    /// Multicast DNS has names in UTF-8 and with spaces; a dot inside of a label would lie about
    /// where it ends.
    private static boolean isFit(String label) {
        return ShownText.of(label).equals(label) && label.indexOf('.') < 0;
    }
}
