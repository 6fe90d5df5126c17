package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.Match;
import org.yaomote.patterns.TextMatcher;

import java.util.ArrayList;
import java.util.List;

/// One modification, compiled. Immutable but for what is live.
sealed interface Change {
    /// Does it; false if it cannot be done, the reason is [Visit#failure].
    boolean apply(HeadEdit head, Visit visit);

    /// Has what its conditions must wait for begun; see [Test#begin].
    default Verdict begin(Visit visit) {
        return Verdict.HOLDS;
    }

    /// Sets or adds a field.
    ///
    /// @param line `Name: value`
    record Field(Expansion line, boolean replaces) implements Change {
        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            String text = line.expand(visit);
            if (text == null) {
                return false;
            }
            int colon = text.indexOf(':');
            if (colon <= 0) {
                visit.broken("a header has no name: \"" + text + "\"");
                return false;
            }
            String name = text.substring(0, colon);
            String value = blanksOff(text.substring(colon + 1));
            if (replaces) {
                head.set(name, value);
            } else {
                head.add(name, value);
            }
            return true;
        }
    }

    /// Without blanks around it; other signs that a line cannot have are left to be found.
    private static String blanksOff(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && (value.charAt(from) == ' ' || value.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (value.charAt(to - 1) == ' ' || value.charAt(to - 1) == '\t')) {
            to--;
        }
        return value.substring(from, to);
    }

    /// Removes the fields whose lines are like a pattern.
    record Removal(Live<TextMatcher> lines) implements Change {
        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            List<HeadEdit.Line> removed = new ArrayList<>();
            for (HeadEdit.Line line : head.lines()) {
                switch (lines.now().compare(line.name() + ": " + line.value())) {
                    case Match.None _ -> {}
                    case Match.Found _ -> removed.add(line);
                    case Match.TooCostly _ -> {
                        visit.broken("a pattern takes too many steps");
                        return false;
                    }
                }
            }
            head.lines().removeAll(removed);
            return true;
        }
    }

    /// Replaces path and query.
    record Url(Expansion url) implements Change {
        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            String text = url.expand(visit);
            if (text != null) {
                head.url(text);
            }
            return text != null;
        }
    }

    /// Replaces the path.
    record Path(Expansion path, boolean encode) implements Change {
        private static final String KEPT = "/!$&'()*+,;=:@";

        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            String text = path.expand(visit);
            if (text != null) {
                head.path(encode ? Percent.encode(text, KEPT) : text);
            }
            return text != null;
        }
    }

    /// Replaces the query, or without a text removes it.
    record Query(@Nullable Expansion query) implements Change {
        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            if (query == null) {
                head.query(null);
                return true;
            }
            String text = query.expand(visit);
            if (text != null) {
                head.query(text.isEmpty() ? null : text);
            }
            return text != null;
        }
    }

    /// Replaces a parameter of the query, adds it, or without a value removes it.
    record Parameter(String name, @Nullable Expansion value, boolean encode) implements Change {
        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            String text = value == null ? null : value.expand(visit);
            if (value != null && text == null) {
                return false;
            }
            String pair =
                    text == null ? null : name + "=" + (encode ? Percent.encode(text, "") : text);
            List<String> pairs = new ArrayList<>();
            String query = head.query();
            boolean placed = false;
            for (String old : query == null ? new String[0] : query.split("&", -1)) {
                boolean same = old.equals(name) || old.startsWith(name + "=");
                if (!same) {
                    pairs.add(old);
                } else if (pair != null && !placed) {
                    pairs.add(pair);
                    placed = true;
                }
            }
            if (pair != null && !placed) {
                pairs.add(pair);
            }
            head.query(pairs.isEmpty() ? null : String.join("&", pairs));
            return true;
        }
    }

    /// Does the first branch whose conditions hold.
    record FirstOf(List<Branch> branches) implements Change {
        @Override
        public boolean apply(HeadEdit head, Visit visit) {
            for (Branch branch : branches) {
                switch (branch.conditions().ask(visit)) {
                    case HOLDS -> {
                        return all(branch.changes(), head, visit);
                    }
                    case FAILS -> {}
                    case BROKEN -> {
                        return false;
                    }
                    case PENDING -> {
                        // Only credentials that a modification made are new here.
                        visit.broken("a password is asked for where nobody can wait for it");
                        return false;
                    }
                }
            }
            return true;
        }

        @Override
        public Verdict begin(Visit visit) {
            for (Branch branch : branches) {
                Verdict verdict = branch.conditions().begin(visit);
                if (verdict == Verdict.HOLDS) {
                    verdict = Change.begin(branch.changes(), visit);
                }
                if (verdict != Verdict.HOLDS) {
                    return verdict;
                }
            }
            return Verdict.HOLDS;
        }
    }

    /// Changes under conditions.
    record Branch(Program conditions, List<Change> changes) {}

    /// Begins them until one must be waited for.
    static Verdict begin(List<Change> changes, Visit visit) {
        for (Change change : changes) {
            Verdict verdict = change.begin(visit);
            if (verdict != Verdict.HOLDS) {
                return verdict;
            }
        }
        return Verdict.HOLDS;
    }

    /// Does all of them.
    static boolean all(List<Change> changes, HeadEdit head, Visit visit) {
        for (Change change : changes) {
            if (!change.apply(head, visit)) {
                return false;
            }
        }
        return true;
    }
}
