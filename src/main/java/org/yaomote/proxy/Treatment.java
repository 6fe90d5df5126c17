package org.yaomote.proxy;

import org.yaomote.policy.LocationRewriting;
import org.yaomote.rules.Changes;

/// What is done with the requests that a rule takes, compiled. Immutable.
///
/// @param reply who answers
/// @param request changes on the way to a backend
/// @param response changes on the way back, also of replies of our own
/// @param rewriteErrors whether errors of backends get our pages
/// @param locations what becomes of Location
/// @param rewriteDestination whether Destination is made to lead to the backend
record Treatment(
        OwnReply reply,
        Changes request,
        Changes response,
        boolean rewriteErrors,
        LocationRewriting locations,
        boolean rewriteDestination) {
    /// Nothing beyond the usual.
    static final Treatment USUAL =
            new Treatment(
                    new OwnReply.Backends(),
                    Changes.NONE,
                    Changes.NONE,
                    false,
                    LocationRewriting.OFF,
                    false);

    /// The changes of a request.
    Changes changes() {
        return reply instanceof OwnReply.PassOn(var passing) ? passing : request;
    }

    boolean isUsual() {
        return equals(USUAL);
    }
}
