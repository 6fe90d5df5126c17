package org.yaomote.policy;

import java.util.regex.Pattern;

/// The names in the header lines of modifications, where references may stand as in values.
public final class HeaderNames {
    /// `%[header X]`, `${1}`, `$1`, `$1(2)` and `%1`.
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "%\\[[^\\]]*\\]|\\$\\{[^}]*\\}(?:\\([^)]*\\))?|\\$\\d+(?:\\([^)]*\\))?|%\\d");

    private HeaderNames() {}

    /// The line with a letter in the place of each reference, so that its first colon is that
    /// behind the name, and the name can be looked at.
    public static String withoutReferences(String line) {
        return REFERENCE.matcher(line).replaceAll("x");
    }
}
