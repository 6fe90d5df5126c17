package org.yaomote.pound;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One directive in one group of sections: a row of [DirectiveTable].
///
/// @param group the sections it may stand in
/// @param word as Pound's manual spells it
/// @param section what it opens, if anything
/// @param opensAlone whether it opens its section only where no value follows the word
/// @param idle values that ask for what happens anyway, so that nothing need be said of them
/// @param dialects that know it
record DirectiveRow(
        String group,
        String word,
        List<Argument> arguments,
        Optional<Scope> section,
        boolean opensAlone,
        Effect effect,
        List<String> idle,
        Set<Dialect> dialects) {
    DirectiveRow {
        arguments = List.copyOf(arguments);
        idle = List.copyOf(idle);
        dialects = Set.copyOf(dialects);
    }

    /// Reads `group | word | arguments | effect | dialects [| idle values]`.
    static DirectiveRow parse(String row) {
        String[] cells = row.split("\\|\\|", -1);
        String arguments = cells[2].strip();
        Optional<String> opened =
                Arrays.stream(arguments.split(" ", -1)).filter(a -> a.startsWith("{")).findFirst();
        String idle = cells.length > 5 ? cells[5].strip() : "";
        return new DirectiveRow(
                cells[0].strip(),
                cells[1].strip(),
                Argument.parseAll(arguments),
                opened.map(DirectiveRow::scope),
                opened.filter(o -> o.endsWith("?")).isPresent(),
                Effect.parse(cells[3].strip()),
                idle.isEmpty() ? List.of() : List.of(idle.split(" ", -1)),
                dialects(cells[4]));
    }

    private static Scope scope(String notation) {
        String name = notation.substring(1, notation.indexOf('}'));
        return Scope.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Set<Dialect> dialects(String cell) {
        Set<Dialect> known = EnumSet.noneOf(Dialect.class);
        if (cell.indexOf('2') >= 0) {
            known.add(Dialect.POUND_2);
        }
        if (cell.indexOf('4') >= 0) {
            known.add(Dialect.POUND_4);
        }
        return known;
    }

    /// The section this line opens, if it does.
    Optional<Scope> opens(Directive line) {
        // A flag with a value names the file that has the lines, also where it is misspelt.
        boolean fromFile =
                line.hasFlag("-file") || line.hasFlag("-filewatch") || line.hasFlagWithValue();
        boolean closed = opensAlone && line.arguments().stream().anyMatch(a -> !a.isFlag());
        return fromFile || closed ? Optional.empty() : section;
    }

    /// Whether the line asks for what happens anyway.
    boolean isIdle(Directive line) {
        boolean switchedOff =
                !arguments.isEmpty()
                        && arguments.get(0).kind() == Argument.Kind.BOOLEAN
                        && line.argument(0).map(a -> Values.isNo(a.text())).orElse(false);
        boolean idleValue =
                line.argument(0).map(a -> idle.contains(a.key())).orElse(false)
                        && line.arguments().size() == 1;
        return switchedOff || idleValue;
    }
}
