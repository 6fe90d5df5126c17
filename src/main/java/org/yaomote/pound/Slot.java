package org.yaomote.pound;

import java.util.Locale;
import java.util.Optional;

/// Which lines say the same thing in other words, see [PrintedLine#slot].
final class Slot {
    static final String LISTENER = "listener";
    static final String SERVICE = "service";
    static final String BACKEND = "backend";
    static final String CONDITION = "condition";
    static final String REQUEST = "request";
    static final String RESPONSE = "response";
    static final String REPLY = "reply";

    private Slot() {}

    /// The slot of a word that has one of its own.
    static String of(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// The slot of a word of which there is one line for each name or number.
    static String of(String word, Object name) {
        return of(word) + " " + name;
    }

    /// The slot of a line of a text.
    static String of(Scope scope, DirectiveRow row, Directive line) {
        if (row.group().equals("conditions")) {
            return CONDITION;
        }
        String name = name(line);
        return switch (row.word()) {
            case "ListenHTTP", "ListenHTTPS", "Tunnel" -> LISTENER;
            case "Service" -> SERVICE;
            case "BackEnd" -> scope == Scope.GLOBAL ? of("backend definition", name) : BACKEND;
            case "Emergency", "UseBackend" -> BACKEND;
            case "Redirect", "Error", "SendFile", "Success", "Metrics", "FallThrough" -> REPLY;
            case "Rewrite" -> isResponse(line) ? RESPONSE : REQUEST;
            case "ErrorFile" -> of("ErrorFile", line.argument(0).map(Token::text).orElse(""));
            case "Constant", "LogFormat", "ACL", "Condition" -> of(row.word(), name);
            case "Anonymise", "Anonymize" -> of("Anonymise");
            case String word when row.group().equals("changes") || isChange(word) -> REQUEST;
            case String word when errorCode(word).isPresent() ->
                    of("ErrorFile", errorCode(word).get());
            case String word -> of(word);
        };
    }

    /// The first value in quotes.
    private static String name(Directive line) {
        return line.arguments().stream()
                .filter(a -> !a.isWord())
                .findFirst()
                .map(Token::text)
                .orElse("");
    }

    private static boolean isResponse(Directive line) {
        return line.argument(0).filter(a -> a.is("response")).isPresent();
    }

    private static boolean isChange(String word) {
        return DirectiveTable.row(Scope.REWRITE, word)
                .filter(row -> row.group().equals("changes"))
                .isPresent();
    }

    private static Optional<String> errorCode(String word) {
        return word.matches("Err\\d{3}") ? Optional.of(word.substring(3)) : Optional.empty();
    }
}
