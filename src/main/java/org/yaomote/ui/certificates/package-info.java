/// The screen of certificates: which there are, how they stand, who uses them, and making,
/// renewing, importing, exporting and examining them.
///
/// Face: [org.yaomote.ui.certificates.CertificatesScreen], which is given
/// [org.yaomote.ui.certificates.CertificateTools]. Files and keys are only touched by
/// [org.yaomote.ui.certificates.CertificateShelf], on the thread of its executor; the FX thread
/// sees what came of it.
@NullMarked
package org.yaomote.ui.certificates;

import org.jspecify.annotations.NullMarked;
