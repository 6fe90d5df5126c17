package org.yaomote.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibraryTest {
    @Test
    void everyLibraryIsNamedWithItsLicence() {
        assertThat(Library.all())
                .hasSizeGreaterThan(15)
                .allSatisfy(one -> assertThat(one.licence()).isNotBlank())
                .extracting(Library::name)
                .contains("OpenJFX", "Netty", "Bouncy Castle", "picocli")
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }
}
