package org.yaomote.acme;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Where an authority is asked (RFC 8555 §7.1.1).
///
/// @param url of HTTPS, as RFC 8555 §6.1 wants it
public record AcmeDirectory(URI url) {
    /// The test side of Let's Encrypt: high limits, and certificates that no browser trusts.
    public static final AcmeDirectory STAGING =
            new AcmeDirectory(URI.create("https://acme-staging-v02.api.letsencrypt.org/directory"));

    /// Let's Encrypt itself: low limits, so nothing for trying out.
    public static final AcmeDirectory PRODUCTION =
            new AcmeDirectory(URI.create("https://acme-v02.api.letsencrypt.org/directory"));

    /// Enough to tell the directories of one host apart.
    private static final int DIGEST_OCTETS = 4;

    /// Reads `staging`, `production` or a URL.
    public static Outcome<AcmeDirectory> read(String typed) {
        String text = typed.strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "staging" -> Outcome.done(STAGING);
            case "production" -> Outcome.done(PRODUCTION);
            default -> url(text);
        };
    }

    private static Outcome<AcmeDirectory> url(String text) {
        try {
            URI url = new URI(text);
            boolean isUsable =
                    "https".equalsIgnoreCase(url.getScheme())
                            && url.getHost() != null
                            && url.getUserInfo() == null
                            && url.getFragment() == null;
            return isUsable
                    ? Outcome.done(new AcmeDirectory(url))
                    : Outcome.refused(FaultKind.ACME_DIRECTORY, text);
        } catch (URISyntaxException _) {
            return Outcome.refused(FaultKind.ACME_DIRECTORY, text);
        }
    }

    /// Whether its certificates are for trying out.
    public boolean isStaging() {
        return equals(STAGING);
    }

    /// How people call it.
    public String host() {
        return url.getHost();
    }

    /// Names the files of its account: one for each directory, two on one host included.
    String fileStem() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(url.toString().getBytes(StandardCharsets.UTF_8));
            String host = host().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
            return host + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
