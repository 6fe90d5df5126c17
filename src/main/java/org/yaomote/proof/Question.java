package org.yaomote.proof;

import org.yaomote.config.Listener;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Condition;

import java.util.Optional;
import java.util.Set;

/// What is asked of a listener: for which host, at which path.
///
/// @param host sent as Host and as the name of the TLS handshake
record Question(String host, String path) {
    /// What is asked where no rule says more.
    private static final Question PLAIN = new Question("localhost", "/");

    /// A question that the first rule leading to one of these services takes, as far as the rule
    /// asks for hosts and paths only.
    ///
    /// @param services that were changed; none for any
    static Question to(Listener listener, Set<ServiceId> services) {
        return listener.rules().stream()
                .filter(rule -> services.isEmpty() || services.contains(rule.service()))
                .map(Question::of)
                .flatMap(Optional::stream)
                .findFirst()
                .or(
                        () ->
                                listener.rules().stream()
                                        .map(Question::of)
                                        .flatMap(Optional::stream)
                                        .findFirst())
                .orElse(PLAIN);
    }

    private static Optional<Question> of(Rule rule) {
        Question question = PLAIN;
        for (Condition condition : rule.matches()) {
            Optional<Question> narrowed = narrowed(question, condition);
            if (narrowed.isEmpty()) {
                return narrowed;
            }
            question = narrowed.get();
        }
        return Optional.of(question);
    }

    private static Optional<Question> narrowed(Question question, Condition condition) {
        return switch (condition) {
            case Condition.HostIs(var host) when host.startsWith("*.") ->
                    Optional.of(new Question("www" + host.substring(1), question.path));
            case Condition.HostIs(var host) -> Optional.of(new Question(host, question.path));
            case Condition.PathPrefix(var prefix) ->
                    Optional.of(new Question(question.host, prefix));
            case Condition.Matches _,
                    Condition.ClientIn _,
                    Condition.Authorized _,
                    Condition.WithinRate _,
                    Condition.ShowsCertificate _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Named _ ->
                    Optional.empty();
        };
    }

    /// The request, in octets of ISO 8859-1; the connection ends with the answer.
    String head(boolean isUsualPort, int port) {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "HEAD %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Yaomote-proof\r\nConnection: close\r\n\r\n"
                .formatted(path, isUsualPort ? shown : shown + ":" + port);
    }

    /// Whether it could change the meaning of the request it stands in.
    boolean isSafe() {
        return (host + path).chars().allMatch(c -> c > ' ' && c < 127) && path.startsWith("/");
    }

    /// This, or the plain one where its texts cannot be sent.
    Question orPlain() {
        return isSafe() ? this : PLAIN;
    }
}
