package org.yaomote.config;

import java.time.Duration;
import java.util.function.Function;

/// The components of [Timeouts] one by one, for whoever treats them all alike.
public enum TimeLimit {
    /// [Timeouts#requestHead].
    REQUEST_HEAD("requestHead", Timeouts::requestHead),
    /// [Timeouts#requestBody].
    REQUEST_BODY("requestBody", Timeouts::requestBody),
    /// [Timeouts#clientIdle].
    CLIENT_IDLE("clientIdle", Timeouts::clientIdle),
    /// [Timeouts#clientWrite].
    CLIENT_WRITE("clientWrite", Timeouts::clientWrite),
    /// [Timeouts#connect].
    CONNECT("connect", Timeouts::connect),
    /// [Timeouts#response].
    RESPONSE("response", Timeouts::response),
    /// [Timeouts#responseBody].
    RESPONSE_BODY("responseBody", Timeouts::responseBody),
    /// [Timeouts#upstreamIdle].
    UPSTREAM_IDLE("upstreamIdle", Timeouts::upstreamIdle),
    /// [Timeouts#drain].
    DRAIN("drain", Timeouts::drain),
    /// [Timeouts#tlsHandshake].
    TLS_HANDSHAKE("tlsHandshake", Timeouts::tlsHandshake),
    /// [Timeouts#http2Idle].
    HTTP2_IDLE("http2Idle", Timeouts::http2Idle),
    /// [Timeouts#tunnel].
    TUNNEL("tunnel", Timeouts::tunnel),
    /// [Timeouts#allTries].
    ALL_TRIES("allTries", Timeouts::allTries);

    private final String key;
    private final Function<Timeouts, Duration> component;

    TimeLimit(String key, Function<Timeouts, Duration> component) {
        this.key = key;
        this.component = component;
    }

    /// The name of the component, as in paths of fields and in the file.
    public String key() {
        return key;
    }

    /// Its value there.
    public Duration of(Timeouts timeouts) {
        return component.apply(timeouts);
    }

    /// Timeouts of which each has the value given for it.
    public static Timeouts each(Function<TimeLimit, Duration> value) {
        return new Timeouts(
                value.apply(REQUEST_HEAD),
                value.apply(REQUEST_BODY),
                value.apply(CLIENT_IDLE),
                value.apply(CLIENT_WRITE),
                value.apply(CONNECT),
                value.apply(RESPONSE),
                value.apply(RESPONSE_BODY),
                value.apply(UPSTREAM_IDLE),
                value.apply(DRAIN),
                value.apply(TLS_HANDSHAKE),
                value.apply(HTTP2_IDLE),
                value.apply(TUNNEL),
                value.apply(ALL_TRIES));
    }

    /// The timeouts with another value for this one.
    public Timeouts in(Timeouts timeouts, Duration changed) {
        return each(limit -> limit == this ? changed : limit.of(timeouts));
    }
}
