package org.yaomote.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;

class AcmeDirectoryTest {
    @Test
    void letsEncryptHasTwoShortNames() {
        assertThat(AcmeDirectory.read(" Staging ").result()).contains(AcmeDirectory.STAGING);
        assertThat(AcmeDirectory.read("production").result()).contains(AcmeDirectory.PRODUCTION);
    }

    @Test
    void twoDirectoriesOfOneHostHaveTwoAccounts() {
        AcmeDirectory one = AcmeDirectory.read("https://ca.example:9000/a/dir").result().get();
        AcmeDirectory other = AcmeDirectory.read("https://ca.example:9000/b/dir").result().get();

        assertThat(one.fileStem()).startsWith("ca.example-").isNotEqualTo(other.fileStem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "letsencrypt",
                "http://ca.example/dir",
                "https://",
                "https://user:secret@ca.example/",
                "https://ca.example/#x",
                "https://ca example/",
                "file:///etc/passwd"
            })
    void whatIsNoUrlOfHttpsIsRefused(String typed) {
        assertThat(AcmeDirectory.read(typed).told())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.ACME_DIRECTORY);
    }
}
