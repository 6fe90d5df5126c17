package org.yaomote.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.certificate.EntryFiles;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.NameReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// When renewals are due, and how the ledger keeps them.
class EntryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir Path folder;
    private final Random random = new Random(1);

    private Entry entry(String id, Optional<Path> roots) {
        AcmeWish wish =
                new AcmeWish(
                        NameReader.readAll(List.of("www.example.org", "2001:db8::1"))
                                .result()
                                .get(),
                        KeyKind.EC_P384,
                        folder.resolve("proofs"));
        return new Entry(
                id, wish, AcmeDirectory.PRODUCTION, roots, folder.resolve("a.pem"), NOW, NOW, 0);
    }

    @Test
    void renewalsAreSpreadBeforeTwoThirdsOfALife() {
        Instant to = NOW.plus(Duration.ofDays(90));

        List<Instant> renewals =
                IntStream.range(0, 200)
                        .mapToObj(
                                _ ->
                                        entry("a", Optional.empty())
                                                .renewed(NOW, to, random)
                                                .renewal())
                        .toList();

        assertThat(renewals)
                .allSatisfy(
                        at ->
                                assertThat(at)
                                        .isBetween(
                                                NOW.plus(Duration.ofDays(57)),
                                                NOW.plus(Duration.ofDays(60))));
        assertThat(renewals.stream().distinct().count()).isGreaterThan(190);
    }

    @Test
    void failuresAreTriedAgainEverMoreSeldomUpToOnceADay() {
        Entry entry = entry("a", Optional.empty());
        for (int hours : List.of(1, 2, 4, 8, 16, 24, 24, 24)) {
            entry = entry.failed(NOW, Optional.empty(), random);

            assertThat(Duration.between(NOW, entry.renewal()))
                    .isBetween(Duration.ofHours(hours).minusMinutes(6), Duration.ofHours(hours));
        }
        assertThat(entry.renewed(NOW, NOW.plusSeconds(60), random).failures()).isZero();
    }

    @Test
    void theAuthorityIsNotAskedBeforeItWantsToBe() {
        Instant late = NOW.plus(Duration.ofDays(5));

        assertThat(entry("a", Optional.empty()).failed(NOW, Optional.of(late), random).renewal())
                .isEqualTo(late);
        Instant never = Instant.parse("9999-01-01T00:00:00Z");
        assertThat(entry("a", Optional.empty()).failed(NOW, Optional.of(never), random).renewal())
                .isBefore(NOW.plus(Duration.ofDays(16)));
    }

    @Test
    void theLedgerKeepsAllOfThem() {
        Ledger ledger = new Ledger(new EntryFiles(folder.resolve("issued")));
        Entry one = entry("a", Optional.empty());
        Entry other = entry("b", Optional.of(folder.resolve("roots.pem")));

        assertThat(ledger.put(other).result()).isPresent();
        assertThat(ledger.put(one).result()).isPresent();

        assertThat(ledger.all().entries()).containsExactly(one, other);
        assertThat(ledger.files().freeId(one.wish().names())).isEqualTo("www.example.org");
        assertThat(ledger.files().forget("a").result()).isPresent();
        assertThat(ledger.all().entries()).containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "names=a b c\nkey=EC_P256",
                "names=\\uZZZZ",
                "names=a.example\nkey=EC_P256\ndirectory=::\nfile=\\u0000"
            })
    void aDamagedEntryIsAFault(String text) throws IOException {
        Files.writeString(folder.resolve("a.properties"), text);

        Ledger.Found found = new Ledger(new EntryFiles(folder)).all();

        assertThat(found.entries()).isEmpty();
        assertThat(found.faults())
                .extracting(fault -> fault.kind())
                .containsExactly(FaultKind.FILE_UNREADABLE);
    }
}
