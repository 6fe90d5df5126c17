package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// No text of the room has a key or a pass phrase in it.
class SecretsTest {
    private static final String CANARY = "c4nary-phrase";

    @Test
    void noTextShowsAKeyOrAPassPhrase() {
        Identity identity = Made.selfSigned("app.lan");
        PassPhrase phrase = Made.phrase(CANARY);
        byte[] pem = PemWriter.bundle(identity);
        byte[] encoded = identity.key().getEncoded();
        Outcome<Contents> read = Made.read(pem);
        Gathered gathered = new Gathered();
        gathered.add(identity.key());
        Stream<Object> shown =
                Stream.of(
                        identity,
                        phrase,
                        Optional.of(phrase),
                        Outcome.done(identity),
                        read,
                        gathered,
                        new FileContent("a.pem", pem, FileContent.Readers.OWNER),
                        PemPart.of(new String(pem, StandardCharsets.US_ASCII)),
                        new CertificateReader(PassPhrases.NONE)
                                .read("?".getBytes(), CANARY.substring(0, 1)),
                        new CertificateReader(Made.answering(CANARY))
                                .read(
                                        PemWriter.key(
                                                identity.key(),
                                                Made.phrase("other"),
                                                PemWriter.Stretching.RANDOM),
                                        "a.pem"));
        String number = ((ECPrivateKey) identity.key()).getS().toString();
        String hex = ((ECPrivateKey) identity.key()).getS().toString(16);
        String base64 = Base64.getEncoder().encodeToString(encoded).substring(50, 90);

        assertThat(shown.map(String::valueOf))
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .doesNotContain(CANARY, number, hex, base64, "BEGIN "));
    }

    @Test
    void whatIsClosedIsWiped() {
        char[] characters = CANARY.toCharArray();
        byte[] octets = CANARY.getBytes(StandardCharsets.US_ASCII);
        PassPhrase.taking(characters).close();
        new FileContent("a", octets, FileContent.Readers.OWNER).close();
        byte[] typed = (CANARY + "\r\n").getBytes(StandardCharsets.US_ASCII);
        PassPhrase taken = PassPhrase.ofOctets(typed);

        assertThat(new String(characters)).isEqualTo("\0".repeat(CANARY.length()));
        assertThat(octets).containsOnly(0);
        assertThat(typed).containsOnly(0);
        assertThat(new String(taken.octets(), StandardCharsets.US_ASCII)).isEqualTo(CANARY);
    }

    @Test
    void theReaderClosesWhatItWasGiven() {
        char[] characters = "wrong".toCharArray();
        byte[] key =
                PemWriter.key(
                        Made.key().getPrivate(), Made.phrase("r"), PemWriter.Stretching.RANDOM);
        PassPhrases once =
                (_, attempt) ->
                        attempt == 1
                                ? Optional.of(PassPhrase.taking(characters))
                                : Optional.empty();

        assertThat(Made.told(new CertificateReader(once).read(key, "a.pem")))
                .isEqualTo(List.of(FaultKind.PHRASE_WRONG));
        assertThat(characters).containsOnly('\0');
    }
}
