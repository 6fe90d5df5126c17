package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.ui.fx.Notebook;

import java.nio.file.Path;
import java.util.List;

class RecentFilesTest {
    private final Notebook notebook = Notebook.forgetful();
    private final RecentFiles files = new RecentFiles(notebook);

    private static Path file(int number) {
        return Path.of("/etc/pound", number + ".cfg");
    }

    private List<Path> paths() {
        return files.allProperty().get().stream().map(RecentFiles.Recent::path).toList();
    }

    @Test
    void theNewestTenAreKept() {
        for (int i = 1; i <= 12; i++) {
            files.add(file(i));
        }
        files.add(file(5));
        assertThat(paths()).hasSize(10).startsWith(file(5), file(12)).doesNotContain(file(2));
    }

    @Test
    void aPinnedFileStaysWhateverElseIsOpened() {
        files.add(file(1));
        files.pin(file(1), true);
        for (int i = 2; i <= 20; i++) {
            files.add(file(i));
        }
        assertThat(paths()).hasSize(10).startsWith(file(1), file(20));
        List<Path> before = paths();
        Runnable back = files.clear();
        assertThat(paths()).containsExactly(file(1));
        back.run();
        assertThat(paths()).isEqualTo(before);
    }

    @Test
    void theListIsRememberedWithItsPins() {
        files.add(file(1));
        files.add(file(2));
        files.pin(file(1), true);
        assertThat(new RecentFiles(notebook).allProperty().get())
                .containsExactly(
                        new RecentFiles.Recent(file(1), true),
                        new RecentFiles.Recent(file(2), false));
    }
}
