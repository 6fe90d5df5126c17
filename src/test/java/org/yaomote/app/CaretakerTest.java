package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.authority.Issued;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class CaretakerTest {
    @TempDir Path home;
    private Instant now = Instant.parse("2026-04-01T00:00:00Z");

    private AuthorityHome authority() {
        return new AuthorityHome(home.resolve("authority"), Map.of("COMPUTERNAME", "desk"));
    }

    @Test
    void whatIsDueIsRenewedInItsFile() throws IOException {
        Path bundle = home.resolve("app.pem");
        Issued issued =
                authority()
                        .open(false, () -> now)
                        .issue(
                                new LeafTerms(
                                        NameReader.readAll("app.lan").result().get(),
                                        LeafTerms.USUAL),
                                KeyKind.EC_P256,
                                Optional.of(bundle),
                                FileWriting.Existing.KEEP)
                        .result()
                        .get();
        String first = Files.readString(bundle);
        Caretaker caretaker = new Caretaker(authority(), () -> now);

        caretaker.run();
        assertThat(bundle).hasContent(first);
        now = now.plus(Duration.ofDays(60));
        caretaker.run();

        assertThat(issued.file()).isEqualTo(bundle);
        assertThat(Files.readString(bundle)).isNotEqualTo(first);
    }

    @Test
    void whoHasNoAuthorityGetsNone() {
        new Caretaker(authority(), () -> now).run();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void damagedFilesKeepNobodyFromServing() throws IOException {
        Path folder = Files.createDirectory(home.resolve("authority"));
        Files.writeString(folder.resolve("authority-1.pem"), "oops");

        new Caretaker(authority(), () -> now).run();

        assertThat(folder.resolve("authority-1.pem")).hasContent("oops");
    }
}
