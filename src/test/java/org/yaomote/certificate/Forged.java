package org.yaomote.certificate;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// What somebody with a stolen key of an authority would make.
final class Forged {
    private Forged() {}

    /// A certificate signed by the authority's key, whatever the authority may sign.
    static Identity under(Identity authority, String name) {
        Identity pretender =
                Made.ISSUER.authority(
                        new KeyPair(authority.leaf().getPublicKey(), authority.key()),
                        new AuthorityTerms(
                                Chains.name(authority.leaf()),
                                AuthorityTerms.USUAL,
                                NameScope.UNLIMITED,
                                0));
        Identity made = Made.issued(pretender, name);
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(made.leaf());
        chain.addAll(authority.chain());
        return new Identity(made.key(), chain);
    }
}
