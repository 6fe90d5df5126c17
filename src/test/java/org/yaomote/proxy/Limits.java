package org.yaomote.proxy;

import org.yaomote.config.Timeouts;

import java.time.Duration;

/// Time limits that differ in one place.
final class Limits {
    private Limits() {}

    static Timeouts requestHead(Timeouts t, Duration d) {
        return new Timeouts(
                d,
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts requestBody(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                d,
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts clientIdle(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                d,
                t.clientWrite(),
                t.connect(),
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts clientWrite(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                d,
                t.connect(),
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts connect(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                d,
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts response(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                d,
                t.responseBody(),
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts responseBody(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                t.response(),
                d,
                t.upstreamIdle(),
                t.drain());
    }

    static Timeouts upstreamIdle(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                t.response(),
                t.responseBody(),
                d,
                t.drain());
    }

    static Timeouts drain(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                d);
    }

    static Timeouts tunnel(Timeouts t, Duration d) {
        return new Timeouts(
                t.requestHead(),
                t.requestBody(),
                t.clientIdle(),
                t.clientWrite(),
                t.connect(),
                t.response(),
                t.responseBody(),
                t.upstreamIdle(),
                t.drain(),
                t.tlsHandshake(),
                t.http2Idle(),
                d,
                t.allTries());
    }
}
