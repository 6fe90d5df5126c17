package org.yaomote.ui.certificates;

import org.yaomote.acme.AcmeCertificates;
import org.yaomote.authority.LocalAuthority;
import org.yaomote.trust.TrustStores;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Ticker;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What the screen of certificates is given from outside.
///
/// @param authority opens the local authority; may block, so asked on the worker only
/// @param base folder that the paths of the configuration are relative to
/// @param files chooses what to read
/// @param targets chooses what to write
/// @param worker one thread for files and keys
/// @param network threads that wait for servers and other programs
/// @param orders of public authorities
/// @param proofs folder for the proofs that they ask for
/// @param stores that say whom the programs of this computer trust
/// @param ticker says when to look again
public record CertificateTools(
        Supplier<LocalAuthority> authority,
        Path base,
        FilePicker files,
        TargetPicker targets,
        Executor worker,
        Executor network,
        AcmeCertificates orders,
        Path proofs,
        TrustStores stores,
        Ticker ticker) {
    /// Where bundles are kept that the authority does not keep: signed by themselves or imported.
    Path kept() {
        return base.resolve("certificates");
    }
}
