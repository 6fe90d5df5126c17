package org.yaomote.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a listener does beyond the usual.
///
/// @param checkUrl path and query of every request must be like it, else 501 (`CheckURL`)
/// @param maxUriBytes longest target, 0 for the general limit (`MaxURI`)
/// @param lineBytes longest line of a head, 0 for the general limit (`LineBufferSize`)
/// @param pages HTML file by status in place of the general ones (`ErrorFile`)
/// @param rewriteErrors whether error answers of backends get those pages (`RewriteErrors`)
/// @param locations what becomes of Location (`RewriteLocation`)
/// @param rewriteDestination whether WebDAV's Destination is made to point to the backend
///   (`RewriteDestination`)
/// @param headers what the proxy adds
/// @param forwarded how the client behind proxies is found; empty for the general way
/// @param logFormat name of a [Definitions.LogFormat] or a level `0` to `5`; empty for the general
///   one (`LogLevel`)
/// @param constants of this listener
/// @param acmeDirectory where answers for `/.well-known/acme-challenge/` are found (`ACME`); empty
///   for nowhere
/// @param clientTimeout how long a client may be silent, zero for the general limits (`Client`)
/// @param modifications done to every request and answer
public record ListenerPolicy(
        Optional<TextPattern> checkUrl,
        long maxUriBytes,
        long lineBytes,
        Map<Integer, String> pages,
        boolean rewriteErrors,
        LocationRewriting locations,
        boolean rewriteDestination,
        BuiltInHeaders headers,
        Optional<ForwardedBy> forwarded,
        String logFormat,
        List<Constant> constants,
        String acmeDirectory,
        Duration clientTimeout,
        Modifications modifications) {
    /// What holds where the user said nothing.
    public static final ListenerPolicy DEFAULTS =
            new ListenerPolicy(
                    Optional.empty(),
                    0,
                    0,
                    Map.of(),
                    false,
                    LocationRewriting.OFF,
                    false,
                    BuiltInHeaders.ALL,
                    Optional.empty(),
                    "",
                    List.of(),
                    "",
                    Duration.ZERO,
                    Modifications.NONE);

    public ListenerPolicy {
        pages = Map.copyOf(pages);
        constants = List.copyOf(constants);
    }

    /// The same with another folder of ACME answers; empty for none.
    public ListenerPolicy withAcmeDirectory(String changed) {
        return new ListenerPolicy(
                checkUrl,
                maxUriBytes,
                lineBytes,
                pages,
                rewriteErrors,
                locations,
                rewriteDestination,
                headers,
                forwarded,
                logFormat,
                constants,
                changed,
                clientTimeout,
                modifications);
    }

    /// With another patience for silent clients.
    public ListenerPolicy withClientTimeout(Duration changed) {
        return new ListenerPolicy(
                checkUrl,
                maxUriBytes,
                lineBytes,
                pages,
                rewriteErrors,
                locations,
                rewriteDestination,
                headers,
                forwarded,
                logFormat,
                constants,
                acmeDirectory,
                changed,
                modifications);
    }
}
