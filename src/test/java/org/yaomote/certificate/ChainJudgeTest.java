package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class ChainJudgeTest {
    private static final Identity ROOT = Made.root();
    private static final Identity AUTHORITY = Made.authorityUnder(ROOT);
    private static final Identity LEAF = Made.issued(AUTHORITY, "app.lan");

    private static ServerAnswer.Verdict verdict(
            InstantSource clock, List<X509Certificate> sent, String wanted) {
        return new ChainJudge(clock, List.of(ROOT.leaf()))
                .verdict(sent, Made.done(NameReader.read(wanted)));
    }

    private static ServerAnswer.Verdict verdict(List<X509Certificate> sent, String wanted) {
        return verdict(InstantSource.system(), sent, wanted);
    }

    private static InstantSource inDays(int days) {
        return InstantSource.fixed(Instant.now().plus(Duration.ofDays(days)));
    }

    @Test
    void aGoodChainIsTrustedWithAndWithoutItsRoot() {
        assertThat(verdict(LEAF.chain(), "app.lan")).isEqualTo(ServerAnswer.Verdict.TRUSTED);
        assertThat(verdict(LEAF.chain().subList(0, 2), "app.lan"))
                .isEqualTo(ServerAnswer.Verdict.TRUSTED);
    }

    @Test
    void everyFaultHasItsVerdict() {
        Identity stranger = Made.issued(Made.root(), "app.lan");
        assertThat(verdict(LEAF.chain(), "web.lan")).isEqualTo(ServerAnswer.Verdict.WRONG_NAME);
        assertThat(verdict(LEAF.chain().subList(0, 1), "app.lan"))
                .isEqualTo(ServerAnswer.Verdict.INCOMPLETE);
        assertThat(verdict(inDays(91), LEAF.chain(), "app.lan"))
                .isEqualTo(ServerAnswer.Verdict.EXPIRED);
        assertThat(verdict(inDays(-1), LEAF.chain(), "app.lan"))
                .isEqualTo(ServerAnswer.Verdict.NOT_YET);
        assertThat(verdict(Made.selfSigned("app.lan").chain(), "app.lan"))
                .isEqualTo(ServerAnswer.Verdict.SELF_SIGNED);
        assertThat(verdict(stranger.chain(), "app.lan"))
                .isEqualTo(ServerAnswer.Verdict.UNKNOWN_AUTHORITY);
        assertThat(verdict(List.of(), "app.lan")).isEqualTo(ServerAnswer.Verdict.BAD);
    }

    @Test
    void aForgedLeafIsBadAlsoDirectlyUnderTheRoot() {
        assertThat(verdict(Forged.under(ROOT, "google.com").chain(), "google.com"))
                .isEqualTo(ServerAnswer.Verdict.BAD);
        assertThat(verdict(Forged.under(AUTHORITY, "google.com").chain(), "google.com"))
                .isEqualTo(ServerAnswer.Verdict.BAD);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, app.lan, NOT_YET",
        "1, app.lan, VALID",
        "66, app.lan, VALID",
        "68, app.lan, SOON",
        "91, app.lan, EXPIRED",
        "1, web.lan, NAME_NOT_COVERED",
    })
    void aCertificateStandsByItsTimeAndNames(int days, String wanted, State state) {
        Contents contents = new Contents(List.of(LEAF.key()), LEAF.chain(), List.of());
        List<Examination> found =
                Made.done(
                        new Examiner(inDays(days))
                                .examine(contents, NameReader.read(wanted).result()));

        assertThat(found).extracting(Examination::state).containsExactly(state);
        assertThat(found.getFirst().key()).isEqualTo(Examination.KeyMatch.MATCHES);
        assertThat(found.getFirst().chain()).hasSize(3);
    }

    @Test
    void aShortKeyIsWeakAndAKeyOfAnotherDiffers() throws Exception {
        var generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        Identity weak =
                Made.done(Made.ISSUER.selfSigned(generator.generateKeyPair(), Made.terms("a.lan")));
        Examination found =
                new Examiner(InstantSource.system())
                        .examine(weak.chain(), List.of(LEAF.key()), Optional.empty());

        assertThat(found.state()).isEqualTo(State.WEAK);
        assertThat(found.key()).isEqualTo(Examination.KeyMatch.DIFFERS);
        assertThat(found.leaf().key()).isEqualTo("RSA 1024");
    }

    @ParameterizedTest
    @CsvSource({
        "app.lan, app.lan:443",
        "app.lan:8443, app.lan:8443",
        "https://app.lan/x?y, app.lan:443",
        "https://[::1]:8443/, '[::1]:8443'",
        "::1, '[::1]:443'",
        "10.0.0.1:80, 10.0.0.1:80",
    })
    void serversAreNamedInEveryUsualWay(String typed, String shown) {
        assertThat(Made.done(ServerAddress.read(typed)).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"app.lan:0", "app.lan:70000", "app.lan:x", "''", "a b"})
    void whatIsNoServerIsAFault(String typed) {
        assertThat(Made.isRefused(ServerAddress.read(typed))).isTrue();
    }
}
