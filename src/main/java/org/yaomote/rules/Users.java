package org.yaomote.rules;

import org.yaomote.rules.UserTest.Credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names and the hashes of their passwords, and which credentials were right already.
///
/// The latter are kept as digests under a key that is made with the list and goes with it, so
/// neither a password nor anything it could be guessed from is kept.
///
/// Thread: any.
final class Users {
    private static final String DIGEST = "HmacSHA256";
    private static final int MAX_KNOWN = 4096;

    private final Map<String, String> hashes;

    /// Whose hash is computed for a name that does not exist, so that it takes as long.
    private final String decoy;

    private final SecretKeySpec key;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Users(Map<String, String> hashes, SecureRandom chance) {
        this.hashes = Map.copyOf(hashes);
        this.decoy = hashes.values().stream().filter(PasswordHash::isSlow).findFirst().orElse("");
        byte[] octets = new byte[32];
        chance.nextBytes(octets);
        this.key = new SecretKeySpec(octets, DIGEST);
    }

    /// @param lines `name:hash`, what stands behind a second colon does not count; others mean
    ///   nobody
    static Users of(List<String> lines, SecureRandom chance) {
        Map<String, String> hashes = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length > 1 && !parts[0].isEmpty()) {
                hashes.putIfAbsent(octets(parts[0]), octets(parts[1]));
            }
        }
        return new Users(hashes, chance);
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// Whether these were right before.
    boolean isKnown(Credentials credentials) {
        return !known.isEmpty() && known.contains(digest(credentials));
    }

    /// Whether verifying this name's password takes long.
    boolean isSlow(String name) {
        return PasswordHash.isSlow(hashes.getOrDefault(name, decoy));
    }

    /// Whether the password is right; takes as long for names that do not exist.
    boolean verify(Credentials credentials) {
        String hash = hashes.get(credentials.name());
        boolean right = PasswordHash.matches(hash == null ? decoy : hash, credentials.password());
        if (!right || hash == null) {
            return false;
        }
        if (PasswordHash.isSlow(hash)) {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.add(digest(credentials));
        }
        return true;
    }

    private String digest(Credentials credentials) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            // A name has no colon.
            String pair = credentials.name() + ":" + credentials.password();
            byte[] digest = mac.doFinal(pair.getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + DIGEST, e);
        }
    }
}
