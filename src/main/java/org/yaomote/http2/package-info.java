/// HTTP/2 (RFC 9113) and HPACK (RFC 7541) as bytes: frames, compressed heads, windows, and the
/// rules a peer may break.
///
/// Face: [Session] (one connection's protocol, for either side), [Stream] (one request in it, to be
/// extended by whoever serves it), [Wire] (where frames go) and [SessionOwner] (who is told). A
/// head is turned into the text of an HTTP/1.1 head and back, so that it passes the same strict
/// parser as one that came so: there is one parser, and nothing to smuggle past another. No sockets
/// and no decisions about requests. Thread: the event loop that owns the session.
///
/// One walk: bytes come to [Session#receive], frames are cut and checked, a HEADERS frame is
/// decoded against the table of fields and rendered as text, and the stream that the owner made for
/// it is told; what the owner sends is gathered as frames and leaves once per turn of the loop.
@NullMarked
package org.yaomote.http2;

import org.jspecify.annotations.NullMarked;
