/// Keys and certificates: making, reading, writing and examining them.
///
/// It knows no other room but `handshake`, reads and writes only the files it is told, and keeps
/// nothing. What can be expected to fail is an [org.yaomote.certificate.Outcome] with
/// [org.yaomote.certificate.Fault]s; what a person reads of them has its key in the texts of the
/// area `certificate`. No private key and no pass phrase is ever in a text of this room.
@NullMarked
package org.yaomote.certificate;

import org.jspecify.annotations.NullMarked;
