package org.yaomote.app;

import org.yaomote.diagnostics.Bundle;
import org.yaomote.diagnostics.Facts;
import org.yaomote.diagnostics.SecretMask;
import org.yaomote.ports.Listening;
import org.yaomote.ports.Owner;
import org.yaomote.ports.PortDoctor;
import org.yaomote.store.AppFolders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Gathers a bundle of what somebody who helps would want to know.
///
/// Thread: one that may block.
///
/// @param version of the program
/// @param counts as text; empty where no proxy runs in this process
record Diagnostics(
        AppFolders folders, String version, InstantSource clock, Supplier<String> counts) {
    private static final int MOST_EVENTS = 500;

    /// Everything, masked.
    Bundle gather() {
        List<Bundle.Part> parts = new ArrayList<>();
        parts.add(new Bundle.Part("system.txt", Facts.system(version, clock.instant(), places())));
        parts.add(new Bundle.Part("configuration.json", configuration()));
        parts.add(Bundle.Part.masked("counts.txt", counts.get()));
        parts.add(new Bundle.Part("ports.txt", ports()));
        parts.add(Bundle.Part.masked("events.txt", events()));
        LogTail.newest(folders.state(), "yaomote.*.log*")
                .flatMap(LogTail::lines)
                .map(lines -> Bundle.Part.masked("log.txt", String.join("\n", lines)))
                .ifPresent(parts::add);
        parts.addAll(crashes());
        parts.add(Bundle.Part.masked("threads.txt", Facts.threads()));
        return new Bundle(parts);
    }

    private Map<String, String> places() {
        return Map.of(
                "configuration", folders.configurationFile().toString(),
                "state", folders.state().toString());
    }

    private String configuration() {
        try {
            return SecretMask.configuration(Files.readString(folders.configurationFile()));
        } catch (IOException _) {
            return "There is no configuration, or it cannot be read.";
        }
    }

    private String events() {
        List<String> lines = LogTail.lines(folders.events()).orElse(List.of());
        return lines.stream()
                .skip(Math.max(0, lines.size() - MOST_EVENTS))
                .collect(Collectors.joining("\n"));
    }

    private static String ports() {
        return PortDoctor.ofThisComputer().all().stream()
                .map(Diagnostics::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Listening socket) {
        String owner =
                switch (socket.owner()) {
                    case Owner.Known(var pid, var program, _) -> program + " (" + pid + ")";
                    case Owner.Hidden(var user) -> "a program of " + user;
                };
        return socket.address().getHostAddress() + " " + socket.port() + " " + owner;
    }

    private List<Bundle.Part> crashes() {
        List<Bundle.Part> parts = new ArrayList<>();
        try {
            for (Path file : Crashes.in(folders.state())) {
                Optional<List<String>> lines = LogTail.lines(file);
                lines.map(all -> String.join("\n", all))
                        .map(text -> Bundle.Part.masked(file.getFileName().toString(), text))
                        .ifPresent(parts::add);
            }
        } catch (IOException _) {
            parts.add(new Bundle.Part("crashes.txt", "The folder cannot be read."));
        }
        return parts;
    }
}
