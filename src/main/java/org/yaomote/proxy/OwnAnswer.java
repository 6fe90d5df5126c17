package org.yaomote.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What an answer of our own is to be like.
///
/// @param status 308 or 400 to 599
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

    /// The whole answer around a page.
    Whole around(byte[] page, String reason) {
        String head =
                "HTTP/1.1 "
                        + status
                        + " "
                        + reason
                        + "\r\nDate: "
                        + date
                        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + page.length
                        + "\r\nCache-Control: no-store\r\nX-Request-Id: "
                        + RequestIds.text(id)
                        + "\r\n"
                        + fields
                        + connection.line
                        + "\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + page.length);
        whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        if (withBody) {
            whole.writeBytes(page);
        }
        return new Whole(status, whole.toByteArray(), withBody ? page.length : 0);
    }
}
