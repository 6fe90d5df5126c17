/// The places in which this computer's programs keep whom they trust: the system's store, the
/// databases of browsers (NSS), the trust stores of Java, the keychain of macOS and the store of
/// Windows.
///
/// Face: [org.yaomote.trust.TrustStores]. One walk: the stores are found, each is asked how it
/// stands with an authority, makes a plan that can be shown before it is carried out, and is asked
/// again afterwards. No store knows of another: what fails in one leaves the rest alone.
///
/// Linux is tested with the real programs. The commands for macOS and Windows are tested as text
/// and have not been run.
@NullMarked
package org.yaomote.trust;

import org.jspecify.annotations.NullMarked;
