package org.yaomote.pound;

import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.words.ClosestWord;

import java.util.List;
import java.util.Optional;

/// The words of `HeaderOption`: each adds headers to those of the wider scope, or takes some away.
final class HeaderOptions {
    private static final List<String> WORDS =
            List.of("forwarded", "no-forwarded", "ssl", "no-ssl", "all", "none");

    private final Reading reading;

    HeaderOptions(Reading reading) {
        this.reading = reading;
    }

    /// What a section asks for.
    BuiltInHeaders read(Section section, BuiltInHeaders around) {
        BuiltInHeaders headers = around;
        for (Section.Line line : section.all("HeaderOption")) {
            for (Token word : line.directive().arguments()) {
                headers = with(headers, word);
            }
        }
        return headers;
    }

    private BuiltInHeaders with(BuiltInHeaders headers, Token word) {
        return switch (word.key()) {
            case "all" -> BuiltInHeaders.ALL;
            case "none", "no-all" -> new BuiltInHeaders(false, false);
            case "forwarded" -> new BuiltInHeaders(true, headers.tls());
            case "no-forwarded" -> new BuiltInHeaders(false, headers.tls());
            case "ssl" -> new BuiltInHeaders(headers.forwarded(), true);
            case "no-ssl" -> new BuiltInHeaders(headers.forwarded(), false);
            default -> {
                report(word);
                yield headers;
            }
        };
    }

    private void report(Token word) {
        if (word.kind() == Token.Kind.OPEN_STRING) {
            return;
        }
        String all = String.join(", ", WORDS);
        Optional<String> meant = ClosestWord.of(word.text(), WORDS);
        if (meant.isPresent()) {
            reading.problems.error(
                    word, "wrong.wordMeant", "HeaderOption", word.text(), 1, 1, all, meant.get());
        } else {
            reading.problems.error(word, "wrong.word", "HeaderOption", word.text(), 1, 1, all);
        }
    }
}
