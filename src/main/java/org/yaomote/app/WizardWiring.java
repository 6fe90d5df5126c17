package org.yaomote.app;

import org.yaomote.metrics.OwnLine;
import org.yaomote.ports.PortDoctor;
import org.yaomote.sweep.Sweeper;
import org.yaomote.ui.certificates.CertificateTools;
import org.yaomote.ui.importing.ExportFormat;
import org.yaomote.ui.wizard.WizardTools;

/// What the wizard works with, put together by hand.
///
/// @param launch knows the browser
record WizardWiring(PortDoctor doctor, Demo demo, Sweeper sweeper, Launch launch) {
    /// @param certificates has the local authority and the stores
    /// @param line to the own listeners
    WizardTools tools(CertificateTools certificates, OwnLine line) {
        return new WizardTools(
                doctor,
                demo,
                certificates,
                certificates.stores(),
                sweeper,
                line,
                config -> new ConfigTexts().print(config, ExportFormat.POUND_4).text(),
                launch.browser());
    }
}
