package org.yaomote.app;

import org.yaomote.certificate.KeyKind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `yaomote cert acme` is asked for. Names and directories are as they were typed.
sealed interface AcmeOrder {
    /// Who asks, and where.
    ///
    /// @param directory `staging`, `production` or a URL
    /// @param agrees to the terms of service
    /// @param roots by which a private directory is trusted
    /// @param external what proves that the user is a customer
    record Who(
            String directory,
            Optional<String> contact,
            boolean agrees,
            Optional<Path> roots,
            Optional<External> external) {}

    /// An account with the authority that is no account of ACME.
    ///
    /// @param key where it is to be had
    record External(String id, CertOrder.PhrasePlace key) {}

    /// A certificate.
    ///
    /// @param proofs the folder that a listener serves; empty for the one of this user
    /// @param file the bundle; empty for one in the folder of this user
    /// @param force whether a file that is there is replaced
    record Issue(
            Who who,
            List<String> names,
            KeyKind kind,
            Optional<Path> proofs,
            Optional<Path> file,
            boolean force)
            implements AcmeOrder {
        public Issue {
            names = List.copyOf(names);
        }
    }

    /// Renewal of what is due.
    record Renew() implements AcmeOrder {}

    /// What is renewed.
    record Inventory() implements AcmeOrder {}

    /// No more renewal of one.
    record Forget(String id) implements AcmeOrder {}

    /// Revocation of one.
    record Revoke(String id, boolean isKeyLost) implements AcmeOrder {}

    /// The account itself.
    record Account(Who who) implements AcmeOrder {}
}
