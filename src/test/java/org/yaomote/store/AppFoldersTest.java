package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

class AppFoldersTest {
    private static final Path HOME = Path.of("/home/ann").toAbsolutePath();

    private static AppFolders on(String system, Map<String, String> environment) {
        return new AppFolders(system, environment, HOME);
    }

    @Test
    void linuxWithoutVariablesUsesTheFoldersBelowHome() {
        AppFolders folders = on("Linux", Map.of());
        assertThat(folders.configuration()).isEqualTo(HOME.resolve(".config/yaomote"));
        assertThat(folders.configurationFile())
                .isEqualTo(HOME.resolve(".config/yaomote/yaomote.json"));
        assertThat(folders.state()).isEqualTo(HOME.resolve(".local/state/yaomote"));
    }

    @Test
    void linuxFollowsTheXdgVariables() {
        String config = Path.of("/srv/config").toAbsolutePath().toString();
        String state = Path.of("/srv/state").toAbsolutePath().toString();
        AppFolders folders =
                on("Linux", Map.of("XDG_CONFIG_HOME", config, "XDG_STATE_HOME", state));
        assertThat(folders.configuration()).isEqualTo(Path.of(config, "yaomote"));
        assertThat(folders.state()).isEqualTo(Path.of(state, "yaomote"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "relative/folder", "./here"})
    void whatXdgCallsInvalidIsIgnored(String value) {
        AppFolders folders = on("Linux", Map.of("XDG_CONFIG_HOME", value, "XDG_STATE_HOME", value));
        assertThat(folders.configuration()).isEqualTo(HOME.resolve(".config/yaomote"));
        assertThat(folders.state()).isEqualTo(HOME.resolve(".local/state/yaomote"));
    }

    @Test
    void anUnknownSystemIsTreatedAsLinux() {
        assertThat(on("FreeBSD", Map.of()).configuration())
                .isEqualTo(HOME.resolve(".config/yaomote"));
    }

    @Test
    void macUsesTheLibraryWhateverXdgSays() {
        AppFolders folders = on("Mac OS X", Map.of("XDG_CONFIG_HOME", "/srv/config"));
        assertThat(folders.configuration())
                .isEqualTo(HOME.resolve("Library/Application Support/Yaomote"));
        assertThat(folders.state()).isEqualTo(HOME.resolve("Library/Logs/Yaomote"));
    }

    @Test
    void windowsFollowsItsVariables() {
        String roaming = Path.of("/users/ann/roaming").toAbsolutePath().toString();
        String local = Path.of("/users/ann/local").toAbsolutePath().toString();
        AppFolders folders = on("Windows 11", Map.of("APPDATA", roaming, "LOCALAPPDATA", local));
        assertThat(folders.configuration()).isEqualTo(Path.of(roaming, "Yaomote"));
        assertThat(folders.state()).isEqualTo(Path.of(local, "Yaomote"));
    }

    @Test
    void windowsWithoutVariablesUsesAppDataBelowHome() {
        AppFolders folders = on("Windows 10", Map.of());
        assertThat(folders.configuration()).isEqualTo(HOME.resolve("AppData/Roaming/Yaomote"));
        assertThat(folders.state()).isEqualTo(HOME.resolve("AppData/Local/Yaomote"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void yaomoteHomePutsEverythingIntoOneFolder(String system) {
        String own = Path.of("/srv/yaomote").toAbsolutePath().toString();
        Map<String, String> environment =
                Map.of("YAOMOTE_HOME", own, "XDG_CONFIG_HOME", "/x", "APPDATA", "/y");
        AppFolders folders = on(system, environment);
        assertThat(folders.configurationFile()).isEqualTo(Path.of(own, "yaomote.json"));
        assertThat(folders.state()).isEqualTo(Path.of(own, "state"));
    }

    @Test
    void aRelativeYaomoteHomeIsTakenFromWhereTheProgramWasStarted() {
        AppFolders folders = on("Linux", Map.of("YAOMOTE_HOME", "portable"));
        assertThat(folders.configuration()).isEqualTo(Path.of("portable").toAbsolutePath());
        assertThat(folders.state()).isEqualTo(Path.of("portable/state").toAbsolutePath());
    }

    @Test
    void aBlankYaomoteHomeIsNone() {
        assertThat(on("Linux", Map.of("YAOMOTE_HOME", " ")).configuration())
                .isEqualTo(HOME.resolve(".config/yaomote"));
    }

    @Test
    void thisProcessHasAbsoluteFolders() {
        assertThat(AppFolders.ofThisProcess().configurationFile()).isAbsolute();
        assertThat(AppFolders.ofThisProcess().state()).isAbsolute();
    }
}
