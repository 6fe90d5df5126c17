package org.yaomote.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One term of a filter: a column, a sign and what it is compared with; or a word alone, which may
/// stand anywhere in what was asked.
///
/// @param text as it was typed, in narrow letters
/// @param start its first character in the filter
/// @param negated whether it must not hold
/// @param key empty for a word alone
/// @param values folded; one of them is enough
public record FilterTerm(
        String text,
        int start,
        boolean negated,
        Optional<FilterKey> key,
        Sign sign,
        List<String> values) {
    private static final List<FilterKey> ANYWHERE =
            List.of(
                    FilterKey.METHOD,
                    FilterKey.URL,
                    FilterKey.CLIENT,
                    FilterKey.SERVICE,
                    FilterKey.BACKEND,
                    FilterKey.NOTE);

    /// How a column is compared, the longer signs first.
    enum Sign {
        AT_LEAST(">="),
        AT_MOST("<="),
        NOT("!="),
        BEGINS("^="),
        ENDS("$="),
        CONTAINS("*="),
        MORE(">"),
        LESS("<"),
        LIKE("~"),
        EQUALS("=");

        final String sign;

        Sign(String sign) {
            this.sign = sign;
        }

        boolean isOrder() {
            return this == AT_LEAST || this == AT_MOST || this == MORE || this == LESS;
        }
    }

    public FilterTerm {
        values = List.copyOf(values);
    }

    /// Behind its last character.
    int end() {
        return start + text.length();
    }

    /// Whether a request fits. Asked of thousands of requests at each key that is pressed: loops,
    /// since a stream for each would take most of the time.
    boolean fits(RequestTrace trace) {
        boolean found = key.isPresent() ? fits(key.get(), trace) : has(trace);
        return found != (negated != (sign == Sign.NOT));
    }

    private boolean fits(FilterKey column, RequestTrace trace) {
        for (String value : values) {
            if (fits(column, value, trace)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(RequestTrace trace) {
        String wanted = values.getFirst();
        for (FilterKey column : ANYWHERE) {
            if (column.text(trace).contains(wanted)) {
                return true;
            }
        }
        return FilterKey.STATUS.number(trace) == number(wanted).orElse(-1L);
    }

    private boolean fits(FilterKey column, String value, RequestTrace trace) {
        if (!column.isNumber()) {
            return like(column.text(trace), value);
        }
        long is = column.number(trace);
        if (column == FilterKey.STATUS && value.endsWith("xx")) {
            return is / 100 == value.charAt(0) - '0';
        }
        long wanted = number(value).orElse(-1L);
        return switch (sign) {
            case AT_LEAST -> is >= wanted;
            case AT_MOST -> is <= wanted;
            case MORE -> is > wanted;
            case LESS -> is < wanted;
            case NOT, EQUALS -> is == wanted;
            case BEGINS -> Long.toString(is).startsWith(value);
            case ENDS -> Long.toString(is).endsWith(value);
            case CONTAINS, LIKE -> Long.toString(is).contains(value);
        };
    }

    private boolean like(String is, String value) {
        return switch (sign) {
            case BEGINS -> is.startsWith(value);
            case ENDS -> is.endsWith(value);
            case CONTAINS, LIKE -> is.contains(value);
            case NOT, EQUALS ->
                    is.equals(value) || (is.indexOf(' ') >= 0 && joined(is).contains(value));
            case AT_LEAST, AT_MOST, MORE, LESS -> false;
        };
    }

    /// Columns that have several words have each of them.
    private static List<String> joined(String is) {
        return List.of(is.split(" > | "));
    }

    /// A number with an ending that multiplies it: `s` for times in milliseconds, `k`, `m` and `g`
    /// for octets.
    static Optional<Long> number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return Optional.empty();
        }
        long factor =
                switch (lower.charAt(lower.length() - 1)) {
                    case 'k', 's' -> 1_000;
                    case 'm' -> 1_000_000;
                    case 'g' -> 1_000_000_000;
                    default -> 1;
                };
        String digits = lower;
        if (lower.endsWith("ms")) {
            digits = lower.substring(0, lower.length() - 2);
            factor = 1;
        } else if (factor > 1) {
            digits = lower.substring(0, lower.length() - 1);
        }
        return isNumber(digits) ? Optional.of(Long.parseLong(digits) * factor) : Optional.empty();
    }

    private static boolean isNumber(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty() && digits.length() <= 9;
    }
}
