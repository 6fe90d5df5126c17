package org.yaomote.pound;

import org.yaomote.config.Timeouts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The global time limits, both ways.
///
/// `ConnTO`, `WSTimeOut` and `Grace` mean what ours mean. `TimeOut` is Pound's wait for anything
/// from a backend, so it becomes both limits of an answer, and all attempts together get at least
/// as long; `Client` is its wait for anything from a client, so it becomes the limits of head, body
/// and idle connection (ours for the head counts from its first byte, which is stricter with a
/// client that sends it drop by drop). What a file leaves out keeps our own defaults, not Pound's.
final class TimeLimits {
    private TimeLimits() {}

    /// The limits the global lines ask for.
    static Timeouts read(Section whole, ProblemLog problems) {
        Timeouts usual = Timeouts.DEFAULTS;
        Optional<Duration> client = limit(whole, "Client");
        Optional<Duration> answer = limit(whole, "TimeOut");
        Optional<Duration> grace = limit(whole, "Grace");
        if (grace.filter(Duration::isZero).isPresent()) {
            whole.value("Grace").ifPresent(g -> problems.differs(g, "grace.zero"));
        }
        Duration response = answer.orElse(usual.response());
        // Pound lets one answer take its time, however long all attempts take together.
        Duration allTries = response.compareTo(usual.allTries()) > 0 ? response : usual.allTries();
        return new Timeouts(
                client.orElse(usual.requestHead()),
                client.orElse(usual.requestBody()),
                client.orElse(usual.clientIdle()),
                usual.clientWrite(),
                limit(whole, "ConnTO").orElse(usual.connect()),
                response,
                answer.orElse(usual.responseBody()),
                usual.upstreamIdle(),
                grace.map(g -> g.isZero() ? Duration.ofSeconds(1) : g).orElse(usual.drain()),
                usual.tlsHandshake(),
                usual.http2Idle(),
                limit(whole, "WSTimeOut").orElse(usual.tunnel()),
                allTries);
    }

    /// The lines for limits that are not the usual ones; empty if no lines say exactly these.
    static Optional<Map<String, Long>> write(Timeouts limits) {
        Timeouts usual = Timeouts.DEFAULTS;
        Map<String, Long> lines = new LinkedHashMap<>();
        boolean isUsualClient =
                limits.requestHead().equals(usual.requestHead())
                        && limits.requestBody().equals(usual.requestBody())
                        && limits.clientIdle().equals(usual.clientIdle());
        if (!isUsualClient) {
            lines.put("Client", limits.clientIdle().toSeconds());
        }
        boolean isUsualAnswer =
                limits.response().equals(usual.response())
                        && limits.responseBody().equals(usual.responseBody());
        if (!isUsualAnswer) {
            lines.put("TimeOut", limits.response().toSeconds());
        }
        if (!limits.connect().equals(usual.connect())) {
            lines.put("ConnTO", limits.connect().toSeconds());
        }
        if (!limits.tunnel().equals(usual.tunnel())) {
            lines.put("WSTimeOut", limits.tunnel().toSeconds());
        }
        if (!limits.drain().equals(usual.drain())) {
            lines.put("Grace", limits.drain().toSeconds());
        }
        return said(lines).equals(limits) ? Optional.of(lines) : Optional.empty();
    }

    private static Timeouts said(Map<String, Long> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach((word, seconds) -> text.append(word + " " + seconds + "\n"));
        ProblemLog unread = new ProblemLog();
        PoundSource source = new PoundSource("", text.toString());
        return read(SectionReader.read(PoundLexer.read(source), unread).whole(), unread);
    }

    private static Optional<Duration> limit(Section whole, String word) {
        return whole.value(word)
                .flatMap(w -> Values.duration(w.text()))
                .filter(d -> !d.isNegative());
    }
}
