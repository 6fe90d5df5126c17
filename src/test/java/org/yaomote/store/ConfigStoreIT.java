package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.files.AtomicFile;
import org.yaomote.fixtures.Configs;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class ConfigStoreIT {
    private static final ProxyConfig SMALL = Configs.small();
    private static final ProxyConfig SHOP = Configs.shop();

    @TempDir private Path home;
    private Path file;
    private ConfigStore store;

    @BeforeEach
    void open() {
        file = home.resolve("config/yaomote/yaomote.json");
        store = new ConfigStore(file, Clock.systemUTC());
    }

    /// A store whose clock stands still: everything happens in the same millisecond.
    private ConfigStore hasty() {
        Instant now = Instant.parse("2026-03-01T09:12:00Z");
        return new ConfigStore(file, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void isSaved(SaveResult result) {
        assertThat(result).isEqualTo(new SaveResult.Saved());
    }

    private static Problem failure(SaveResult result) {
        assertThat(result).isInstanceOf(SaveResult.Failed.class);
        Problem problem = ((SaveResult.Failed) result).problem();
        assertThat(Words.of(Locale.JAPANESE).problem(problem)).doesNotContain("{");
        assertThat(Words.of(Locale.ENGLISH).problem(problem)).doesNotContain("{");
        return problem;
    }

    private List<Path> versions() throws IOException {
        return new History(file, Clock.systemUTC()).versions();
    }

    private List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(f -> f.getFileName().toString().contains(part)).toList();
        }
    }

    @Nested
    class Saving {
        @Test
        void nothingIsThereAtFirst() {
            assertThat(store.load()).isEqualTo(new LoadResult.Missing());
            assertThat(file.getParent()).doesNotExist();
        }

        @Test
        void isLoadedBackAsItWas() {
            isSaved(store.save(SHOP));
            assertThat(store.load()).isEqualTo(new LoadResult.Loaded(SHOP));
            isSaved(store.save(SMALL));
            assertThat(store.load()).isEqualTo(new LoadResult.Loaded(SMALL));
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void aPipeOrDeviceIsNeverReplaced() throws Exception {
            Path pipe = home.resolve("pipe");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

            assertThatThrownBy(() -> AtomicFile.write(pipe, "text"))
                    .isInstanceOf(FileSystemException.class);
            assertThat(Files.isRegularFile(pipe)).isFalse();
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void onlyTheUserMayReadIt() throws IOException {
            store.save(SMALL);
            store.save(SHOP);
            store.saveDraft(SMALL);
            for (Path each : List.of(file, files(".draft").getFirst(), versions().getFirst())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as("%s", each)
                        .isEqualTo("rw-------");
            }
            Path history = file.resolveSibling("history");
            for (Path each : List.of(home.resolve("config"), file.getParent(), history)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as("%s", each)
                        .isEqualTo("rwx------");
            }
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void aLinkStaysOneAndItsTargetIsWritten() throws IOException {
            Path repository = Files.createDirectories(home.resolve("repository"));
            Path real = repository.resolve("proxy.json");
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of("../../repository/proxy.json"));

            // First to where nothing is yet, then over it.
            for (ProxyConfig config : List.of(SMALL, SHOP)) {
                isSaved(store.save(config));
                assertThat(Files.isSymbolicLink(file)).isTrue();
                assertThat(real).isRegularFile().hasContent(ConfigJson.write(config));
                assertThat(store.load()).isEqualTo(new LoadResult.Loaded(config));
            }
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void linksInACircleAreSaidToFail() throws IOException {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, file.getFileName());
            assertThat(failure(store.save(SMALL)).code()).isEqualTo("file.saveFailed");
        }

        @Test
        void whereAFileStandsInPlaceOfTheFolderFailsAndHarmsNothing() throws IOException {
            Files.writeString(home.resolve("config"), "not a folder");
            Problem problem = failure(store.save(SMALL));
            assertThat(problem.arguments()).first().asString().endsWith("yaomote.json");
            assertThat(failure(store.saveDraft(SMALL)).code()).startsWith("file.save");
            assertThat(home.resolve("config")).hasContent("not a folder");

            Files.delete(home.resolve("config"));
            Files.createDirectory(home.resolve("config"));
            Files.writeString(home.resolve("config/yaomote"), "not a folder");
            assertThat(failure(store.save(SMALL)).code()).isEqualTo("file.saveNoFolder");
            assertThat(home.resolve("config/yaomote")).hasContent("not a folder");
        }

        @Test
        void thatCannotKeepTheVersionBeforeFailsAndLeavesIt() throws IOException {
            store.save(SMALL);
            Files.writeString(file.resolveSibling("history"), "not a folder");
            assertThat(failure(store.save(SHOP)).code()).isEqualTo("file.saveNoFolder");
            assertThat(store.load()).isEqualTo(new LoadResult.Loaded(SMALL));
            assertThat(files(".tmp")).isEmpty();
        }
    }

    @Nested
    class TheHistory {
        @Test
        void hasTheVersionsBeforeNewestLast() throws IOException {
            store.save(SMALL);
            store.save(SHOP);
            store.save(SMALL);
            assertThat(versions())
                    .extracting(Files::readString)
                    .containsExactly(ConfigJson.write(SMALL), ConfigJson.write(SHOP));
        }

        @Test
        void doesNotGrowWhileNothingChanges() throws IOException {
            store.save(SMALL);
            store.save(SHOP);
            store.save(SHOP);
            assertThat(versions()).hasSize(1);
        }

        @Test
        void doesNotKeepTheSameTwiceInARow() throws IOException {
            store.save(SMALL);
            store.save(SHOP);
            // As if the process had been killed between keeping the old version and writing.
            Files.writeString(file, ConfigJson.write(SMALL));
            store.save(SHOP);
            assertThat(versions()).hasSize(1);
        }

        @Test
        void keepsTheLastThirtyAlsoOfOneMillisecond() throws IOException {
            List<ProxyConfig> saved = new ArrayList<>();
            ConfigStore hasty = hasty();
            for (int i = 0; i < 45; i++) {
                ProxyConfig config =
                        SMALL.withListener(SMALL.listeners().getFirst().withPort(10_000 + i));
                isSaved(hasty.save(config));
                saved.add(config);
            }
            List<String> expected = saved.subList(14, 44).stream().map(ConfigJson::write).toList();
            assertThat(versions()).hasSize(History.DEPTH);
            assertThat(versions()).extracting(Files::readString).isEqualTo(expected);
        }

        @Test
        void leavesFilesThatAreNotItsOwn() throws IOException {
            Path history = Files.createDirectories(file.resolveSibling("history"));
            List<Path> others =
                    Stream.of("yaomote.json.keep", "other.json.20200101-000000-000", "notes.txt")
                            .map(history::resolve)
                            .toList();
            for (Path other : others) {
                Files.writeString(other, "mine");
            }
            for (int i = 0; i < 35; i++) {
                store.save(i % 2 == 0 ? SMALL : SHOP);
            }
            assertThat(others).allSatisfy(other -> assertThat(other).hasContent("mine"));
            assertThat(versions()).hasSize(History.DEPTH);
        }
    }

    @Nested
    class TheDraft {
        @Test
        void isKeptBesideTheConfiguration() {
            assertThat(store.loadDraft()).isEqualTo(new LoadResult.Missing());
            isSaved(store.save(SMALL));
            isSaved(store.saveDraft(SHOP));
            assertThat(store.load()).isEqualTo(new LoadResult.Loaded(SMALL));
            assertThat(store.loadDraft()).isEqualTo(new LoadResult.Loaded(SHOP));
        }

        @Test
        void isGoneOnceNothingIsPending() {
            store.saveDraft(SHOP);
            isSaved(store.deleteDraft());
            assertThat(store.loadDraft()).isEqualTo(new LoadResult.Missing());
            isSaved(store.deleteDraft());
        }
    }

    @Test
    void whatKilledProcessesLeftIsRemoved() throws Exception {
        store.save(SMALL);
        store.save(SHOP);
        long gone = pidOfTheDead();
        Path folder = file.getParent();
        List<Path> litter =
                Stream.of(".yaomote.json", ".yaomote.json.draft", "history/.yaomote.json.20260101")
                        .map(name -> folder.resolve(name + "." + gone + ".tmp"))
                        .toList();
        long alive = ProcessHandle.current().pid();
        List<Path> others =
                Stream.of("yaomote.json." + alive, "yaomote.json", "other.json." + gone)
                        .map(name -> folder.resolve("." + name + ".tmp"))
                        .toList();
        for (Path each : Stream.concat(litter.stream(), others.stream()).toList()) {
            Files.writeString(each, "left");
        }
        assertThat(store.load()).isEqualTo(new LoadResult.Loaded(SHOP));
        assertThat(litter).allSatisfy(each -> assertThat(each).doesNotExist());
        assertThat(others).allSatisfy(each -> assertThat(each).exists());
    }

    private static long pidOfTheDead() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
