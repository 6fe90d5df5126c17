package org.yaomote.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What an answer of our own is to be like.
///
/// @param status 200 to 599
/// @param date of the field Date
/// @param id of the request
/// @param fields lines that only this answer has, each with its line end
/// @param connection what becomes of the connection
/// @param withBody false for the answer to HEAD, whose length is announced all the same (RFC 9110
///   §9.3.2)
/// @param language of the page
record OwnAnswer(
        int status,
        String date,
        long id,
        String fields,
        Ending connection,
        boolean withBody,
        PageLanguage language) {
    /// What becomes of the connection behind the answer.
    enum Ending {
        /// It stays open, as HTTP/1.1 has it.
        STAYS(""),
        /// It stays open, which a client of HTTP/1.0 must be told.
        STAYS_AND_SAYS_SO("Connection: keep-alive\r\n"),
        CLOSES("Connection: close\r\n");

        private final String line;

        Ending(String line) {
            this.line = line;
        }
    }

    /// A whole answer, made for one request and sent once.
    static final class Whole {
        private final int status;
        private final byte[] octets;
        private final int bodyBytes;

        Whole(int status, byte[] octets, int bodyBytes) {
            this.status = status;
            this.octets = octets;
            this.bodyBytes = bodyBytes;
        }

        int status() {
            return status;
        }

        /// Head and body.
        byte[] octets() {
            return octets;
        }

        /// How many of them are the body's.
        int bodyBytes() {
            return bodyBytes;
        }
    }

    /// What an answer says; made for one request and sent once.
    static final class Content {
        private static final String PAGE =
                "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n";

        private final byte[] octets;
        private final long length;
        private final String reason;
        private final String fields;

        private Content(byte[] octets, long length, String reason, String fields) {
            this.octets = octets;
            this.length = length;
            this.reason = reason;
            this.fields = fields;
        }

        /// @param octets its body
        /// @param reason of the status line
        /// @param fields lines about the body, each with its line end
        Content(byte[] octets, String reason, String fields) {
            this(octets, octets.length, reason, fields);
        }

        /// A body that follows by itself.
        ///
        /// @param length of it in octets
        /// @param fields lines about it, each with its line end
        static Content following(long length, String fields) {
            return new Content(new byte[0], length, "OK", fields);
        }

        /// A page that is not to be kept.
        static Content page(byte[] html, String reason) {
            return new Content(html, reason, PAGE);
        }
    }

    /// The whole answer around a page.
    Whole around(byte[] page, String reason) {
        return around(Content.page(page, reason));
    }

    /// The whole answer around what it says.
    Whole around(Content content) {
        // RFC 9110 §15.3.5, §15.4.5: these have no body.
        boolean bodiless = status == 204 || status == 304;
        int length = content.octets.length;
        long announced = content.length;
        String head =
                "HTTP/1.1 "
                        + status
                        + " "
                        + content.reason
                        + "\r\nDate: "
                        + date
                        + "\r\n"
                        + (bodiless ? "" : "Content-Length: " + announced + "\r\n")
                        + (bodiless ? "" : content.fields)
                        + "X-Request-Id: "
                        + RequestIds.text(id)
                        + "\r\n"
                        + fields
                        + connection.line
                        + "\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + length);
        whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        boolean body = withBody && !bodiless;
        if (body) {
            whole.writeBytes(content.octets);
        }
        return new Whole(status, whole.toByteArray(), body ? length : 0);
    }
}
