package org.yaomote.acme;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;

import java.util.Arrays;
import java.util.Base64;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// That somebody is a customer of an authority, which some ask for before they make an account (RFC
/// 8555 §7.3.4). It is needed once and never kept.
///
/// @param id of the key, as the authority gave it
/// @param key never shown
public record ExternalAccount(String id, SecretKey key) {
    /// The shortest that HMAC with SHA-256 takes, in octets.
    private static final int SHORTEST = 32;

    /// Reads what an authority shows to its customers.
    ///
    /// @param typed the key in base64url; closed
    public static Outcome<ExternalAccount> read(String id, PassPhrase typed) {
        try (typed) {
            byte[] text = typed.octets();
            byte[] octets = Base64.getUrlDecoder().decode(text);
            Arrays.fill(text, (byte) 0);
            return id.isBlank() || octets.length < SHORTEST
                    ? Outcome.refused(FaultKind.ACME_EXTERNAL_KEY)
                    : Outcome.done(new ExternalAccount(id, new SecretKeySpec(octets, "HMAC")));
        } catch (IllegalArgumentException _) {
            return Outcome.refused(FaultKind.ACME_EXTERNAL_KEY);
        }
    }

    @Override
    public String toString() {
        return "ExternalAccount[" + id + "]";
    }
}
