package org.yaomote.pound;

import org.yaomote.words.ClosestWord;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The flags and values of one line, told apart: for lines whose form no [Argument] describes.
///
/// Flags may stand before any value. The first thing wrong is reported, and then the line has no
/// arguments.
final class Arguments {
    /// A flag with the text behind it, if it takes one.
    record Flag(Token word, Optional<Token> value) {}

    private static final Set<String> WITH_VALUE = Set.of("-file", "-filewatch", "-tag");

    private final List<Flag> flags = new ArrayList<>();
    private final List<Token> values = new ArrayList<>();

    private Arguments() {}

    /// The arguments of a line.
    ///
    /// @param known the flags it may have; nothing is reported of a line reported already
    static Optional<Arguments> of(Section.Line line, Set<String> known, ProblemLog problems) {
        Arguments arguments = new Arguments();
        boolean isSound = !line.directive().isOpen() && arguments.sort(line, known, problems);
        return isSound ? Optional.of(arguments) : Optional.empty();
    }

    private boolean sort(Section.Line line, Set<String> known, ProblemLog problems) {
        List<Token> all = line.directive().arguments();
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            if (!token.isFlag()) {
                values.add(token);
                continue;
            }
            String flag = token.key();
            if (!known.contains(flag)) {
                unknown(line, token, known, problems);
                return false;
            }
            boolean takesValue = WITH_VALUE.contains(flag);
            if (takesValue && (i + 1 == all.size() || all.get(i + 1).isWord())) {
                problems.error(token, "flag.value", token.text());
                return false;
            }
            flags.add(new Flag(token, takesValue ? Optional.of(all.get(++i)) : Optional.empty()));
        }
        return true;
    }

    private static void unknown(
            Section.Line line, Token flag, Set<String> known, ProblemLog problems) {
        String word = line.row().word();
        Optional<String> meant = ClosestWord.of(flag.text(), known);
        if (meant.isPresent()) {
            problems.error(flag, "flag.meant", word, flag.text(), meant.get());
        } else if (known.isEmpty()) {
            problems.error(flag, "flag.none", word, flag.text());
        } else {
            String all = String.join(", ", new LinkedHashSet<>(known).stream().sorted().toList());
            problems.error(flag, "flag.unknown", word, flag.text(), all);
        }
    }

    /// Whether there are so many values, all in quotes; else what is missing, too much or bare is
    /// reported.
    boolean areStrings(Section.Line line, int least, int most, ProblemLog problems) {
        Optional<Token> bare = values.stream().limit(most).filter(Token::isWord).findFirst();
        if (values.size() < least) {
            problems.error(line.word(), "missing.string", line.row().word());
        } else if (bare.isPresent()) {
            problems.error(
                    bare.get(),
                    "wrong.string",
                    line.row().word(),
                    Values.unquoted(bare.get().text()));
        } else if (values.size() > most) {
            Token surplus = values.get(most);
            problems.error(surplus, "surplus", line.row().word(), surplus.text());
        }
        return values.size() >= least && bare.isEmpty() && values.size() <= most;
    }

    List<Token> values() {
        return values;
    }

    List<Flag> flags() {
        return flags;
    }

    /// The last of these flags.
    Optional<Flag> last(Set<String> words) {
        return flags.stream().filter(f -> words.contains(f.word().key())).reduce((_, l) -> l);
    }

    boolean has(String word) {
        return last(Set.of(word)).isPresent();
    }
}
