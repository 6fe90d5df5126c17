package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands in the place of the configuration and is none must never be lost.
class BrokenFileIT {
    private static final ProxyConfig SMALL = Configs.small();
    private static final ProxyConfig SHOP = Configs.shop();
    private static final String BROKEN = "{\"version\": 1,\n  \"listeners\": [";

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

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
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

    private static LoadResult.Unreadable unreadable(LoadResult result) {
        assertThat(result).isInstanceOf(LoadResult.Unreadable.class);
        return (LoadResult.Unreadable) result;
    }

    private List<Path> versions() throws IOException {
        return new History(file, Clock.systemUTC()).versions();
    }

    private List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(f -> f.getFileName().toString().contains(part)).toList();
        }
    }

    @Test
    void isCopiedAsideAndStaysWhereItIs() throws IOException {
        write(BROKEN);
        LoadResult.Unreadable result = unreadable(store.load());
        assertThat(result.problems()).extracting(Problem::code).contains("file.endsEarly");
        assertThat(result.keptAt().orElseThrow()).hasContent(BROKEN).hasParent(file.getParent());
        assertThat(file).hasContent(BROKEN);
    }

    @Test
    void isCopiedOnceForEachContent() throws IOException {
        write(BROKEN);
        Optional<Path> first = unreadable(store.load()).keptAt();
        assertThat(unreadable(store.load()).keptAt()).isEqualTo(first);
        assertThat(unreadable(hasty().load()).keptAt()).isEqualTo(first);
        write(BROKEN + " ");
        Optional<Path> second = unreadable(store.load()).keptAt();
        assertThat(second).isNotEqualTo(first);
        write(BROKEN);
        assertThat(unreadable(store.load()).keptAt()).isEqualTo(first);
        assertThat(files(".broken-")).hasSize(2);
    }

    @Test
    void neverWritesOverAnEarlierCopy() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(BROKEN + i);
            assertThat(unreadable(hasty().load()).keptAt().orElseThrow()).hasContent(BROKEN + i);
        }
        assertThat(files(".broken-")).hasSize(4);
    }

    @Test
    void mayBeSavedOverSinceItsCopyStays() throws IOException {
        write(BROKEN);
        Path copy = unreadable(store.load()).keptAt().orElseThrow();
        for (int i = 0; i < 70; i++) {
            isSaved(store.save(i % 2 == 0 ? SMALL : SHOP));
        }
        assertThat(copy).hasContent(BROKEN);
        assertThat(versions()).hasSize(History.DEPTH);
        store.keepVersions(5);
        isSaved(store.save(SMALL));
        assertThat(versions()).as("as many as are wanted").hasSize(5);
    }

    @Test
    void isCopiedAsideByASaveThatNeverLoadedIt() throws IOException {
        write(BROKEN);
        isSaved(store.save(SMALL));
        assertThat(files(".broken-"))
                .singleElement()
                .satisfies(c -> assertThat(c).hasContent(BROKEN));
    }

    @Test
    void isNotSavedOverIfNoCopyCanBeKept() throws IOException {
        // Rights do not hinder the administrator, so a folder stands in the copy's way.
        write(BROKEN);
        Instant now = Instant.parse("2026-03-01T09:12:00Z");
        Path inTheWay =
                Files.createDirectories(
                        file.resolveSibling(
                                ".yaomote.json.broken-20260301-091200-000."
                                        + ProcessHandle.current().pid()
                                        + ".tmp/x"));
        ConfigStore hindered = new ConfigStore(file, Clock.fixed(now, ZoneOffset.UTC));
        assertThat(unreadable(hindered.load()).keptAt()).isEmpty();
        failure(hindered.save(SMALL));
        assertThat(file).hasContent(BROKEN);

        Files.delete(inTheWay);
        isSaved(hindered.save(SMALL));
        assertThat(files(".broken-2026")).hasSize(1);
    }

    @Test
    void isSaidToBeNoText() throws IOException {
        Files.createDirectories(file.getParent());
        byte[] latin = "{\"name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin);
        LoadResult.Unreadable result = unreadable(store.load());
        assertThat(result.problems()).extracting(Problem::code).containsExactly("file.notText");
        isSaved(store.save(SMALL));
        assertThat(result.keptAt().orElseThrow()).hasBinaryContent(latin);
    }

    @Test
    void isSaidToBeTooLargeAndNotTakenIn() throws IOException {
        write(" ".repeat((int) ConfigStore.MAX_BYTES + 1));
        LoadResult.Unreadable result = unreadable(store.load());
        assertThat(result.problems()).extracting(Problem::code).containsExactly("file.tooLarge");
        assertThat(result.keptAt().orElseThrow()).hasSize(ConfigStore.MAX_BYTES + 1);
    }

    @Test
    void ofANewerVersionIsKeptToo() throws IOException {
        write("{\"version\": 99}");
        LoadResult.Unreadable result = unreadable(store.load());
        assertThat(result.problems()).extracting(Problem::code).containsExactly("file.newer");
        assertThat(result.keptAt()).isPresent();
    }

    @Test
    void thatIsAFolderIsLeftAlone() throws IOException {
        Files.createDirectories(file.resolve("below"));
        assertThat(unreadable(store.load()).keptAt()).isEmpty();
        failure(store.save(SMALL));
        assertThat(file.resolve("below")).isDirectory();
    }

    @Test
    void thatIsADraftIsKeptWhateverComesNext() throws IOException {
        Path draft = file.resolveSibling("yaomote.json.draft");
        isSaved(store.saveDraft(SHOP));
        Files.writeString(draft, BROKEN + 0);
        isSaved(store.deleteDraft());
        Files.writeString(draft, BROKEN + 1);
        isSaved(store.saveDraft(SHOP));
        Files.writeString(draft, BROKEN + 2);
        unreadable(store.loadDraft());
        assertThat(files(".draft.broken-"))
                .extracting(Files::readString)
                .containsExactlyInAnyOrder(BROKEN + 0, BROKEN + 1, BROKEN + 2);
    }
}
