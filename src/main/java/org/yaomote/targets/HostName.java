package org.yaomote.targets;

import java.net.IDN;

/// Names of hosts, in letters of any script.
final class HostName {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 253;

    private final Gathering gathering;

    HostName(Gathering gathering) {
        this.gathering = gathering;
    }

    void read(Piece piece) {
        boolean rooted = piece.length() > 1 && piece.at(piece.length() - 1) == '.';
        Piece name = rooted ? piece.part(0, piece.length() - 1) : piece;
        if (hasCharacters(name) && hasLabels(name) && hasLength(name)) {
            gathering.add(new Run.Named(piece.text()));
        }
    }

    private boolean hasCharacters(Piece name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.at(i);
            boolean part = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            if (c == '/') {
                gathering.problem(name.part(i).problem("name-network", name.text()));
                return false;
            }
            if (!part && !mark && "-_.".indexOf(c) < 0) {
                gathering.problem(name.part(i, i + 1).problem("character", String.valueOf(c)));
                return false;
            }
        }
        return true;
    }

    private boolean hasLabels(Piece name) {
        for (Piece label : Ipv4Text.split(name)) {
            String text = label.text();
            if (text.isEmpty()) {
                gathering.problem(label.problem("label-empty", name.text()));
                return false;
            }
            if (text.startsWith("-") || text.endsWith("-")) {
                gathering.problem(label.problem("label-hyphen", text));
                return false;
            }
            if (text.length() > LONGEST_LABEL) {
                gathering.problem(label.problem("label-long", text, LONGEST_LABEL));
                return false;
            }
        }
        return true;
    }

    private boolean hasLength(Piece name) {
        try {
            if (ascii(name.text()).length() <= LONGEST) {
                return true;
            }
            gathering.problem(name.problem("name-long", LONGEST));
        } catch (IllegalArgumentException notAName) {
            gathering.problem(name.problem("name", name.text()));
        }
        return false;
    }

    /// The form in which the DNS knows a name.
    ///
    /// @throws IllegalArgumentException if it has none
    static String ascii(String name) {
        return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    }
}
