package org.yaomote.proxy;

import java.io.ByteArrayOutputStream;

/// The first message of TLS handshakes that the JDK itself would not speak any more.
final class OldHello {
    private OldHello() {}

    /// A ClientHello (RFC 4346 §7.4.1.2) without extensions.
    ///
    /// @param version `TLSv1` or `TLSv1.1`, the highest that it offers
    static byte[] of(String version) {
        int minor = version.equals("TLSv1") ? 1 : 2;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(3);
        body.write(minor);
        body.writeBytes(new byte[32]);
        body.write(0);
        // TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
        body.writeBytes(new byte[] {0, 4, (byte) 0xc0, 0x09, (byte) 0xc0, 0x13});
        body.writeBytes(new byte[] {1, 0});
        int length = body.size();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {22, 3, (byte) minor, 0, (byte) (length + 4)});
        message.writeBytes(new byte[] {1, 0, 0, (byte) length});
        message.writeBytes(body.toByteArray());
        return message.toByteArray();
    }
}
