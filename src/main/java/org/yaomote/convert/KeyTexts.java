package org.yaomote.convert;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two halves of a PEM bundle, as a Secret of Kubernetes takes them.
///
/// @param certificates the chain
/// @param key in the clear, whatever its kind; never told by [#toString]
record KeyTexts(String certificates, String key) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s.*?-----END \\1-----", Pattern.DOTALL);

    /// Splits a bundle; empty if there is not one key in the clear and a certificate.
    static Optional<KeyTexts> of(String pem) {
        Matcher blocks = BLOCK.matcher(pem);
        StringBuilder certificates = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        int count = 0;
        while (blocks.find()) {
            String label = blocks.group(1);
            if (label.endsWith("CERTIFICATE")) {
                certificates.append(blocks.group()).append('\n');
            } else if (List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY")
                    .contains(label)) {
                keys.append(blocks.group()).append('\n');
                count++;
            }
        }
        boolean isPair = count == 1 && !certificates.isEmpty() && keys.indexOf("ENCRYPTED") < 0;
        return isPair
                ? Optional.of(new KeyTexts(certificates.toString(), keys.toString()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "KeyTexts[]";
    }
}
