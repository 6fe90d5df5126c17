package org.yaomote.acme;

import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes faults of what an authority says (problem documents, RFC 8555 §6.7) and of what keeps it
/// from saying anything.
///
/// @param directory that was asked
/// @param names that were asked for, for people: not every authority says which one it means
record Problems(AcmeDirectory directory, String names) {
    /// What the types of the problems begin with.
    static final String PREFIX = "urn:ietf:params:acme:error:";

    /// More of somebody else's words would hide ours.
    private static final int MOST_WORDS = 300;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Why a request failed.
    <T> Answer<T> of(AcmeException failure) {
        try {
            return read(failure);
        } catch (AcmeProtocolException | IllegalArgumentException e) {
            // A problem document may break the rules as well.
            return Answer.refused(List.of(notSpoken(String.valueOf(e.getMessage()))));
        }
    }

    private <T> Answer<T> read(AcmeException failure) {
        return switch (failure) {
            case AcmeNetworkException network ->
                    Answer.refused(
                            List.of(
                                    Answer.fault(
                                            isDistrust(network)
                                                    ? FaultKind.ACME_UNTRUSTED
                                                    : FaultKind.ACME_UNREACHABLE,
                                            directory.host())));
            case AcmeRateLimitedException limited ->
                    new Answer<>(
                            Answer.<T>refused(
                                            List.of(
                                                    limit(
                                                            limited.getProblem(),
                                                            limited.getRetryAfter())))
                                    .outcome(),
                            limited.getRetryAfter());
            case AcmeServerException told -> Answer.refused(ofRequest(told.getProblem()));
            case AcmeException other ->
                    Answer.refused(List.of(undocumented(String.valueOf(other.getMessage()))));
        };
    }

    /// A refusal without a problem document: acme4j says `HTTP` and the status. What stands before
    /// an authority and keeps it from being overrun refuses like this.
    private Fault undocumented(String words) {
        if (words.matches("HTTP 5[0-9]{2}")) {
            return Answer.fault(FaultKind.ACME_SERVER, directory.host(), words + ".");
        }
        return words.equals("HTTP 429")
                ? Answer.fault(FaultKind.ACME_LIMIT, directory.host(), words + ".")
                : notSpoken(words);
    }

    /// What answers does not keep to the rules.
    Fault notSpoken(String how) {
        return Answer.fault(FaultKind.ACME_NOT_SPOKEN, directory.url(), shortened(how));
    }

    /// Whether the line failed, or only the trust: then trying again is no use.
    static boolean isDistrust(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }

    /// Why a name was not accepted as ours.
    Fault ofProof(String name, Optional<Problem> problem) {
        FaultKind kind =
                switch (problem.map(Problems::type).orElse("")) {
                    case "dns" -> FaultKind.ACME_DNS;
                    case "connection", "tls" -> FaultKind.ACME_CONNECTION;
                    case "unauthorized", "incorrectResponse" -> FaultKind.ACME_WRONG_ANSWER;
                    case "caa" -> FaultKind.ACME_CAA;
                    case "rejectedIdentifier", "unsupportedIdentifier" -> FaultKind.ACME_NAME;
                    case String _ -> FaultKind.ACME_VALIDATION;
                };
        return Answer.fault(kind, name, words(problem));
    }

    /// Why a request was refused: one fault for each name that the authority complains about, or
    /// one for all.
    List<Fault> ofRequest(Problem problem) {
        List<Fault> parts =
                problem.getSubProblems().stream()
                        .filter(part -> part.getIdentifier().isPresent())
                        .map(part -> ofProof(name(part), Optional.of(part)))
                        .toList();
        return parts.isEmpty() ? List.of(single(problem)) : parts;
    }

    private Fault single(Problem problem) {
        String words = words(Optional.of(problem));
        String host = directory.host();
        return switch (type(problem)) {
            case "rateLimited" -> limit(problem, Optional.empty());
            case "invalidContact", "unsupportedContact" ->
                    Answer.fault(FaultKind.ACME_CONTACT, words);
            case "externalAccountRequired" -> Answer.fault(FaultKind.ACME_EXTERNAL, host);
            case "userActionRequired" ->
                    Answer.fault(
                            FaultKind.ACME_TERMS,
                            host,
                            problem.getInstance().map(String::valueOf).orElse(words));
            case "accountDoesNotExist", "unauthorized" ->
                    Answer.fault(FaultKind.ACME_ACCOUNT, host, words);
            case "rejectedIdentifier", "unsupportedIdentifier" ->
                    Answer.fault(FaultKind.ACME_NAME, name(problem), words);
            case "caa" -> Answer.fault(FaultKind.ACME_CAA, name(problem), words);
            case "dns" -> Answer.fault(FaultKind.ACME_DNS, name(problem), words);
            case "serverInternal" -> Answer.fault(FaultKind.ACME_SERVER, host, words);
            case String type -> Answer.fault(FaultKind.ACME_REFUSED, host, type, words);
        };
    }

    private Fault limit(Problem problem, Optional<Instant> until) {
        String words = words(Optional.of(problem));
        return until.map(
                        at ->
                                Answer.fault(
                                        FaultKind.ACME_LIMIT_UNTIL,
                                        directory.host(),
                                        words,
                                        TIME.format(at)))
                .orElseGet(() -> Answer.fault(FaultKind.ACME_LIMIT, directory.host(), words));
    }

    private static String type(Problem problem) {
        String type = problem.getType().toString();
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    private String name(Problem problem) {
        return problem.getIdentifier().map(Identifier::getValue).orElse(names);
    }

    private static String words(Optional<Problem> problem) {
        String words =
                problem.flatMap(told -> told.getDetail().or(told::getTitle)).orElse("?").strip();
        String sentence = words.matches("(?s).*[.!?。]") ? words : words + ".";
        return shortened(sentence);
    }

    private static String shortened(String words) {
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    }
}
