package org.yaomote.pound;

import org.yaomote.config.Network;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Constant;
import org.yaomote.policy.TextSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Texts that stand in the file or in one of their own: address lists, constants, passwords.
final class TextSources {
    static final Set<String> FILES = Set.of("-file", "-filewatch");

    private final Reading reading;

    TextSources(Reading reading) {
        this.reading = reading;
    }

    /// The file that a flag names.
    static Optional<TextSource> file(Arguments arguments) {
        return arguments
                .last(FILES)
                .flatMap(
                        flag ->
                                flag.value()
                                        .map(
                                                path ->
                                                        new TextSource.File(
                                                                path.text(),
                                                                flag.word().is("-filewatch"))));
    }

    /// The addresses of an `ACL` or `TrustedIP`: by name, from a file, or line by line.
    Optional<AddressSet> addresses(Section.Line line, Arguments arguments) {
        Optional<TextSource> file = file(arguments);
        if (file.isPresent()) {
            return arguments.areStrings(line, 0, 0, reading.problems)
                    ? file.map(AddressSet.Listed::new)
                    : Optional.empty();
        }
        if (line.body().isPresent()) {
            return Optional.of(new AddressSet.Listed(networks(line.body().get())));
        }
        if (!arguments.areStrings(line, 1, 1, reading.problems)) {
            return Optional.empty();
        }
        Token name = arguments.values().getFirst();
        return reading.defined.find("ACL", name).map(_ -> new AddressSet.Named(name.text()));
    }

    /// What a named `ACL` defines.
    Optional<TextSource> definition(Section.Line line) {
        return Arguments.of(line, FILES, reading.problems)
                .filter(a -> a.areStrings(line, 1, 1, reading.problems))
                .flatMap(a -> file(a).or(() -> line.body().map(this::networks)));
    }

    private TextSource networks(Section body) {
        List<String> networks = new ArrayList<>();
        for (Directive line : body.raw()) {
            Token entry = line.word();
            line.argument(0).ifPresent(s -> reading.problems.error(s, "surplus", "ACL", s.text()));
            if (Network.parse(entry.text()).isEmpty()) {
                reading.problems.error(entry, "network", entry.text());
            } else {
                networks.add(entry.text());
            }
        }
        return new TextSource.Inline(networks);
    }

    /// The constants of a section, in order.
    List<Constant> constants(Section section, String path) {
        List<Constant> constants = new ArrayList<>();
        for (Section.Line line : section.all("Constant")) {
            constant(line)
                    .ifPresent(
                            c -> {
                                reading.places.put(
                                        path + "[" + constants.size() + "]", line.word());
                                constants.removeIf(earlier -> earlier.name().equals(c.name()));
                                constants.add(c);
                            });
        }
        return constants;
    }

    private Optional<Constant> constant(Section.Line line) {
        Optional<Arguments> read =
                Arguments.of(line, Set.of("-file", "-filewatch", "-trim"), reading.problems);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Arguments arguments = read.get();
        Optional<TextSource> file = file(arguments);
        int values = file.isPresent() ? 1 : 2;
        if (!arguments.areStrings(line, values, values, reading.problems)) {
            return Optional.empty();
        }
        TextSource text = file.orElseGet(() -> TextSource.of(arguments.values().get(1).text()));
        String name = arguments.values().getFirst().text();
        return Optional.of(new Constant(name, text, arguments.has("-trim")));
    }
}
