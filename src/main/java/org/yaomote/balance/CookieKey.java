package org.yaomote.balance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that signs of backends in cookies are made with. Machines that share it understand
/// one another's cookies.
///
/// Thread: any; immutable.
public final class CookieKey {
    /// Its length in octets: as long as the result of SHA-256.
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /// 128 bits: no two backends share a sign, nobody finds one by trying.
    private static final int SIGN_OCTETS = 16;

    private final byte[] octets;

    /// @param octets [#LENGTH] of them, by chance
    public CookieKey(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a key of " + octets.length + " octets");
        }
        this.octets = octets.clone();
    }

    /// The sign of a backend: tells nothing of it, and is the same wherever the key is the same.
    ///
    /// @param service id of its service
    /// @param address `host:port`
    /// @return letters, digits, `-` and `_`
    String sign(String service, String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(octets, ALGORITHM));
            mac.update(service.getBytes(StandardCharsets.UTF_8));
            // Neither an id nor an address has it, so no other pair reads the same.
            mac.update((byte) 0);
            byte[] whole = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(whole, SIGN_OCTETS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "CookieKey";
    }
}
