package org.yaomote.ui.editing;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as people write them: `10 MB`, `512k`, `1048576`; a bare number means bytes, and K, M and
/// G mean 1024 each, as in every configuration file of a proxy.
public final class SizeText {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmg]?)(i?b)?");
    private static final String UNITS = "kmg";

    private SizeText() {}

    /// The number of bytes, or nothing if the text is no size.
    public static OptionalLong parse(String typed) {
        Matcher size = SIZE.matcher(AddressText.normal(typed).toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        int unit = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
        return OptionalLong.of(Long.parseLong(size.group(1)) << (10 * unit));
    }

    /// The shortest text that means exactly this many bytes.
    public static String of(long bytes) {
        long count = bytes;
        int unit = 0;
        while (count != 0 && count % 1024 == 0 && unit < UNITS.length()) {
            count /= 1024;
            unit++;
        }
        String letter = unit == 0 ? "" : UNITS.substring(unit - 1, unit).toUpperCase(Locale.ROOT);
        return unit == 0 ? Long.toString(count) : count + " " + letter + "B";
    }
}
