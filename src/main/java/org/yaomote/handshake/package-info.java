/// TLS with whoever answers, whatever certificate they show. An island: it knows no other room.
///
/// Faces: [Handshake] asks a server for its certificate without judging it, [AskedName] is the name
/// that it is asked for, and [AnybodyTrust] believes everybody where a user wants it so.
///
/// Whoever comes here has another way to know whom it talks to, or sends nothing secret and shows
/// what comes back as unverified. Where a certificate stands for trust, nothing of this is used.
@NullMarked
package org.yaomote.handshake;

import org.jspecify.annotations.NullMarked;
