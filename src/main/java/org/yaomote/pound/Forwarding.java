package org.yaomote.pound;

import org.yaomote.policy.AddressSet;
import org.yaomote.policy.ForwardedBy;

import java.util.Optional;

/// How a scope finds the client behind trusted proxies: `ForwardedHeader` and `TrustedIP`.
final class Forwarding {
    private final Reading reading;

    Forwarding(Reading reading) {
        this.reading = reading;
    }

    /// What a section says; empty if it says nothing of it.
    ///
    /// @param around what holds outside of it
    Optional<ForwardedBy> read(Section section, String path, ForwardedBy around) {
        reading.reportRepeated(section, java.util.List.of("TrustedIP"));
        Optional<Token> header = reading.located(section, "ForwardedHeader", path + ".header");
        Optional<Section.Line> trusted = section.last("TrustedIP");
        if (header.isEmpty() && trusted.isEmpty()) {
            return Optional.empty();
        }
        Optional<AddressSet> addresses =
                trusted.flatMap(line -> addresses(line, path + ".trusted"));
        return Optional.of(
                new ForwardedBy(header.map(Token::text).orElse(around.header()), addresses));
    }

    private Optional<AddressSet> addresses(Section.Line line, String path) {
        reading.places.put(path, line.word());
        return Arguments.of(line, TextSources.FILES, reading.problems)
                .flatMap(a -> new TextSources(reading).addresses(line, a));
    }
}
