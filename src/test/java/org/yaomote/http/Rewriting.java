package org.yaomote.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Heads rewritten from text to text, one character per octet.
final class Rewriting {
    static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.1", 5000);
    static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.9", 8080);

    private Rewriting() {}

    /// A request for a backend, from a client nobody trusts.
    static String request(String head) {
        return request(head, new ForwardedFacts(CLIENT, SERVER, false));
    }

    static String request(String head, ForwardedFacts facts) {
        byte[] octets = octets(head);
        RequestHead parsed = new RequestHead(HeadLimits.REQUEST);
        inOrder(parsed.parse(octets, 0, octets.length), head);
        HeadOutput out = new HeadOutput();
        RequestRewriter.rewrite(parsed, facts, null, out);
        return out.toString();
    }

    /// The same without the request line and what the proxy adds itself.
    static String fields(String head) {
        String text = request(head);
        return text.substring(text.indexOf('\n') + 1, text.indexOf("X-Forwarded-For"));
    }

    /// An answer to GET, for a client whose connection stays.
    static String answer(String head) {
        HeadOutput out = new HeadOutput();
        ResponseRewriter.PLAIN.rewrite(
                parsed(head, false), ResponseRewriter.Fate.STAYS, false, out);
        return out.toString();
    }

    static ResponseHead parsed(String head, boolean answersHead) {
        byte[] octets = octets(head);
        ResponseHead parsed = new ResponseHead(HeadLimits.RESPONSE);
        inOrder(parsed.parse(octets, 0, octets.length, answersHead), head);
        return parsed;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void inOrder(HeadFault fault, String head) {
        if (fault != null) {
            throw new AssertionError(fault + " in " + head);
        }
    }
}
