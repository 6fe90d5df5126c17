package org.yaomote.targets;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes a text apart and reads each part in the form that it has.
final class TargetParser {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.*/{},-]*[0-9*][0-9.*/{},-]*");

    /// More problems of one file help nobody.
    private static final int MOST_PROBLEMS_OF_A_FILE = 100;

    private final Gathering gathering;
    private final Optional<TargetFiles> files;

    /// @param files empty inside a file
    TargetParser(Gathering gathering, Optional<TargetFiles> files) {
        this.gathering = gathering;
        this.files = files;
    }

    void read(String text) {
        new Tokens(text).forEach(this::part);
    }

    private void part(Piece piece) {
        boolean leavesOut = piece.at(0) == '!';
        @Nullable Piece outer = gathering.leftOut(); // of a file that is left out as a whole
        gathering.leaveOut(leavesOut ? piece : outer);
        Piece rest = leavesOut ? piece.part(1) : piece;
        if (rest.isEmpty()) {
            gathering.problem(piece.problem("exclude"));
        } else if (rest.at(0) == '@') {
            file(rest);
        } else {
            hosts(rest);
        }
        gathering.leaveOut(outer);
    }

    private void hosts(Piece piece) {
        String text = piece.text();
        if (URL.matcher(text).matches()) {
            gathering.problem(piece.problem("url", text));
            return;
        }
        if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
            simple(piece);
            return;
        }
        List<Piece> parts = Ipv4Text.split(piece);
        if (parts.size() == 4 && NUMERIC.matcher(text).matches() && text.indexOf('/') < 0) {
            new Ipv4Text(gathering).octets(parts);
        } else {
            new Braces(gathering::problem).read(piece).ifPresent(this::each);
        }
    }

    private void each(Braces.Part part) {
        if (part.count() > Gathering.MOST) {
            gathering.addBeyond(BigInteger.valueOf(part.count()));
            return;
        }
        int before = gathering.problems().size();
        for (Piece piece : part.all()) {
            if (piece.isEmpty()) {
                gathering.problem(piece.problem("brace-empty"));
            } else {
                simple(piece);
            }
            if (gathering.problems().size() > before) {
                return; // the others have the same one
            }
        }
    }

    /// Reads a part that has no braces any more.
    private void simple(Piece piece) {
        String text = piece.text();
        int close = text.indexOf(']');
        int colon = text.indexOf(':');
        if (text.charAt(0) == '[' && close > 1) {
            bracketed(piece, close);
        } else if (isPort(text, colon)) {
            gathering.problem(piece.part(colon).problem("port", text.substring(colon + 1)));
        } else if (colon >= 0 && isNumberWithColons(text, colon)) {
            new Ipv6Text(gathering).read(piece);
        } else if (isNumberWithDots(text)) {
            ipv4(piece);
        } else {
            new HostName(gathering).read(piece);
        }
    }

    private void bracketed(Piece piece, int close) {
        if (close == piece.length() - 1) {
            new Ipv6Text(gathering).read(piece.part(1, close));
        } else if (piece.at(close + 1) == ':') {
            gathering.problem(
                    piece.part(close + 1).problem("port", piece.text().substring(close + 2)));
        } else {
            gathering.problem(
                    piece.part(close + 1).problem("character", piece.text().substring(close + 1)));
        }
    }

    /// Whether a port stands behind a host: `nas.lan:80`, but not `fd00:1`.
    private static boolean isPort(String text, int colon) {
        return colon > 0
                && colon == text.lastIndexOf(':')
                && DIGITS.matcher(text.substring(colon + 1)).matches()
                && !HEX.matcher(text.substring(0, colon)).matches();
    }

    private static boolean isNumberWithColons(String text, int colon) {
        return colon != text.lastIndexOf(':') || HEX.matcher(text.substring(0, colon)).matches();
    }

    private static boolean isNumberWithDots(String text) {
        if (NUMERIC.matcher(text).matches()) {
            return true;
        }
        int slash = text.indexOf('/');
        String[] labels = (slash < 0 ? text : text.substring(0, slash)).split("\\.", -1);
        if (labels.length < 2) {
            return false;
        }
        boolean endsInNumber = DIGITS.matcher(labels[labels.length - 1]).matches();
        boolean beginsAsAddress =
                labels.length == 4 && DIGITS.matcher(labels[0] + labels[1] + labels[2]).matches();
        return endsInNumber || beginsAsAddress;
    }

    private void ipv4(Piece piece) {
        String text = piece.text();
        int slash = text.indexOf('/');
        if (slash >= 0) {
            new Ipv4Text(gathering).network(piece.part(0, slash), piece.part(slash + 1));
            return;
        }
        List<Piece> parts = Ipv4Text.split(piece);
        int hyphen = text.indexOf('-');
        boolean isRange =
                hyphen > 0
                        && hyphen == text.lastIndexOf('-')
                        && Ipv4Text.split(piece.part(0, hyphen)).size() == 4;
        if (parts.size() == 4) {
            new Ipv4Text(gathering).octets(parts);
        } else if (isRange) {
            new Ipv4Text(gathering).range(piece.part(0, hyphen), piece.part(hyphen + 1));
        } else {
            gathering.problem(piece.problem("octets", text));
        }
    }

    private void file(Piece piece) {
        Piece name = piece.part(1);
        if (name.isEmpty()) {
            gathering.problem(piece.problem("file-name"));
        } else if (files.isEmpty()) {
            gathering.problem(piece.problem("file-nested", name.text()));
        } else {
            switch (files.get().read(name.text())) {
                case TargetFiles.Read.Failed failed ->
                        gathering.problem(
                                piece.problem("file-unreadable", name.text(), failed.why()));
                case TargetFiles.Read.Text content -> content(piece, name, content.content());
            }
        }
    }

    private void content(Piece piece, Piece name, String content) {
        List<TargetProblem> problems = gathering.problems();
        int before = problems.size();
        TargetParser inside = new TargetParser(gathering, Optional.empty());
        new Tokens(content).forEach(inside::part);
        List<TargetProblem> found = List.copyOf(problems.subList(before, problems.size()));
        problems.subList(before, problems.size()).clear();
        found.stream()
                .limit(MOST_PROBLEMS_OF_A_FILE)
                .map(problem -> inFile(piece, name.text(), content, problem))
                .forEach(problems::add);
    }

    private static TargetProblem inFile(
            Piece piece, String name, String content, TargetProblem problem) {
        String before = content.substring(0, Math.min(problem.start(), content.length()));
        int lineStart = before.lastIndexOf('\n') + 1;
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return piece.problem(
                TargetProblem.IN_FILE, name, line, problem.start() - lineStart + 1, problem);
    }
}
