package org.yaomote.pound;

import org.yaomote.config.Affinity;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the affinity of a service from its `Session` section.
final class SessionAssembler {
    private static final List<String> WITH_ID = List.of("URL", "COOKIE", "HEADER");

    private final Section session;
    private final Reading reading;
    private final ProblemLog problems;
    private final String path;

    /// @param path of the affinity in the configuration
    SessionAssembler(Section session, Reading reading, String path) {
        this.session = session;
        this.reading = reading;
        this.path = path;
        problems = reading.problems;
    }

    /// Whether the backend is a hash of the key, remembered nowhere: 2.x with a `TTL` below zero.
    static boolean isHash(Section session) {
        return session.value("TTL")
                .flatMap(t -> Values.duration(t.text()))
                .filter(Duration::isNegative)
                .isPresent();
    }

    /// What the section asks for; none where it does not say enough, which is then reported.
    Affinity affinity() {
        reading.places.put(path, session.opener().word());
        reading.reportRepeated(session, List.of("Type", "TTL", "ID"));
        Token opener = session.opener().word();
        if (session.last("Type").isEmpty()) {
            problems.error(opener, "session.noType");
        }
        if (session.last("TTL").isEmpty()) {
            problems.error(opener, "session.noTtl");
        }
        String type = session.value("Type").map(t -> t.text().toUpperCase(Locale.ROOT)).orElse("");
        return of(type, id(type), timeToLive());
    }

    private static Affinity of(String type, String id, Duration timeToLive) {
        return switch (type) {
            case "IP" -> new Affinity.ByClientAddress(timeToLive);
            case "BASIC" -> new Affinity.ByBasicAuth(timeToLive);
            case "URL" -> new Affinity.ByUrlParameter(id, timeToLive);
            case "PARM" -> new Affinity.ByPathParameter(timeToLive);
            case "COOKIE" -> new Affinity.ByCookie(id, timeToLive);
            case "HEADER" -> new Affinity.ByHeader(id, timeToLive);
            default -> new Affinity.None();
        };
    }

    private String id(String type) {
        Optional<Section.Line> written = session.last("ID");
        boolean isNeeded = WITH_ID.contains(type);
        if (isNeeded && written.isEmpty()) {
            problems.error(session.opener().word(), "session.noId", type);
        }
        boolean typeIsKnown = !(of(type, "", Duration.ZERO) instanceof Affinity.None);
        if (!isNeeded && typeIsKnown && written.isPresent()) {
            problems.error(written.get().word(), "session.idForbidden", type);
        }
        Optional<Token> value = reading.located(session, "ID", path + ".name");
        if (isNeeded && value.filter(v -> v.text().isBlank()).isPresent()) {
            problems.error(value.get(), "session.noId", type);
        }
        return value.map(Token::text).orElse("");
    }

    private Duration timeToLive() {
        return reading.located(session, "TTL", path + ".timeToLive")
                .flatMap(w -> Values.duration(w.text()))
                .orElse(Duration.ZERO)
                .abs();
    }
}
