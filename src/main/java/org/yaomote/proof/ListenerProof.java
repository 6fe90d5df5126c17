package org.yaomote.proof;

import org.yaomote.config.Change;
import org.yaomote.metrics.BoundListener;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What our own request through a listener met.
public sealed interface ListenerProof {
    /// The listener it went to.
    BoundListener listener();

    /// Whether a client can be served there.
    boolean isGood();

    /// What it is in words: key of a whole text, and what the text mentions.
    Change said();

    /// An answer came.
    ///
    /// @param status of HTTP
    /// @param backend label of who answered; empty if it was the proxy itself or is not known for
    ///   sure
    /// @param micros from connecting to the end of the answer's head
    record Answered(BoundListener listener, int status, String backend, long micros)
            implements ListenerProof {
        private static final int SERVER_ERROR = 500;

        /// The same answer, given by this backend.
        Answered by(String label) {
            return new Answered(listener, status, label, micros);
        }

        /// What an answer means that the proxy was to give itself.
        ///
        /// @param outcome what should have come of the request
        /// @param hasRules whether the listener has rules at all
        ListenerProof as(Optional<Foresight.Outcome> outcome, boolean hasRules) {
            Foresight.Outcome expected = outcome.orElse(Foresight.Outcome.BACKEND);
            boolean isFine = isGood() && expected != Foresight.Outcome.NO_RULE;
            if (isFine || !backend.isEmpty()) {
                return this;
            }
            return switch (expected) {
                case BACKEND -> this;
                case NO_RULE ->
                        new Own(listener, status, hasRules ? Cause.UNTAKEN : Cause.NO_RULES);
                case MAINTENANCE -> new Own(listener, status, Cause.MAINTENANCE);
                case RULE_FAILED -> new Own(listener, status, Cause.RULE_FAILED);
                case OWN -> new Own(listener, status, Cause.TOLD_SO);
            };
        }

        @Override
        public Change said() {
            String millis =
                    String.format(Locale.ROOT, micros < 9_950 ? "%.1f" : "%.0f", micros / 1e3);
            List<String> arguments =
                    List.of(listener.name(), Integer.toString(status), millis, backend);
            boolean isOwn = backend.isEmpty();
            String code = isGood() ? "proof.answered" : "proof.failed";
            return new Change(isOwn ? code : code + ".by", arguments);
        }

        /// Whatever is no failure of a server: also a page that is not there or not for us.
        @Override
        public boolean isGood() {
            return status < SERVER_ERROR;
        }
    }

    /// An answer came, and no backend was to have a part in it: it says nothing about them.
    ///
    /// @param status of HTTP
    record Own(BoundListener listener, int status, Cause cause) implements ListenerProof {
        @Override
        public Change said() {
            String code =
                    switch (cause) {
                        case UNTAKEN -> "proof.own.untaken";
                        case NO_RULES -> "proof.own.norules";
                        case MAINTENANCE -> "proof.own.maintenance";
                        case RULE_FAILED -> "proof.own.rulefailed";
                        case TOLD_SO -> "proof.own.told";
                    };
            return new Change(code, List.of(listener.name(), Integer.toString(status)));
        }

        /// Whatever the user wanted so, or what only we could think of no request for.
        @Override
        public boolean isGood() {
            return cause != Cause.NO_RULES && cause != Cause.RULE_FAILED;
        }
    }

    /// The connection was accepted; no request was sent, since the listener wants to see a
    /// certificate of the client, and we have none.
    record Open(BoundListener listener) implements ListenerProof {
        @Override
        public Change said() {
            return new Change("proof.open.certificate", List.of(listener.name()));
        }

        @Override
        public boolean isGood() {
            return true;
        }
    }

    /// The connection was accepted and passed on; nothing was said in it, since nobody knows what
    /// its clients speak.
    ///
    /// @param backend label of who got it; empty if that is not known for sure
    record Passed(BoundListener listener, String backend) implements ListenerProof {
        @Override
        public Change said() {
            return new Change(
                    backend.isEmpty() ? "proof.passed.unsure" : "proof.passed",
                    List.of(listener.name(), backend));
        }

        @Override
        public boolean isGood() {
            return true;
        }
    }

    /// Nothing came back that a client could use.
    ///
    /// @param micros how long it took to find out
    record Silent(BoundListener listener, Fault fault, long micros) implements ListenerProof {
        @Override
        public Change said() {
            String code =
                    switch (fault) {
                        case REFUSED -> "proof.silent.refused";
                        case TIMEOUT -> "proof.silent.timeout";
                        case TLS -> "proof.silent.tls";
                        case CLOSED -> "proof.silent.closed";
                        case NOBODY -> "proof.silent.nobody";
                    };
            String seconds = String.format(Locale.ROOT, "%.1f", micros / 1e6);
            return new Change(code, List.of(listener.name(), seconds));
        }

        @Override
        public boolean isGood() {
            return false;
        }
    }

    /// Why the proxy answered itself.
    enum Cause {
        /// No request could be thought of that its rules take from this computer.
        UNTAKEN,
        /// It has no rules.
        NO_RULES,
        /// The service is in maintenance.
        MAINTENANCE,
        /// A rule could not be asked.
        RULE_FAILED,
        /// A rule or its service answers so.
        TOLD_SO
    }

    /// What went wrong.
    enum Fault {
        /// Nobody accepts connections there.
        REFUSED,
        /// No answer within the limit.
        TIMEOUT,
        /// The two ends could not agree on keys.
        TLS,
        /// The connection ended without an answer.
        CLOSED,
        /// The connection was to be passed on, and no backend took it.
        NOBODY
    }
}
