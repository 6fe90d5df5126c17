package org.yaomote.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a certificate says, for people.
///
/// @param subject common name, or the whole subject where there is none
/// @param issuer likewise
/// @param names host names and addresses
/// @param from when it begins
/// @param to when it ends
/// @param key such as `EC P-256`
/// @param signature such as `SHA256withECDSA`
/// @param serial in hexadecimal
/// @param sha256 fingerprint, as `AB:CD:…`
/// @param sha1 likewise
/// @param usages what its key is for, by the names of RFC 5280: `digitalSignature`, `serverAuth`
/// @param isAuthority whether it may sign others
/// @param isSelfSigned whether it is its own issuer
/// @param isLimited whether it may sign for some names only
/// @param isWeak whether its key is too short, or its signature made with a broken hash
public record CertificateDetails(
        String subject,
        String issuer,
        List<SubjectName> names,
        Instant from,
        Instant to,
        String key,
        String signature,
        String serial,
        String sha256,
        String sha1,
        List<String> usages,
        boolean isAuthority,
        boolean isSelfSigned,
        boolean isLimited,
        boolean isWeak) {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private static final List<String> USAGES =
            List.of(
                    "digitalSignature",
                    "nonRepudiation",
                    "keyEncipherment",
                    "dataEncipherment",
                    "keyAgreement",
                    "keyCertSign",
                    "cRLSign",
                    "encipherOnly",
                    "decipherOnly");

    private static final Map<String, String> PURPOSES =
            Map.of(
                    "1.3.6.1.5.5.7.3.1", "serverAuth",
                    "1.3.6.1.5.5.7.3.2", "clientAuth",
                    "1.3.6.1.5.5.7.3.3", "codeSigning",
                    "1.3.6.1.5.5.7.3.4", "emailProtection",
                    "1.3.6.1.5.5.7.3.8", "timeStamping",
                    "1.3.6.1.5.5.7.3.9", "OCSPSigning",
                    "2.5.29.37.0", "anyExtendedKeyUsage");

    public CertificateDetails {
        names = List.copyOf(names);
        usages = List.copyOf(usages);
    }

    /// Reads them; what cannot be read is left out.
    public static CertificateDetails of(X509Certificate certificate) {
        boolean isSelfSigned = Chains.isSelfSigned(certificate);
        return new CertificateDetails(
                Chains.name(certificate),
                Chains.issuerName(certificate),
                AlternativeNames.of(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                PublicKeys.label(certificate.getPublicKey()),
                certificate.getSigAlgName(),
                certificate.getSerialNumber().toString(16),
                fingerprint(certificate, "SHA-256"),
                fingerprint(certificate, "SHA-1"),
                usages(certificate),
                certificate.getBasicConstraints() >= 0,
                isSelfSigned,
                certificate.getExtensionValue(NAME_CONSTRAINTS) != null,
                isWeak(certificate, isSelfSigned));
    }

    /// Whether it is good for a name.
    public boolean covers(SubjectName wanted) {
        return names.stream().anyMatch(name -> name.covers(wanted));
    }

    /// Nobody checks the signature of a root, which is trusted by itself.
    private static boolean isWeak(X509Certificate certificate, boolean isSelfSigned) {
        String hash = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        boolean isBroken =
                hash.startsWith("SHA1W") || hash.startsWith("MD5W") || hash.startsWith("MD2W");
        return PublicKeys.isWeak(certificate.getPublicKey()) || (isBroken && !isSelfSigned);
    }

    private static String fingerprint(X509Certificate certificate, String hash) {
        try {
            byte[] octets = MessageDigest.getInstance(hash).digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + hash, e);
        }
    }

    private static List<String> usages(X509Certificate certificate) {
        List<String> usages = new ArrayList<>();
        boolean[] bits = certificate.getKeyUsage();
        for (int i = 0; bits != null && i < bits.length && i < USAGES.size(); i++) {
            if (bits[i]) {
                usages.add(USAGES.get(i));
            }
        }
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            for (String id : purposes == null ? List.<String>of() : purposes) {
                usages.add(PURPOSES.getOrDefault(id, id));
            }
        } catch (CertificateParsingException _) {
            // A broken list of purposes: clients will refuse the certificate, people see the rest.
            usages.add("?");
        }
        return usages;
    }
}
