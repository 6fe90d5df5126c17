package org.yaomote.http;

import java.nio.charset.StandardCharsets;

/// Heads written as text in tests: one character per octet.
final class HeadText {
    private HeadText() {}

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /// Parses into a head of its own. The array ends with the head, so a step too far throws.
    static HeadFault fault(RequestHead into, String head) {
        byte[] octets = octets(head);
        return into.parse(octets, 0, octets.length);
    }

    /// The fault of a request, null if it has none.
    static HeadFault fault(String head) {
        return fault(new RequestHead(HeadLimits.REQUEST), head);
    }

    /// A request that is in order.
    static RequestHead request(String head) {
        RequestHead parsed = new RequestHead(HeadLimits.REQUEST);
        HeadFault fault = fault(parsed, head);
        if (fault != null) {
            throw new AssertionError(fault + " in " + head);
        }
        return parsed;
    }

    /// The fault of an answer to GET, null if it has none.
    static HeadFault answerFault(String head) {
        byte[] octets = octets(head);
        return new ResponseHead(HeadLimits.RESPONSE).parse(octets, 0, octets.length, false);
    }

    /// An answer that is in order.
    ///
    /// @param toHead whether HEAD was asked
    static ResponseHead answer(String head, boolean toHead) {
        byte[] octets = octets(head);
        ResponseHead parsed = new ResponseHead(HeadLimits.RESPONSE);
        HeadFault fault = parsed.parse(octets, 0, octets.length, toHead);
        if (fault != null) {
            throw new AssertionError(fault + " in " + head);
        }
        return parsed;
    }

    /// An answer to GET that is in order.
    static ResponseHead answer(String head) {
        return answer(head, false);
    }
}
