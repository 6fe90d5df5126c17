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
    private final ProblemLog problems;

    SessionAssembler(Section session, ProblemLog problems) {
        this.session = session;
        this.problems = problems;
    }

    /// What the section asks for; none where it does not say enough, which is then reported.
    Affinity affinity() {
        ServiceAssembler.reportRepeated(session, List.of("Type", "TTL", "ID"), problems);
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
        Optional<Token> value = session.value("ID");
        if (isNeeded && value.filter(v -> v.text().isBlank()).isPresent()) {
            problems.error(value.get(), "session.noId", type);
        }
        return value.map(Token::text).orElse("");
    }

    /// Below zero, 2.x keeps no sessions but picks the backend by a hash of the key; we keep
    /// sessions for as long instead, which holds clients to their backends as well.
    private Duration timeToLive() {
        Optional<Token> written = session.value("TTL");
        Duration value = written.flatMap(w -> Values.duration(w.text())).orElse(Duration.ZERO);
        if (written.isPresent() && value.isNegative()) {
            problems.differs(written.get(), "session.negativeTtl", value.abs().toSeconds());
        }
        return value.abs();
    }
}
