package org.yaomote.certificate;

import java.net.IDN;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the names that people type: full-width forms are taken for the plain ones, names in other
/// scripts become A-labels.
///
/// Stateless; any thread. Nothing is looked up.
public final class NameReader {
    /// Browsers and servers have trouble with certificates of more.
    static final int MOST_NAMES = 100;

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u3000,;、，；]+");
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/:?#\\[]+|\\[[^\\]]*\\]).*");
    private static final Pattern PORT = Pattern.compile("([^:]+|\\[[^\\]]*\\]):\\d{1,5}");
    private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f:.]+/\\d{1,3}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 =
            Pattern.compile(
                    "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9.*_\\-\\P{ASCII}]");

    private static final Pattern UNDERSCORED = Pattern.compile("[A-Za-z0-9_-]*_[A-Za-z0-9_-]*");

    private NameReader() {}

    /// Reads one name.
    ///
    /// @return the name, or a fault with the column of what is wrong in it
    public static Outcome<SubjectName> read(String typed) {
        String stripped = typed.strip();
        int skipped = typed.indexOf(stripped);
        Outcome<SubjectName> read = stripped(stripped);
        return switch (read) {
            case Outcome.Refused<SubjectName>(var faults) ->
                    new Outcome.Refused<>(faults.stream().map(f -> f.moved(skipped)).toList());
            case Outcome.Done<SubjectName> done -> done;
        };
    }

    /// Reads names with blanks, commas, semicolons or line ends between them; one that is there
    /// twice counts once.
    ///
    /// @return all names, or every fault with its column in the whole text
    public static Outcome<List<SubjectName>> readAll(String typed) {
        Set<SubjectName> names = new LinkedHashSet<>();
        List<Fault> told = new ArrayList<>();
        Matcher separator = SEPARATORS.matcher(typed);
        int from = 0;
        while (from <= typed.length()) {
            boolean more = separator.find(from);
            int to = more ? separator.start() : typed.length();
            if (to > from) {
                int offset = from;
                Outcome<SubjectName> read = read(typed.substring(from, to));
                read.result().ifPresent(names::add);
                read.told().forEach(f -> told.add(f.moved(offset)));
            }
            from = more ? separator.end() : typed.length() + 1;
        }
        return judged(names, told);
    }

    /// Reads names that were given one by one.
    public static Outcome<List<SubjectName>> readAll(List<String> typed) {
        Set<SubjectName> names = new LinkedHashSet<>();
        List<Fault> told = new ArrayList<>();
        for (String one : typed) {
            Outcome<SubjectName> read = read(one);
            read.result().ifPresent(names::add);
            told.addAll(read.told());
        }
        return judged(names, told);
    }

    /// @param told faults and remarks
    private static Outcome<List<SubjectName>> judged(Set<SubjectName> names, List<Fault> told) {
        List<Fault> faults = told.stream().filter(fault -> !fault.kind().isRemark()).toList();
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        if (names.isEmpty()) {
            return Outcome.refused(FaultKind.NO_NAME);
        }
        return names.size() > MOST_NAMES
                ? Outcome.refused(FaultKind.MANY_NAMES, MOST_NAMES)
                : new Outcome.Done<>(List.copyOf(names), told);
    }

    private static Outcome<SubjectName> stripped(String typed) {
        if (typed.isEmpty()) {
            return Outcome.refused(FaultKind.NO_NAME);
        }
        if (typed.length() > 4 * LONGEST) {
            return fault(1, FaultKind.NAME_LONG, typed.substring(0, 40) + "…");
        }
        String plain = plain(typed);
        Matcher url = URL.matcher(plain);
        if (url.matches()) {
            return fault(1, FaultKind.NAME_URL, typed, unbracketed(url.group(1)));
        }
        Matcher port = PORT.matcher(plain);
        if (port.matches()) {
            return fault(port.end(1) + 1, FaultKind.NAME_PORT, typed, unbracketed(port.group(1)));
        }
        if (BLOCK.matcher(plain).matches()) {
            return fault(plain.indexOf('/') + 1, FaultKind.NAME_BLOCK, typed);
        }
        String name = unbracketed(plain);
        if (name.indexOf(':') >= 0 || NUMBERS.matcher(name).matches()) {
            return address(typed, name);
        }
        return dns(typed, name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    /// Full-width letters, digits, dots, colons and asterisks are what a Japanese keyboard types.
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replace('。', '.');
    }

    private static String unbracketed(String text) {
        boolean isIn = text.startsWith("[") && text.endsWith("]");
        return isIn ? text.substring(1, text.length() - 1) : text;
    }

    private static Outcome<SubjectName> address(String typed, String name) {
        int zone = name.indexOf('%');
        if (zone >= 0) {
            return fault(typed.indexOf('%') + 1, FaultKind.NAME_ZONE, typed);
        }
        boolean looksGood = IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
        if (!looksGood) {
            return fault(1, FaultKind.NAME_ADDRESS, typed);
        }
        try {
            return Outcome.done(new SubjectName.Address(InetAddress.ofLiteral(name)));
        } catch (IllegalArgumentException _) {
            return fault(1, FaultKind.NAME_ADDRESS, typed);
        }
    }

    private static Outcome<SubjectName> dns(String typed, String name) {
        int illegal = illegalColumn(typed);
        if (illegal > 0) {
            String character = Character.toString(typed.codePointAt(illegal - 1));
            return fault(illegal, FaultKind.NAME_CHARACTER, typed, character);
        }
        boolean isWild = name.startsWith("*.");
        String rest = isWild ? name.substring(2) : name;
        if (rest.indexOf('*') >= 0) {
            return fault(1 + typed.lastIndexOf('*'), FaultKind.NAME_WILDCARD, typed);
        }
        if (isWild && rest.indexOf('_') >= 0) {
            return fault(1 + typed.indexOf('_'), FaultKind.NAME_CHARACTER, typed, "_");
        }
        if (isWild && rest.indexOf('.') < 0) {
            return fault(1, FaultKind.NAME_WILDCARD_TOP, typed);
        }
        return labels(typed, rest, isWild ? "*." : "");
    }

    private static Outcome<SubjectName> labels(String typed, String rest, String before) {
        int column = 1 + before.length();
        List<String> labels = new ArrayList<>();
        for (String label : rest.split("\\.", -1)) {
            String ascii = ascii(label);
            boolean isGood =
                    !ascii.isEmpty()
                            && ascii.length() <= LONGEST_LABEL
                            && !ascii.startsWith("-")
                            && !ascii.endsWith("-")
                            && ascii.chars().anyMatch(Character::isLetterOrDigit);
            if (!isGood) {
                return fault(Math.min(column, typed.length()), FaultKind.NAME_LABEL, typed);
            }
            labels.add(ascii);
            column += label.length() + 1;
        }
        if (NUMBERS.matcher(labels.getLast()).matches()) {
            return fault(1, FaultKind.NAME_ADDRESS, typed);
        }
        String name = before + String.join(".", labels);
        return name.length() > LONGEST
                ? fault(1, FaultKind.NAME_LONG, name.substring(0, 40) + "…")
                : Outcome.done(new SubjectName.Dns(name), underscore(name));
    }

    /// DNS knows underscores, host names do not (RFC 952), and networks have them nevertheless.
    private static Fault[] underscore(String name) {
        return name.indexOf('_') < 0
                ? new Fault[0]
                : new Fault[] {Fault.of(FaultKind.NAME_UNDERSCORE, name)};
    }

    /// A label as DNS has it; empty if it cannot be one.
    private static String ascii(String label) {
        try {
            if (UNDERSCORED.matcher(label).matches()) {
                return label.toLowerCase(Locale.ROOT);
            }
            return IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// The first character as typed that is none of a name even in its plain form; 0 if all are.
    private static int illegalColumn(String typed) {
        for (int i = 0; i < typed.length(); i += Character.charCount(typed.codePointAt(i))) {
            int c = typed.codePointAt(i);
            if (ILLEGAL.matcher(plain(Character.toString(c))).find() || Character.isISOControl(c)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Outcome<SubjectName> fault(int column, FaultKind kind, Object... arguments) {
        return new Outcome.Refused<>(List.of(Fault.at(column, kind, arguments)));
    }
}
