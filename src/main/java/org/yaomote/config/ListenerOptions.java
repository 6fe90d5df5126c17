package org.yaomote.config;

import org.yaomote.policy.ListenerPolicy;

import java.util.List;

/// What a listener does beyond letting requests through.
///
/// @param http2 whether HTTPS clients may speak HTTP/2 (ALPN)
/// @param http2PriorKnowledge whether plain clients may begin with HTTP/2 (RFC 9113 §3.3)
/// @param redirect whether every request is sent to HTTPS; of a plain listener only
/// @param hsts whether browsers are told to come by HTTPS only; of an HTTPS listener only
/// @param trustedProxies addresses or networks (`10.0.0.0/8`, `fd00::/8`) whose X-Forwarded fields
///   are believed
/// @param via whether Via names us in requests and answers (RFC 9110 §7.6.3)
/// @param maxBodyBytes longest body of a request, 413 beyond it; 0 for no limit
/// @param policy what it does beyond that
public record ListenerOptions(
        boolean http2,
        boolean http2PriorKnowledge,
        HttpsRedirect redirect,
        Hsts hsts,
        List<String> trustedProxies,
        boolean via,
        long maxBodyBytes,
        ListenerPolicy policy) {
    /// What holds where the user said nothing.
    public static final ListenerOptions DEFAULTS =
            new ListenerOptions(
                    true,
                    false,
                    new HttpsRedirect.Off(),
                    new Hsts.Off(),
                    List.of(),
                    false,
                    0,
                    ListenerPolicy.DEFAULTS);

    public ListenerOptions {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// With HTTP/2 by ALPN or without.
    public ListenerOptions withHttp2(boolean changed) {
        return new ListenerOptions(
                changed,
                http2PriorKnowledge,
                redirect,
                hsts,
                trustedProxies,
                via,
                maxBodyBytes,
                policy);
    }

    /// With HTTP/2 in the clear or without.
    public ListenerOptions withHttp2PriorKnowledge(boolean changed) {
        return new ListenerOptions(
                http2, changed, redirect, hsts, trustedProxies, via, maxBodyBytes, policy);
    }

    /// Sending clients to HTTPS or not.
    public ListenerOptions withRedirect(HttpsRedirect changed) {
        return new ListenerOptions(
                http2,
                http2PriorKnowledge,
                changed,
                hsts,
                trustedProxies,
                via,
                maxBodyBytes,
                policy);
    }

    /// With or without Strict-Transport-Security.
    public ListenerOptions withHsts(Hsts changed) {
        return new ListenerOptions(
                http2,
                http2PriorKnowledge,
                redirect,
                changed,
                trustedProxies,
                via,
                maxBodyBytes,
                policy);
    }

    /// Believing other proxies.
    public ListenerOptions withTrustedProxies(List<String> changed) {
        return new ListenerOptions(
                http2, http2PriorKnowledge, redirect, hsts, changed, via, maxBodyBytes, policy);
    }

    /// With or without Via.
    public ListenerOptions withVia(boolean changed) {
        return new ListenerOptions(
                http2,
                http2PriorKnowledge,
                redirect,
                hsts,
                trustedProxies,
                changed,
                maxBodyBytes,
                policy);
    }

    /// With another limit for bodies.
    public ListenerOptions withMaxBodyBytes(long changed) {
        return new ListenerOptions(
                http2, http2PriorKnowledge, redirect, hsts, trustedProxies, via, changed, policy);
    }

    /// With other things done beyond that.
    public ListenerOptions withPolicy(ListenerPolicy changed) {
        return new ListenerOptions(
                http2,
                http2PriorKnowledge,
                redirect,
                hsts,
                trustedProxies,
                via,
                maxBodyBytes,
                changed);
    }

    /// With nothing done beyond that.
    public ListenerOptions(
            boolean http2,
            boolean http2PriorKnowledge,
            HttpsRedirect redirect,
            Hsts hsts,
            List<String> trustedProxies,
            boolean via,
            long maxBodyBytes) {
        this(
                http2,
                http2PriorKnowledge,
                redirect,
                hsts,
                trustedProxies,
                via,
                maxBodyBytes,
                ListenerPolicy.DEFAULTS);
    }
}
