/// Finds out about a host what an echo request cannot tell. It knows no other room but `handshake`.
///
/// Faces: [PortProbe] (which TCP ports answer), [WebLook] (what an open port speaks, and what its
/// page and certificate call themselves), [ReverseNames] (PTR records), [Neighbours] (hardware
/// addresses from the system's table) and [Vendors] (who made them). Each is handed a sink or
/// answers at once; each has a thread of its own or runs on what it is handed, as its own page
/// says, and each is ended by `close`.
///
/// Nothing here judges: that a port answers, or that a table has an address, is only reported.
@NullMarked
package org.yaomote.inspect;

import org.jspecify.annotations.NullMarked;
