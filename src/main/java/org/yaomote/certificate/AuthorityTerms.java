package org.yaomote.certificate;

import java.time.Duration;

/// What the certificate of an authority shall say.
///
/// @param name what people see in their lists of trusted authorities; unique
/// @param life from now on
/// @param scope which names it may sign for
/// @param pathLength how many authorities may stand between it and a server's certificate; from 0
public record AuthorityTerms(String name, Duration life, NameScope scope, int pathLength) {
    /// Ten years: longer than most devices, shorter than the algorithms.
    public static final Duration USUAL = Duration.ofDays(3652);

    /// One that signs servers' certificates only, for private names, ten years.
    public static AuthorityTerms named(String name) {
        return new AuthorityTerms(name, USUAL, NameScope.PRIVATE, 0);
    }
}
