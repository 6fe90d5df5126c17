package org.yaomote.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.toolbox.JSON;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an authority says (RFC 8555 §6.7), as faults.
class ProblemsTest {
    private final Problems problems =
            new Problems(
                    new AcmeDirectory(URI.create("https://ca.example/dir")),
                    "a.example, b.example");

    private static Problem problem(String json) {
        try {
            return new Problem(
                    JSON.parse(json.replace("acme:", Problems.PREFIX)),
                    URI.create("https://ca.example/order").toURL());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static Problem typed(String type) {
        return problem("{\"type\": \"" + type + "\", \"detail\": \"It is so\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "acme:dns, ACME_DNS",
        "acme:connection, ACME_CONNECTION",
        "acme:tls, ACME_CONNECTION",
        "acme:unauthorized, ACME_WRONG_ANSWER",
        "acme:incorrectResponse, ACME_WRONG_ANSWER",
        "acme:caa, ACME_CAA",
        "acme:rejectedIdentifier, ACME_NAME",
        "acme:malformed, ACME_VALIDATION",
        "about:blank, ACME_VALIDATION"
    })
    void aProofFailsForAReasonThatCanBeMended(String type, FaultKind kind) {
        Fault fault = problems.ofProof("a.example", Optional.of(typed(type)));

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.arguments()).containsExactly("a.example", "It is so.");
    }

    @ParameterizedTest
    @CsvSource({
        "acme:rateLimited, ACME_LIMIT",
        "acme:invalidContact, ACME_CONTACT",
        "acme:unsupportedContact, ACME_CONTACT",
        "acme:externalAccountRequired, ACME_EXTERNAL",
        "acme:userActionRequired, ACME_TERMS",
        "acme:accountDoesNotExist, ACME_ACCOUNT",
        "acme:unauthorized, ACME_ACCOUNT",
        "acme:rejectedIdentifier, ACME_NAME",
        "acme:unsupportedIdentifier, ACME_NAME",
        "acme:caa, ACME_CAA",
        "acme:dns, ACME_DNS",
        "acme:serverInternal, ACME_SERVER",
        "acme:badCSR, ACME_REFUSED",
        "acme:new, ACME_REFUSED",
        "https://ca.example/own, ACME_REFUSED"
    })
    void aRequestIsRefusedForAReason(String type, FaultKind kind) {
        assertThat(problems.ofRequest(typed(type))).extracting(Fault::kind).containsExactly(kind);
    }

    @Test
    void everyNameThatIsComplainedAboutHasItsFault() {
        Problem problem =
                problem(
                        """
                        {"type": "acme:compound", "detail": "See below", "subproblems": [
                          {"type": "acme:rejectedIdentifier", "detail": "No.",
                           "identifier": {"type": "dns", "value": "a.example"}},
                          {"type": "acme:caa", "detail": "Not us.",
                           "identifier": {"type": "dns", "value": "b.example"}}]}
                        """);

        assertThat(problems.ofRequest(problem))
                .containsExactly(
                        new Fault(FaultKind.ACME_NAME, 0, List.of("a.example", "No.")),
                        new Fault(FaultKind.ACME_CAA, 0, List.of("b.example", "Not us.")));
    }

    @Test
    void aNameThatTheAuthorityDoesNotRepeatIsAmongThoseAskedFor() {
        assertThat(problems.ofRequest(typed("acme:rejectedIdentifier")).getFirst().arguments())
                .first()
                .isEqualTo("a.example, b.example");
    }

    @Test
    void aLimitSaysUntilWhen() {
        Instant until = Instant.parse("2026-03-01T12:30:00Z");

        Answer<?> answer =
                problems.of(
                        new AcmeRateLimitedException(typed("acme:rateLimited"), until, List.of()));

        assertThat(answer.notBefore()).contains(until);
        assertThat(answer.outcome().told())
                .containsExactly(
                        new Fault(
                                FaultKind.ACME_LIMIT_UNTIL,
                                0,
                                List.of("ca.example", "It is so.", "2026-03-01 12:30 UTC")));
    }

    @Test
    void theirWordsDoNotHideOurs() {
        Problem problem =
                problem("{\"type\": \"acme:dns\", \"detail\": \"" + "x".repeat(5000) + "\"}");

        assertThat(problems.ofProof("a.example", Optional.of(problem)).arguments().get(1))
                .hasSizeLessThan(310);
    }
}
