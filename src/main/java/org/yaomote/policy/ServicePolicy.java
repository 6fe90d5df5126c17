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
/// @param refusesWhenDown whether requests are answered 503 while every backend is out, instead of
///   being tried on all of them
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
        boolean refusesWhenDown,
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

    /// A policy that tries what is out when nothing else is left.
    public ServicePolicy(
            Reply reply,
            Optional<Boolean> rewriteErrors,
            Optional<ForwardedBy> forwarded,
            Set<LogSuppression> logSuppress,
            List<Constant> constants,
            boolean disabled,
            boolean dynamicScale,
            boolean hashSessions,
            Modifications modifications) {
        this(
                reply,
                rewriteErrors,
                forwarded,
                logSuppress,
                constants,
                disabled,
                dynamicScale,
                hashSessions,
                false,
                modifications);
    }

    /// The same, but while every backend is out.
    public ServicePolicy withRefusesWhenDown(boolean changed) {
        return new ServicePolicy(
                reply,
                rewriteErrors,
                forwarded,
                logSuppress,
                constants,
                disabled,
                dynamicScale,
                hashSessions,
                changed,
                modifications);
    }

    /// Whether its backends answer, not the proxy itself or a later rule.
    public boolean usesBackends() {
        return reply instanceof Reply.FromBackends;
    }

    public ServicePolicy {
        logSuppress = Set.copyOf(logSuppress);
        constants = List.copyOf(constants);
    }
}
