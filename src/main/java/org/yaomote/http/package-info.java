/// HTTP/1 as bytes: heads parsed strictly in place, heads written for the other side, bodies
/// framed.
///
/// Face: [RequestHead] and [ResponseHead] (offsets into an array, reused for message after
/// message), [RequestRewriter] and [ResponseRewriter] (what the other side gets), [BodyScanner]
/// (where a body ends). No sockets and no decisions. Thread: the event loop that owns the object.
///
/// This is the security boundary: nothing reaches a backend that was not accepted here octet by
/// octet, and a message that was not accepted is refused, never repaired (RFC 9112 §11.2).
@NullMarked
package org.yaomote.http;

import org.jspecify.annotations.NullMarked;
