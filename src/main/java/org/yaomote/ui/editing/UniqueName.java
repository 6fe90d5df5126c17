package org.yaomote.ui.editing;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Suggests names that are still free, by counting: `web`, `web 2`, `web 3`.
public final class UniqueName {
    private static final Pattern NUMBERED = Pattern.compile("(.*\\S) (\\d{1,6})");

    private UniqueName() {}

    /// The wish itself if it is free, else the wish with the next free number.
    ///
    /// @param wish not blank; a number at its end is counted on, not appended to
    /// @param taken compared without regard to case, as the validator does
    public static String like(String wish, Collection<String> taken) {
        Set<String> lower =
                taken.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (!lower.contains(wish.toLowerCase(Locale.ROOT))) {
            return wish;
        }
        Matcher numbered = NUMBERED.matcher(wish);
        boolean counts = numbered.matches();
        String stem = counts ? numbered.group(1) : wish;
        int number = counts ? Integer.parseInt(numbered.group(2)) + 1 : 2;
        while (lower.contains((stem + " " + number).toLowerCase(Locale.ROOT))) {
            number++;
        }
        return stem + " " + number;
    }
}
