package org.yaomote.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a service is to run.
///
/// @param launcher starts the program
/// @param user whom it acts for
/// @param folders of the configuration and of the state; written to
/// @param reads files and folders elsewhere that it reads, such as certificates and a Java
/// @param variables of the environment that say where things are kept
/// @param drainSeconds how long requests under way may take when it stops
public record ServiceTerms(
        Launcher launcher,
        String user,
        List<Path> folders,
        List<Path> reads,
        SortedMap<String, String> variables,
        long drainSeconds) {
    /// Variables that say where the program keeps things.
    public static final List<String> VARIABLES =
            List.of("YAOMOTE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "YAOMOTE_JAVA");

    public ServiceTerms {
        folders = List.copyOf(folders);
        reads = List.copyOf(reads);
        variables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
}
