package org.yaomote.pound;

import org.yaomote.policy.Reply;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a service does with its requests: one thing only.
final class ReplyReader {
    private static final Set<String> WORDS =
            Set.of("Redirect", "Error", "SendFile", "Success", "Metrics", "FallThrough");
    private static final Set<String> SERVERS = Set.of("BackEnd", "UseBackend", "Emergency");
    private static final Set<Long> REDIRECTS = Set.of(301L, 302L, 303L, 307L, 308L);

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/]");

    private final Reading reading;

    ReplyReader(Reading reading) {
        this.reading = reading;
    }

    /// The reply of a service; that of its backends if no line says otherwise.
    ///
    /// @param path of the reply in the configuration
    Reply read(Section service, String path) {
        List<Section.Line> replies = service.lines().stream().filter(ReplyReader::isReply).toList();
        if (replies.isEmpty()) {
            return new Reply.FromBackends();
        }
        Section.Line first = replies.getFirst();
        reading.places.put(path, first.word());
        for (Section.Line other : replies.subList(1, replies.size())) {
            reading.problems.error(
                    other.word(),
                    "reply.twice",
                    other.row().word(),
                    first.row().word(),
                    first.word().line());
        }
        service.lines().stream()
                .filter(l -> SERVERS.contains(l.row().word()))
                .findFirst()
                .ifPresent(
                        server ->
                                reading.problems.error(
                                        first.word(),
                                        "reply.mixed",
                                        first.row().word(),
                                        server.row().word(),
                                        server.word().line()));
        return reply(first).orElseGet(Reply.FromBackends::new);
    }

    private static boolean isReply(Section.Line line) {
        boolean isOff =
                line.is("FallThrough")
                        && line.directive()
                                .argument(0)
                                .filter(a -> !Values.isYes(a.text()))
                                .isPresent();
        return WORDS.contains(line.row().word()) && !isOff;
    }

    private Optional<Reply> reply(Section.Line line) {
        Optional<Token> value = line.directive().argument(0);
        return switch (line.row().word()) {
            case "Redirect" -> redirect(line);
            case "Error" ->
                    value.map(v -> Values.number(v.text()))
                            .filter(n -> n.isPresent() && n.getAsLong() <= 599)
                            .map(n -> new Reply.Status((int) n.getAsLong(), page(line)));
            case "SendFile" -> value.map(v -> new Reply.Files(v.text()));
            case "Success" -> Optional.of(new Reply.Empty());
            case "Metrics" -> Optional.of(new Reply.Metrics());
            case "FallThrough" -> Optional.of(new Reply.PassOn());
            default -> Optional.empty();
        };
    }

    private static String page(Section.Line line) {
        return line.directive().argument(1).map(Token::text).orElse("");
    }

    /// `Redirect "url"` or `Redirect 301 "url"`.
    private Optional<Reply> redirect(Section.Line line) {
        List<Token> values = line.directive().arguments();
        if (line.directive().isOpen() || values.isEmpty()) {
            return Optional.empty();
        }
        boolean hasStatus = values.getFirst().isWord();
        long status = hasStatus ? Values.number(values.getFirst().text()).orElse(0) : 302;
        if (!REDIRECTS.contains(status)) {
            Token wrong = values.getFirst();
            reading.problems.error(wrong, "redirect.status", wrong.text());
            return Optional.empty();
        }
        int count = hasStatus ? 2 : 1;
        if (values.size() < count || values.get(count - 1).isWord()) {
            reading.problems.error(line.word(), "redirect.form");
            return Optional.empty();
        }
        if (values.size() > count) {
            Token surplus = values.get(count);
            reading.problems.error(surplus, "surplus", "Redirect", surplus.text());
            return Optional.empty();
        }
        Token url = values.get(count - 1);
        if (!isTarget(url.text())) {
            reading.problems.error(url, "redirect.url", url.text());
            return Optional.empty();
        }
        return Optional.of(new Reply.Redirect((int) status, url.text()));
    }

    /// An absolute address, or a text that becomes one when it is expanded.
    private static boolean isTarget(String url) {
        boolean isAbsolute = ABSOLUTE.matcher(url).lookingAt();
        return isAbsolute || url.indexOf('$') >= 0 || url.indexOf('%') >= 0;
    }
}
