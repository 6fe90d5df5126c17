/// A certificate authority of this computer's own, on disk: made when it is first needed, limited
/// to private names, its key protected; and the certificates it has issued, renewed in time.
///
/// Face: [org.yaomote.authority.LocalAuthority]. One walk: a certificate is asked for, the
/// authority is made, the certificate is issued into a file that a listener names, and
/// [org.yaomote.authority.LocalAuthority#tend] is called now and then for the rest of its days.
@NullMarked
package org.yaomote.authority;

import org.jspecify.annotations.NullMarked;
