package org.yaomote.diagnostics;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// Facts about the process and the system, as texts in English: they are read by those who help.
public final class Facts {
    private static final int OCTETS_OF_A_MEGABYTE = 1 << 20;

    private Facts() {}

    /// The program, the system and the Java.
    ///
    /// @param version of the program
    /// @param more lines of `name: value`
    public static String system(String version, Instant now, Map<String, String> more) {
        Runtime runtime = Runtime.getRuntime();
        String lines =
                more.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining());
        return """
        made: %s
        yaomote: %s
        system: %s %s %s
        java: %s %s (%s)
        javafx: %s
        processors: %d
        memory: %d MB used of at most %d MB
        time zone: %s
        locale: %s, encoding %s
        started by a package: %s
        %s\
        """
                .formatted(
                        now,
                        version,
                        property("os.name"),
                        property("os.version"),
                        property("os.arch"),
                        property("java.vendor"),
                        property("java.runtime.version"),
                        property("java.vm.name"),
                        property("javafx.runtime.version"),
                        runtime.availableProcessors(),
                        (runtime.totalMemory() - runtime.freeMemory()) / OCTETS_OF_A_MEGABYTE,
                        runtime.maxMemory() / OCTETS_OF_A_MEGABYTE,
                        java.time.ZoneId.systemDefault(),
                        java.util.Locale.getDefault(),
                        property("stdout.encoding"),
                        !property("jpackage.app-path").equals("-"),
                        lines);
    }

    private static String property(String name) {
        return System.getProperty(name, "-");
    }

    /// What each thread of this process does now.
    public static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().getName()))
                .map(e -> thread(e.getKey(), e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String thread(Thread thread, StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        text.append(thread.getName()).append(" (").append(thread.getState()).append(")\n");
        for (StackTraceElement element : stack) {
            text.append("    ").append(element).append('\n');
        }
        return text.toString();
    }
}
