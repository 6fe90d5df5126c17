package org.yaomote.ui.wizard;

import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.OwnLine;
import org.yaomote.ports.PortDoctor;
import org.yaomote.sweep.Sweeper;
import org.yaomote.trust.TrustStores;
import org.yaomote.ui.certificates.CertificateTools;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the wizard is given from outside.
///
/// @param doctor of this computer's ports
/// @param demo servers for who has none
/// @param certificates the local authority, and threads for files and for waiting
/// @param trust the stores of this computer
/// @param sweeper looks for servers on the network when asked
/// @param line to the own listeners
/// @param printer writes a configuration as text; any thread
/// @param browser opens a page, and does not wait for it
public record WizardTools(
        PortDoctor doctor,
        DemoPair demo,
        CertificateTools certificates,
        TrustStores trust,
        Sweeper sweeper,
        OwnLine line,
        Function<ProxyConfig, String> printer,
        Consumer<URI> browser) {}
