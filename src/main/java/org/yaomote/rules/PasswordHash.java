package org.yaomote.rules;

import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.Md5Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/// The hashes that password files have: `{SHA}`, `$apr1$`, those of crypt(3) (`$1$`, `$5$`, `$6$`
/// and the 13 characters of DES), bcrypt (`$2a$`, `$2b$`, `$2y$`); everything else is a password as
/// it is.
///
/// A text that looks like one of DES is one: a password that was stolen as a hash must not open
/// anything as a password.
final class PasswordHash {
    private static final String SHA = "{SHA}";
    private static final String APR1 = "$apr1$";
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
    private static final Pattern CRYPT = Pattern.compile("\\$[156]\\$.*");
    private static final Pattern DES = Pattern.compile("[./0-9A-Za-z]{13}");

    private PasswordHash() {}

    /// Whether computing it takes long enough to be felt on an event loop.
    static boolean isSlow(String hash) {
        return hash.startsWith(APR1)
                || BCRYPT.matcher(hash).matches()
                || CRYPT.matcher(hash).matches()
                || DES.matcher(hash).matches();
    }

    /// Whether a password has this hash; compared in constant time.
    ///
    /// @param password octets, one character each
    static boolean matches(String hash, String password) {
        byte[] octets = password.getBytes(StandardCharsets.ISO_8859_1);
        try {
            if (hash.startsWith(SHA)) {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(octets);
                return equal(SHA + Base64.getEncoder().encodeToString(digest), hash);
            }
            if (hash.startsWith(APR1)) {
                return equal(Md5Crypt.apr1Crypt(octets, hash), hash);
            }
            if (BCRYPT.matcher(hash).matches()) {
                return OpenBSDBCrypt.checkPassword(hash, octets);
            }
            if (CRYPT.matcher(hash).matches() || DES.matcher(hash).matches()) {
                return equal(Crypt.crypt(octets, hash), hash);
            }
            return equal(password, hash);
        } catch (IllegalArgumentException _) {
            // A hash that is none: nobody has its password.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.ISO_8859_1),
                other.getBytes(StandardCharsets.ISO_8859_1));
    }
}
