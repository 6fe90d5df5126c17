package org.yaomote.ui.services;

import org.yaomote.config.Affinity;

import java.time.Duration;

/// The kinds of [Affinity] as one choice, with what each needs to be named.
enum AffinityKind {
    /// Every request on its own.
    NONE(false),
    /// By client address.
    CLIENT_ADDRESS(false),
    /// By a cookie of the backend's.
    COOKIE(true),
    /// By a cookie of ours.
    INSERTED_COOKIE(true),
    /// By a header field.
    HEADER(true),
    /// By a query parameter.
    URL_PARAMETER(true),
    /// By the text behind the path's last semicolon.
    PATH_PARAMETER(false),
    /// By Basic credentials.
    BASIC_AUTH(false);

    private final boolean named;

    AffinityKind(boolean named) {
        this.named = named;
    }

    /// Whether it needs the name of a cookie, header or parameter.
    public boolean isNamed() {
        return named;
    }

    /// Whether sessions of this kind end after a time.
    public boolean hasTimeToLive() {
        return this != NONE;
    }

    /// The kind of an affinity.
    public static AffinityKind of(Affinity affinity) {
        return switch (affinity) {
            case Affinity.None _ -> NONE;
            case Affinity.ByClientAddress _ -> CLIENT_ADDRESS;
            case Affinity.ByCookie _ -> COOKIE;
            case Affinity.ByInsertedCookie _ -> INSERTED_COOKIE;
            case Affinity.ByHeader _ -> HEADER;
            case Affinity.ByUrlParameter _ -> URL_PARAMETER;
            case Affinity.ByPathParameter _ -> PATH_PARAMETER;
            case Affinity.ByBasicAuth _ -> BASIC_AUTH;
        };
    }

    /// What an affinity names; empty if its kind has no name.
    public static String nameOf(Affinity affinity) {
        return switch (affinity) {
            case Affinity.ByCookie(var cookie, _) -> cookie;
            case Affinity.ByInsertedCookie(var cookie, _) -> cookie;
            case Affinity.ByHeader(var header, _) -> header;
            case Affinity.ByUrlParameter(var parameter, _) -> parameter;
            case Affinity.None _,
                    Affinity.ByClientAddress _,
                    Affinity.ByPathParameter _,
                    Affinity.ByBasicAuth _ ->
                    "";
        };
    }

    /// The affinity of this kind.
    ///
    /// @param name ignored by kinds without one
    /// @param timeToLive ignored by [#NONE]
    public Affinity with(String name, Duration timeToLive) {
        return switch (this) {
            case NONE -> new Affinity.None();
            case CLIENT_ADDRESS -> new Affinity.ByClientAddress(timeToLive);
            case COOKIE -> new Affinity.ByCookie(name, timeToLive);
            case INSERTED_COOKIE -> new Affinity.ByInsertedCookie(name, timeToLive);
            case HEADER -> new Affinity.ByHeader(name, timeToLive);
            case URL_PARAMETER -> new Affinity.ByUrlParameter(name, timeToLive);
            case PATH_PARAMETER -> new Affinity.ByPathParameter(timeToLive);
            case BASIC_AUTH -> new Affinity.ByBasicAuth(timeToLive);
        };
    }
}
