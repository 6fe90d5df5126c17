package org.yaomote.rules;

import java.security.cert.X509Certificate;

/// The client showed exactly this certificate.
record CertificateTest(X509Certificate wanted) implements Test {
    @Override
    public Verdict ask(Visit visit) {
        // Equal are certificates whose encodings are.
        return Verdict.of(wanted.equals(visit.peer().certificate()));
    }
}
