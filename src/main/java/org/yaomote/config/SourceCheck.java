package org.yaomote.config;

import org.yaomote.patterns.PatternFault;
import org.yaomote.patterns.TextMatcher;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is wrong with lines of text that stand here or in a file: patterns, addresses, users,
/// constants. What a file holds is not looked at.
final class SourceCheck {
    /// A number in its place would mean an earlier match (`$1(2)`), a parenthesis would end it.
    private static final Pattern TAG = Pattern.compile("|(?!\\d+$)[^()\\p{Cntrl}]+");

    /// What `%[const NAME]` can hold.
    private static final Pattern CONSTANT = Pattern.compile("[^\\s\\]]+");

    private final Definitions definitions;
    private final Findings found;

    SourceCheck(Definitions definitions, Findings found) {
        this.definitions = definitions;
        this.found = found;
    }

    void pattern(String path, TextPattern pattern) {
        file(path + ".texts", pattern.texts());
        List<String> lines = lines(pattern.texts());
        for (int i = 0; i < lines.size(); i++) {
            switch (TextMatcher.compile(pattern, List.of(lines.get(i)))) {
                case TextMatcher.Compiled.Ready _ -> {}
                case TextMatcher.Compiled.Faulty(var fault) ->
                        fault(path + ".texts[" + i + "]", lines.get(i), fault);
            }
        }
        if (pattern.texts() instanceof TextSource.Inline && lines.isEmpty()) {
            found.error(path + ".texts", "pattern.none");
        }
        if (!TAG.matcher(pattern.tag()).matches()) {
            found.error(path + ".tag", "pattern.tag", pattern.tag());
        }
    }

    private void fault(String place, String text, PatternFault fault) {
        String piece = text.substring(fault.from(), Math.min(fault.to(), text.length()));
        found.error(place, "pattern." + fault.reason().code(), text, fault.from() + 1, piece);
    }

    /// @param isTrust whether these are believed what they say about others
    void addresses(String path, AddressSet addresses, boolean isTrust) {
        switch (addresses) {
            case AddressSet.Named(var name) -> {
                if (definitions.addresses(name).isEmpty()) {
                    found.error(path + ".name", "addresses.unknown", name);
                }
            }
            case AddressSet.Listed(var networks) -> networks(path + ".networks", networks, isTrust);
        }
    }

    void networks(String path, TextSource networks, boolean isTrust) {
        file(path, networks);
        List<String> lines = lines(networks);
        for (int i = 0; i < lines.size(); i++) {
            network(path + "[" + i + "]", lines.get(i), isTrust);
        }
        if (networks instanceof TextSource.Inline && lines.isEmpty()) {
            found.warning(path, "addresses.none");
        }
    }

    void network(String place, String text, boolean isTrust) {
        Optional<Network> network = Network.parse(text);
        if (network.isPresent()) {
            if (isTrust && network.get().isEverything()) {
                found.warning(place, "network.everybody", text);
            }
            return;
        }
        Optional<Network> meant = Network.enclosing(text);
        if (meant.isPresent()) {
            found.error(place, "network.bits", text, meant.get());
        } else {
            found.error(place, "network.unreadable", text);
        }
    }

    void forwarded(String path, ForwardedBy forwarded) {
        found.fieldName(path + ".header", forwarded.header());
        forwarded.trusted().ifPresent(set -> addresses(path + ".trusted", set, true));
    }

    /// Lines that begin with a user and a colon; none of them is said again: they hold secrets.
    void users(String path, TextSource users) {
        file(path, users);
        List<String> lines = lines(users);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).indexOf(':') < 1) {
                found.error(path + "[" + i + "]", "users.line", i + 1);
            }
        }
        if (users instanceof TextSource.Inline) {
            found.warning(path, "users.here");
        }
    }

    void constants(String path, List<Constant> constants) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < constants.size(); i++) {
            Constant constant = constants.get(i);
            String place = path + "[" + i + "]";
            found.definedName(place + ".name", constant.name(), names);
            if (!constant.name().isBlank() && !CONSTANT.matcher(constant.name()).matches()) {
                found.error(place + ".name", "constant.name", constant.name());
            }
            file(place + ".text", constant.text());
        }
    }

    private void file(String path, TextSource source) {
        switch (source) {
            case TextSource.Inline _ -> {}
            case TextSource.File(var file, _) -> {
                if (file.isBlank()) {
                    found.error(path + ".path", "source.noFile");
                }
            }
        }
    }

    private static List<String> lines(TextSource source) {
        return switch (source) {
            case TextSource.Inline(var lines) -> lines;
            case TextSource.File _ -> List.of();
        };
    }
}
