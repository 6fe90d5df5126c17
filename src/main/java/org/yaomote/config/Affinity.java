package org.yaomote.config;

import java.time.Duration;

/// What binds a client to the backend that served it first (Pound's `Session`).
///
/// Every kind but [None] has a time to live that starts anew with each request of the session.
public sealed interface Affinity {
    /// Every request is balanced on its own.
    record None() implements Affinity {}

    /// One session per client address (`Type IP`).
    record ByClientAddress(Duration timeToLive) implements Affinity {}

    /// One session per value of a cookie, learned from the backend's Set-Cookie (`Type COOKIE`).
    record ByCookie(String cookie, Duration timeToLive) implements Affinity {}

    /// The backend's sign in a cookie that the proxy sets itself: nothing is remembered here, and a
    /// sign that is not ours is ignored.
    record ByInsertedCookie(String cookie, Duration timeToLive) implements Affinity {}

    /// One session per value of a header field, learned also from answers (`Type HEADER`).
    record ByHeader(String header, Duration timeToLive) implements Affinity {}

    /// One session per value of a query parameter (`Type URL`).
    record ByUrlParameter(String parameter, Duration timeToLive) implements Affinity {}

    /// One session per text behind the last semicolon of the path (`Type PARM`).
    record ByPathParameter(Duration timeToLive) implements Affinity {}

    /// One session per Basic credentials (`Type BASIC`).
    record ByBasicAuth(Duration timeToLive) implements Affinity {}

    /// How long a session lives after its last request; zero for [None].
    default Duration timeToLive() {
        return Duration.ZERO;
    }
}
