package org.yaomote.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the program keeps its files on each system.
///
/// Linux: the XDG base directories; macOS: Application Support and Logs; Windows: APPDATA and
/// LOCALAPPDATA. The environment variable `YAOMOTE_HOME` puts everything into one folder.
public final class AppFolders {
    private final Path configuration;
    private final Path state;

    /// @param system value of the system property `os.name`
    /// @param environment the process's environment variables
    /// @param home the user's home folder
    public AppFolders(String system, Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("YAOMOTE_HOME", "");
        String os = system.toLowerCase(Locale.ROOT);
        if (!own.isBlank()) {
            configuration = Path.of(own).toAbsolutePath();
            state = configuration.resolve("state");
        } else if (os.startsWith("windows")) {
            configuration =
                    folder(environment, "APPDATA", home.resolve("AppData/Roaming"))
                            .resolve("Yaomote");
            state =
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                            .resolve("Yaomote");
        } else if (os.startsWith("mac")) {
            configuration = home.resolve("Library/Application Support/Yaomote");
            state = home.resolve("Library/Logs/Yaomote");
        } else {
            configuration =
                    folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                            .resolve("yaomote");
            state =
                    folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                            .resolve("yaomote");
        }
    }

    /// The folders of the running process.
    public static AppFolders ofThisProcess() {
        return new AppFolders(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")));
    }

    /// Folders of their own inside of these, for a second window on purpose.
    ///
    /// @param profile a name of letters, digits, `-` and `_`
    public AppFolders profile(String profile) {
        Path own = Path.of("profiles", profile);
        return new AppFolders(configuration.resolve(own), state.resolve(own));
    }

    private AppFolders(Path configuration, Path state) {
        this.configuration = configuration;
        this.state = state;
    }

    /// Folder of the configuration, its drafts and its history.
    public Path configuration() {
        return configuration;
    }

    /// The configuration file that the program opens if none is named.
    public Path configurationFile() {
        return configuration.resolve("yaomote.json");
    }

    /// Folder of logs and of what the window remembers.
    public Path state() {
        return state;
    }

    /// The access log where a configuration names none.
    public Path accessLog() {
        return state.resolve("access.log");
    }

    /// Where what happens is written down.
    public Path events() {
        return state.resolve("events.jsonl");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        Path given = value.isBlank() ? otherwise : Path.of(value);
        // XDG: a relative path is invalid and ignored.
        return given.isAbsolute() ? given : otherwise;
    }
}
