package org.yaomote.app;

import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.KeyKind;
import org.yaomote.trust.TrustStore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `yaomote cert` is asked for. Names, days and servers are as they were typed.
sealed interface CertOrder {
    /// The word for the terminal in the place of a file.
    String TERMINAL = "-";

    /// Where the result goes.
    ///
    /// @param file `-` for the terminal; empty where the command has a place of its own
    /// @param force whether a file that is there is replaced
    record Target(Optional<String> file, boolean force) {}

    /// Where a pass phrase comes from; a person is asked if neither is named.
    ///
    /// @param variable of the environment
    record PhrasePlace(Optional<Path> file, Optional<String> variable) {
        /// Whether a person is asked.
        boolean isAsked() {
            return file.isEmpty() && variable.isEmpty();
        }
    }

    /// What a certificate shall be.
    record Wish(List<String> names, KeyKind kind, int days) {
        public Wish {
            names = List.copyOf(names);
        }
    }

    /// A certificate of the local authority.
    record New(Wish wish, Target target) implements CertOrder {}

    /// The local authority itself.
    ///
    /// @param keyring whether a new one keeps its pass phrase in the keyring of the desktop
    record Authority(Target target, boolean keyring) implements CertOrder {}

    /// What the local authority has issued.
    record Inventory() implements CertOrder {}

    /// Renewal of what is due.
    record Renew() implements CertOrder {}

    /// No more renewal of one.
    record Forget(String id) implements CertOrder {}

    /// The calendar of what ends.
    ///
    /// @param files whose certificates are in it as well
    record Calendar(List<Path> files, PhrasePlace phrase, Target target) implements CertOrder {
        public Calendar {
            files = List.copyOf(files);
        }
    }

    /// A new key.
    ///
    /// @param phrase protects it; empty for none
    record NewKey(KeyKind kind, Optional<PhrasePlace> phrase, Target target) implements CertOrder {}

    /// A certificate request.
    ///
    /// @param key made if it is not there
    record Request(Wish wish, Path key, PhrasePlace phrase, Target target) implements CertOrder {}

    /// Key and the answer to a request, put together.
    record Complete(Path key, List<Path> answer, PhrasePlace phrase, Target target)
            implements CertOrder {
        public Complete {
            answer = List.copyOf(answer);
        }
    }

    /// A certificate that signs itself.
    ///
    /// @param key to sign with; empty for a new one
    /// @param request whose names it gets; empty for those of the wish
    record SelfSign(
            Wish wish,
            Optional<Path> key,
            Optional<Path> request,
            PhrasePlace phrase,
            Target target)
            implements CertOrder {}

    /// Keys and certificates in one file, in order.
    record Bundle(List<Path> files, PhrasePlace phrase, Target target) implements CertOrder {
        public Bundle {
            files = List.copyOf(files);
        }
    }

    /// A key with another pass phrase.
    ///
    /// @param next empty for none
    record Phrase(Path file, PhrasePlace phrase, Optional<PhrasePlace> next, Target target)
            implements CertOrder {}

    /// What is in a file.
    ///
    /// @param file `-` for the input
    /// @param name it should be good for
    record Show(String file, Optional<String> name, PhrasePlace phrase) implements CertOrder {}

    /// What a server sends.
    record Examine(String server) implements CertOrder {}

    /// Files for other programs.
    ///
    /// @param stem what the names of the files begin with
    record Export(
            List<Path> files,
            ExportFormat format,
            Path folder,
            Optional<String> stem,
            boolean force,
            PhrasePlace phrase,
            PhrasePlace next)
            implements CertOrder {
        public Export {
            files = List.copyOf(files);
        }
    }

    /// What is to become of the trust in an authority.
    enum TrustAction {
        /// Nothing: it is shown.
        LIST,
        /// Stores trust it.
        INSTALL,
        /// Stores trust it no more.
        REMOVE
    }

    /// The stores that say whom this computer's programs trust.
    ///
    /// @param stores ids of those that are meant; none for all
    /// @param certificate file with the root of another authority than the local one
    /// @param isPlan whether it is only shown what would be run
    record Trust(
            TrustAction action, List<String> stores, Optional<Path> certificate, boolean isPlan)
            implements CertOrder {
        public Trust {
            stores = List.copyOf(stores);
        }

        /// Whether a store is meant.
        boolean isAbout(TrustStore store) {
            return stores.isEmpty() || stores.contains(store.name().id());
        }
    }
}
