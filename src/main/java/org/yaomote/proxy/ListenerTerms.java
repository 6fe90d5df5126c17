package org.yaomote.proxy;

import org.yaomote.accesslog.LogTerms;
import org.yaomote.config.Hsts;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.ResponseRewriter;

/// What holds for every request of a listener, whatever its rules say, compiled. Immutable.
///
/// @param pages the answers of our own
/// @param answers rewrites those of backends
/// @param trusted the proxies that are believed
/// @param heads how large heads may be
/// @param maxBodyBytes how long the body of a request may be
/// @param perClient connections of one address, 0 for no limit
/// @param log how its requests are written down
/// @param noService status for requests that no rule takes: 404, or 503 as by Pound if the
///   configuration came from pound.cfg
/// @param tellsCipher whether backends are told what was agreed on in TLS also where no certificate
///   was shown, as by Pound
record ListenerTerms(
        ErrorPages pages,
        ResponseRewriter answers,
        TrustedProxies trusted,
        HeadLimits heads,
        long maxBodyBytes,
        int perClient,
        LogTerms log,
        int noService,
        int noMethod,
        boolean tellsCipher) {
    /// What [Limits#headBytes] may be at most.
    private static final int LARGEST_HEAD = 65_536;

    /// Compiles them.
    static ListenerTerms of(Listener listener, ProxyConfig config, Rulebook book) {
        Limits limits = config.limits();
        long longest = listener.options().maxBodyBytes();
        return new ListenerTerms(
                book.pages(),
                answers(listener),
                TrustedProxies.of(listener.options().trustedProxies(), book.origin()),
                heads(limits, (int) listener.options().policy().lineBytes()),
                longest == 0 ? Long.MAX_VALUE : longest,
                limits.connectionsPerClient(),
                LogTerms.of(listener.options().policy().logFormat(), config),
                config.poundText().isEmpty() ? 404 : 503,
                config.poundText().isEmpty() ? 405 : 400,
                !config.poundText().isEmpty());
    }

    /// The general limits, or those that give room for the listener's lines and no longer ones.
    ///
    /// @param line longest one, 0 for the general limit
    private static HeadLimits heads(Limits limits, int line) {
        int first = line == 0 ? limits.requestLineBytes() : line;
        int more = Math.max(0, first - limits.requestLineBytes());
        int head = Math.min(LARGEST_HEAD, limits.headBytes() + more);
        int field = line == 0 ? head : Math.min(line, head);
        return new HeadLimits(first, head, limits.headFields(), field);
    }

    private static ResponseRewriter answers(Listener listener) {
        ListenerOptions options = listener.options();
        ResponseRewriter plain =
                options.via() ? ResponseRewriter.PLAIN.withVia() : ResponseRewriter.PLAIN;
        // Over a connection that is not secure it must not be said (RFC 6797 §7.2).
        boolean secure = listener.protocol() instanceof Protocol.Https;
        return secure && options.hsts() instanceof Hsts.On(var maxAge, var subdomains)
                ? plain.withHsts(maxAge, subdomains)
                : plain;
    }
}
