package org.yaomote.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Braces as in a shell: `{1..8}`, `{01..10..3}`, `{a..c}`, `{1,3,5}`, inside one another and side
/// by side. Other than in a shell, `{1..3,7}` is `1 2 3 7` and `{5}` is `5`.
final class Braces {
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})(?:\\.\\.-?(\\d{1,9}))?");
    private static final Pattern LETTERS =
            Pattern.compile("([a-zA-Z])\\.\\.([a-zA-Z])(?:\\.\\.-?(\\d{1,9}))?");

    private final Consumer<TargetProblem> problems;

    Braces(Consumer<TargetProblem> problems) {
        this.problems = problems;
    }

    /// What a piece with braces stands for.
    sealed interface Part {
        /// How many texts; [Long#MAX_VALUE] stands for more.
        long count();

        /// The texts, in order.
        List<Piece> all();
    }

    /// Text without braces.
    record Plain(Piece piece) implements Part {
        @Override
        public long count() {
            return 1;
        }

        @Override
        public List<Piece> all() {
            return List.of(piece);
        }
    }

    /// Numbers or letters in a row.
    record Row(Piece braces, long first, long step, long count, int width) implements Part {
        private static final int LETTER = -1;

        @Override
        public List<Piece> all() {
            List<Piece> all = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                all.add(braces.standingFor(text(first + i * step)));
            }
            return all;
        }

        private String text(long value) {
            String text = width == LETTER ? String.valueOf((char) value) : Long.toString(value);
            return "0".repeat(Math.max(0, width - text.length())) + text;
        }
    }

    /// One or the other.
    record Choice(List<Part> parts) implements Part {
        @Override
        public long count() {
            long count = 0;
            for (Part part : parts) {
                count += part.count();
                if (count < 0) {
                    return Long.MAX_VALUE;
                }
            }
            return count;
        }

        @Override
        public List<Piece> all() {
            return parts.stream().flatMap(part -> part.all().stream()).toList();
        }
    }

    /// One behind the other: each with each.
    record Chain(List<Part> parts) implements Part {
        @Override
        public long count() {
            long count = 1;
            for (Part part : parts) {
                long high = Math.multiplyHigh(count, part.count());
                count *= part.count();
                if (high != 0 || count < 0) {
                    return Long.MAX_VALUE;
                }
            }
            return count;
        }

        @Override
        public List<Piece> all() {
            List<Piece> all = parts.getFirst().all();
            for (Part part : parts.subList(1, parts.size())) {
                List<Piece> next = part.all();
                all = all.stream().flatMap(one -> next.stream().map(one::followedBy)).toList();
            }
            return all;
        }
    }

    /// Reads a piece; empty after a problem.
    Optional<Part> read(Piece piece) {
        List<Part> parts = new ArrayList<>();
        int plainFrom = 0;
        int i = 0;
        while (i < piece.length()) {
            if (piece.at(i) == '}') {
                problems.accept(piece.part(i, i + 1).problem("brace-close"));
                return Optional.empty();
            }
            if (piece.at(i) != '{') {
                i++;
                continue;
            }
            int close = closing(piece, i);
            if (close < 0) {
                problems.accept(piece.part(i, i + 1).problem("brace-open"));
                return Optional.empty();
            }
            addPlain(piece.part(plainFrom, i), parts);
            Optional<Part> inside = inside(piece, i, close);
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            parts.add(inside.get());
            i = close + 1;
            plainFrom = i;
        }
        addPlain(piece.part(plainFrom), parts);
        return Optional.of(new Chain(parts.isEmpty() ? List.of(new Plain(piece)) : parts));
    }

    private static void addPlain(Piece piece, List<Part> parts) {
        if (!piece.isEmpty()) {
            parts.add(new Plain(piece));
        }
    }

    private static int closing(Piece piece, int open) {
        int depth = 0;
        for (int i = open; i < piece.length(); i++) {
            depth += piece.at(i) == '{' ? 1 : piece.at(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Part> inside(Piece piece, int open, int close) {
        if (close == open + 1) {
            problems.accept(piece.part(open, close + 1).problem("brace-empty"));
            return Optional.empty();
        }
        List<Piece> elements = elements(piece.part(open + 1, close));
        List<Part> parts = new ArrayList<>();
        for (Piece element : elements) {
            Piece place = elements.size() == 1 ? piece.part(open, close + 1) : element;
            Optional<Part> part = element(element, place);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(new Choice(parts));
    }

    private static List<Piece> elements(Piece list) {
        List<Piece> elements = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.at(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                elements.add(list.part(from, i));
                from = i + 1;
            }
        }
        elements.add(list.part(from));
        return elements;
    }

    private Optional<Part> element(Piece element, Piece place) {
        Matcher numbers = NUMBERS.matcher(element.text());
        if (numbers.matches()) {
            Ends ends =
                    new Ends(
                            Long.parseLong(numbers.group(1)),
                            Long.parseLong(numbers.group(2)),
                            width(numbers));
            return row(place, ends, numbers);
        }
        Matcher letters = LETTERS.matcher(element.text());
        if (letters.matches()) {
            Ends ends =
                    new Ends(letters.group(1).charAt(0), letters.group(2).charAt(0), Row.LETTER);
            return row(place, ends, letters);
        }
        if (element.text().contains("..") && element.text().indexOf('{') < 0) {
            problems.accept(place.problem("brace-range", element.text()));
            return Optional.empty();
        }
        return read(element);
    }

    private static int width(Matcher numbers) {
        String first = numbers.group(1);
        String last = numbers.group(2);
        boolean padded = isPadded(first) || isPadded(last);
        return padded ? Math.max(first.length(), last.length()) : 0;
    }

    private static boolean isPadded(String number) {
        return number.length() > 1 && number.charAt(0) == '0';
    }

    private record Ends(long first, long last, int width) {}

    private Optional<Part> row(Piece place, Ends ends, Matcher match) {
        long step = match.group(3) == null ? 1 : Long.parseLong(match.group(3));
        if (step == 0) {
            problems.accept(place.problem("brace-step"));
            return Optional.empty();
        }
        long count = Math.abs(ends.last - ends.first) / step + 1;
        long signed = ends.last < ends.first ? -step : step;
        return Optional.of(new Row(place, ends.first, signed, count, ends.width));
    }
}
