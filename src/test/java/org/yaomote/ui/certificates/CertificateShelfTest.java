package org.yaomote.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.ListenerId;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.ui.certificates.CertificateEntry.Origin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class CertificateShelfTest {
    @TempDir Path folder;
    private CertificateFolder files;

    @BeforeEach
    void open() {
        files = new CertificateFolder(folder);
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void anEmptyFolderHasNothingAndIsLeftAlone() {
        assertThat(look()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatListenersShowComesFirstWhateverItIs() {
        Path issued = files.issued("app.lan", Duration.ZERO);
        List<CertificateEntry> all = look(use(List.of("gone.pem", issued.toString())));
        assertThat(all.stream().map(CertificateEntry::standing))
                .containsExactly(Standing.UNREADABLE, Standing.VALID, Standing.AUTHORITY);
        assertThat(all.get(0).origin())
                .isEqualTo(new Origin.Elsewhere(folder.resolve("gone.pem").toAbsolutePath()));
        assertThat(all.get(1).origin()).isInstanceOf(Origin.Issued.class);
    }

    @Test
    void theFirstIsSaidToLackNamesThatRulesTellApart() {
        Path issued = files.issued("app.lan", Duration.ZERO);
        List<CertificateEntry> all = look(use(List.of(issued.toString()), "app.lan", "shop.lan"));
        assertThat(all.getFirst().standing()).isEqualTo(Standing.NAME_NOT_COVERED);
        assertThat(all.getFirst().uncovered()).containsExactly("shop.lan");
    }

    @Test
    void timePasses() {
        files.issued("over.lan", Duration.ofDays(100));
        files.issued("soon.lan", Duration.ofDays(80));
        assertThat(look().stream().map(CertificateEntry::standing))
                .containsExactlyInAnyOrder(Standing.SOON, Standing.EXPIRED, Standing.AUTHORITY);
    }

    @Test
    void aCertificateWithoutItsKeyCannotBeUsed() throws Exception {
        String bundle = Files.readString(files.issued("app.lan", Duration.ZERO));
        Path kept = Files.createDirectory(folder.resolve("certificates"));
        Files.writeString(
                kept.resolve("half.pem"), bundle.substring(bundle.indexOf("-----BEGIN CERT")));
        assertThat(look())
                .filteredOn(entry -> entry.origin() instanceof Origin.Kept)
                .singleElement()
                .extracting(CertificateEntry::standing)
                .isEqualTo(Standing.NO_KEY);
    }

    private TlsUse use(List<String> named, String... hosts) {
        return new TlsUse(new ListenerId("l1"), "https", named, List.of(hosts));
    }

    private List<CertificateEntry> look(TlsUse... uses) {
        return new CertificateShelf(
                        files.authority(),
                        files.orders(),
                        folder,
                        folder.resolve("certificates"),
                        CertificateFolder.clock())
                .look(List.of(uses));
    }
}
