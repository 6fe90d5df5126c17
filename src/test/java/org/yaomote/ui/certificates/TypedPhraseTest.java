package org.yaomote.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.certificate.PassPhrase;

import java.nio.charset.StandardCharsets;

class TypedPhraseTest {
    @Test
    void isGivenOnceForEachThingAndWipedAfterwards() {
        TypedPhrase typed = new TypedPhrase("canary");
        assertThat(octets(typed)).isEqualTo("canary");
        assertThat(octets(typed)).isEqualTo("canary");
        assertThat(typed.ask("key", 2)).isEmpty();
        typed.close();
        assertThat(octets(typed)).doesNotContain("canary");
        assertThat(typed).asString().doesNotContain("canary");
    }

    @Test
    void nothingTypedIsNoPassPhrase() {
        try (TypedPhrase typed = new TypedPhrase("")) {
            assertThat(typed.ask("key", 1)).isEmpty();
        }
    }

    private static String octets(TypedPhrase typed) {
        try (PassPhrase phrase = typed.ask("key", 1).orElseThrow()) {
            return new String(phrase.octets(), StandardCharsets.UTF_8);
        }
    }
}
