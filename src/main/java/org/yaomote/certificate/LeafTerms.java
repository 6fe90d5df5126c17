package org.yaomote.certificate;

import java.time.Duration;
import java.util.List;

/// What a server's certificate shall say.
///
/// @param names at least one
/// @param life from now on
public record LeafTerms(List<SubjectName> names, Duration life) {
    /// The most that Apple's and other clients accept of any authority.
    public static final Duration LONGEST = Duration.ofDays(398);

    /// So short that a lost key is no disaster, so long that nobody has to hurry.
    public static final Duration USUAL = Duration.ofDays(90);

    public LeafTerms {
        names = List.copyOf(names);
    }
}
