package org.yaomote.app;

import org.yaomote.config.FilePaths;
import org.yaomote.config.ProxyConfig;
import org.yaomote.programs.Programs;
import org.yaomote.programs.StepsRun;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;
import org.yaomote.startup.Launcher;
import org.yaomote.startup.LoginItem;
import org.yaomote.startup.ServiceTerms;
import org.yaomote.startup.Services;
import org.yaomote.store.AppFolders;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has this program start without a hand, on the computer that this process runs on.
///
/// @param launcher nothing if the program was started by a build
record StartupHome(
        AppFolders folders, Surroundings around, Programs programs, Optional<Launcher> launcher) {
    /// That of this process.
    ///
    /// @param around says how rights are asked for
    static StartupHome of(AppFolders folders, Surroundings around) {
        String packaged = System.getProperty("jpackage.app-path", "");
        // Classes from the AOT cache of a package do not say where they came from.
        Path classes = packaged.isBlank() ? classes() : Path.of(packaged);
        Optional<Launcher> launcher = Launcher.of(packaged, classes);
        return new StartupHome(folders, around, new SystemPrograms(), launcher);
    }

    private static Path classes() {
        try {
            return Path.of(
                    StartupHome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The entry for logging in.
    LoginItem loginItem() {
        return LoginItem.of(launcher, around, programs);
    }

    /// Services of this kind of system; nothing if it knows none.
    Optional<Services> services() {
        return Services.of(around, programs, folders.state());
    }

    /// Does what a plan says.
    StepsRun run() {
        return new StepsRun(programs, around);
    }

    /// What a service runs; nothing without a launcher.
    ServiceTerms terms(Launcher launcher) {
        ProxyConfig config =
                ConfigReader.read(folders.configurationFile()) instanceof ReadConfig.Sound sound
                        ? sound.config()
                        : ProxyConfig.EMPTY;
        SortedMap<String, String> variables = new TreeMap<>();
        for (String name : ServiceTerms.VARIABLES) {
            around.variable(name).ifPresent(value -> variables.put(name, value));
        }
        Path java = Path.of(System.getProperty("java.home"));
        if (!launcher.isNative()) {
            // A script would look for one, and need not find the same without the user's variables.
            variables.putIfAbsent("YAOMOTE_JAVA", java.resolve("bin/java").toString());
        }
        return new ServiceTerms(
                launcher,
                System.getProperty("user.name"),
                List.of(folders.configuration(), folders.state()),
                reads(config, java),
                variables,
                config.timeouts().drain().toSeconds());
    }

    /// The Java, and what the configuration names that lies elsewhere.
    private List<Path> reads(ProxyConfig config, Path java) {
        List<Path> found = new ArrayList<>(List.of(java));
        FilePaths.changed(
                config,
                path -> {
                    found.add(folders.configuration().resolve(path).normalize());
                    return path;
                });
        return found;
    }
}
