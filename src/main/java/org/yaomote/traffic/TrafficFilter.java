package org.yaomote.traffic;

import org.yaomote.words.Folding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which requests are shown: terms with blanks between, all of which must hold.
///
/// A term is a column, a sign and values with commas between, such as `service=web,api`,
/// `path$=.png`, `ms>10`, `status=5xx`; or a word that stands anywhere. A `-` before it turns it
/// round. What has blanks stands in quotation marks. Case, width and kind of kana do not matter.
///
/// @param problems what was not understood, and does not count; each knows its columns
public record TrafficFilter(List<FilterTerm> terms, List<FilterProblem> problems) {
    /// Lets everything through.
    public static final TrafficFilter NONE = new TrafficFilter(List.of(), List.of());

    public TrafficFilter {
        terms = List.copyOf(terms);
        problems = List.copyOf(problems);
    }

    /// Whether it lets everything through.
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /// Whether a request is shown.
    public boolean fits(RequestTrace trace) {
        for (FilterTerm term : terms) {
            if (!term.fits(trace)) {
                return false;
            }
        }
        return true;
    }

    /// The text without one of its terms.
    public static String without(String text, FilterTerm term) {
        return (text.substring(0, term.start()) + text.substring(term.end()))
                .strip()
                .replaceAll(" {2,}", " ");
    }

    /// Reads what was typed.
    public static TrafficFilter parse(String typed) {
        String text = Folding.narrow(typed);
        List<FilterTerm> terms = new ArrayList<>();
        List<FilterProblem> problems = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            term(text.substring(at, end), at, problems).ifPresent(terms::add);
            at = end;
        }
        return new TrafficFilter(terms, problems);
    }

    /// Behind a term: the next blank outside of quotation marks.
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(c)) {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<FilterTerm> term(String text, int start, List<FilterProblem> problems) {
        if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
            return wrong(FilterProblem.Kind.OPEN_QUOTE, text, start, problems);
        }
        boolean negated = text.length() > 1 && text.startsWith("-");
        int name = negated ? 1 : 0;
        int sign = name;
        while (sign < text.length() && Character.isLetter(text.charAt(sign))) {
            sign++;
        }
        int at = sign;
        Optional<FilterTerm.Sign> found =
                sign == name
                        ? Optional.empty()
                        : Arrays.stream(FilterTerm.Sign.values())
                                .filter(s -> text.startsWith(s.sign, at))
                                .findFirst();
        if (found.isEmpty()) {
            List<String> word = List.of(plain(text.substring(name)));
            return Optional.of(
                    new FilterTerm(
                            text, start, negated, Optional.empty(), FilterTerm.Sign.LIKE, word));
        }
        String word = text.substring(name, sign);
        Optional<FilterKey> key = FilterKey.of(word);
        if (key.isEmpty()) {
            return wrong(FilterProblem.Kind.UNKNOWN_NAME, word, start + name, problems);
        }
        int value = sign + found.get().sign.length();
        List<String> values = values(text.substring(value));
        FilterTerm term = new FilterTerm(text, start, negated, key, found.get(), values);
        return checked(term, text.substring(value), start + value, problems);
    }

    private static Optional<FilterTerm> checked(
            FilterTerm term, String typed, int start, List<FilterProblem> problems) {
        FilterKey key = term.key().orElseThrow();
        if (term.values().isEmpty()) {
            return wrong(FilterProblem.Kind.NO_VALUE, term.text(), term.start(), problems);
        }
        if (!key.isNumber()) {
            return term.sign().isOrder()
                    ? wrong(FilterProblem.Kind.NOT_COMPARABLE, term.text(), term.start(), problems)
                    : Optional.of(term);
        }
        boolean statusClass = key == FilterKey.STATUS && !term.sign().isOrder();
        boolean numbers =
                term.values().stream()
                        .allMatch(
                                v ->
                                        FilterTerm.number(v).isPresent()
                                                || (statusClass && v.matches("[1-5]xx")));
        return numbers
                ? Optional.of(term)
                : wrong(FilterProblem.Kind.NOT_A_NUMBER, typed, start, problems);
    }

    private static Optional<FilterTerm> wrong(
            FilterProblem.Kind kind, String part, int start, List<FilterProblem> problems) {
        problems.add(new FilterProblem(kind, start, start + part.length(), part));
        return Optional.empty();
    }

    private static List<String> values(String typed) {
        List<String> values = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= typed.length(); i++) {
            boolean ends = i == typed.length() || (typed.charAt(i) == ',' && !quoted);
            if (ends) {
                values.add(plain(typed.substring(from, i)));
                from = i + 1;
            } else if (typed.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return values.stream().filter(v -> !v.isEmpty()).collect(Collectors.toList());
    }

    private static String plain(String text) {
        return Folding.of(text.replace("\"", ""));
    }
}
