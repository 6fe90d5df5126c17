package org.yaomote.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a service does beyond the usual.
///
/// @param reply what becomes of its requests
/// @param rewriteErrors whether error answers of backends get the proxy's pages; empty for the
///   listener's word
/// @param forwarded how the client behind proxies is found; empty for the listener's way
/// @param logSuppress answers that the access log leaves out
/// @param constants of this service
/// @param disabled whether it gets no requests, as if its rules were not there (`Disabled`)
/// @param dynamicScale whether weights follow the backends' response times (`DynScale`)
/// @param hashSessions whether the backend is a hash of the session's key, remembered nowhere (2.x:
///   a negative `TTL`)
/// @param modifications done behind the listener's in requests, before them in answers
public record ServicePolicy(
        Reply reply,
        Optional<Boolean> rewriteErrors,
        Optional<ForwardedBy> forwarded,
        Set<LogSuppression> logSuppress,
        List<Constant> constants,
        boolean disabled,
        boolean dynamicScale,
        boolean hashSessions,
        Modifications modifications) {
    /// What holds where the user said nothing.
    public static final ServicePolicy DEFAULTS =
            new ServicePolicy(
                    new Reply.FromBackends(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    List.of(),
                    false,
                    false,
                    false,
                    Modifications.NONE);

    /// Whether its backends answer, not the proxy itself or a later rule.
    public boolean usesBackends() {
        return reply instanceof Reply.FromBackends;
    }

    public ServicePolicy {
        logSuppress = Set.copyOf(logSuppress);
        constants = List.copyOf(constants);
    }
}
