package org.yaomote.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the databases of this user's browsers, those in a snap or a flatpak as well.
///
/// On Windows browsers ask the system. On macOS Firefox has a database besides.
record NssFinder(Workbench bench) {
    private static final String DATABASE = "cert9.db";
    private static final String PROFILES = "profiles.ini";

    /// Where Firefox keeps its list of profiles, under the folder of the user.
    private static final List<String> FIREFOX =
            List.of(
                    ".mozilla/firefox",
                    ".config/mozilla/firefox",
                    "snap/firefox/common/.mozilla/firefox",
                    ".var/app/org.mozilla.firefox/.mozilla/firefox",
                    ".var/app/org.mozilla.firefox/config/mozilla/firefox",
                    "Library/Application Support/Firefox");

    /// Where Chromium and its like keep theirs: `.pki` if it is there, else where new ones make it.
    private static final List<String> CHROMIUM = List.of(".pki/nssdb", ".local/share/pki/nssdb");

    private static final List<String> CHROMIUM_BOXED =
            List.of(".pki/nssdb", ".local/share/pki/nssdb", "data/pki/nssdb");

    List<TrustStore> found() {
        return switch (bench.around().kind()) {
            case WINDOWS -> List.of();
            case LINUX, MAC, OTHER -> Stream.concat(firefox(), chromium()).toList();
        };
    }

    private Stream<TrustStore> firefox() {
        Map<Path, String> profiles = new LinkedHashMap<>();
        for (String place : FIREFOX) {
            Path folder = bench.around().home().resolve(place);
            profiles(folder).forEach(profiles::putIfAbsent);
        }
        List<TrustStore> stores = new ArrayList<>();
        profiles.forEach(
                (folder, label) ->
                        stores.add(
                                store(
                                        new StoreName(
                                                StoreName.Kind.FIREFOX,
                                                "firefox-" + (stores.size() + 1),
                                                label,
                                                folder.toString()),
                                        folder)));
        return stores.stream();
    }

    private TrustStore store(StoreName name, Path folder) {
        return Files.exists(folder.resolve(DATABASE))
                ? new NssStore(name, folder, bench)
                : new UnknownStore(name, Note.of(NoteKind.NO_DATABASE));
    }

    /// Folder and name of each profile that a `profiles.ini` names and that is there.
    private static Map<Path, String> profiles(Path folder) {
        Map<Path, String> found = new LinkedHashMap<>();
        for (Map<String, String> section : sections(folder.resolve(PROFILES))) {
            String path = section.getOrDefault("Path", "");
            // A path that is not relative resolves to itself.
            Path profile = folder.resolve(path).normalize();
            if (!path.isEmpty() && Files.isDirectory(profile)) {
                found.put(profile, section.getOrDefault("Name", path));
            }
        }
        return found;
    }

    private static List<Map<String, String>> sections(Path file) {
        List<Map<String, String>> sections = new ArrayList<>();
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : text.lines().map(String::strip).toList()) {
                int equals = line.indexOf('=');
                if (line.startsWith("[")) {
                    sections.add(new LinkedHashMap<>());
                } else if (equals > 0 && !sections.isEmpty()) {
                    sections.getLast().put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException _) {
            // No list, no profiles.
            return List.of();
        }
        return sections;
    }

    private Stream<TrustStore> chromium() {
        Path home = bench.around().home();
        Map<Path, String> found = new LinkedHashMap<>();
        CHROMIUM.forEach(place -> put(found, home.resolve(place), "~/" + place));
        for (Path box : boxes(home)) {
            String label = home.relativize(box).toString();
            CHROMIUM_BOXED.forEach(place -> put(found, box.resolve(place), label));
        }
        List<TrustStore> stores = new ArrayList<>();
        found.forEach(
                (folder, label) ->
                        stores.add(
                                new NssStore(
                                        new StoreName(
                                                StoreName.Kind.CHROMIUM,
                                                "chromium-" + (stores.size() + 1),
                                                label,
                                                folder.toString()),
                                        folder,
                                        bench)));
        return stores.stream();
    }

    private static void put(Map<Path, String> found, Path folder, String label) {
        if (Files.exists(folder.resolve(DATABASE))) {
            found.put(folder, label);
        }
    }

    /// The folders of programs in a snap or a flatpak, which have a home of their own.
    private static Set<Path> boxes(Path home) {
        Set<Path> boxes = new LinkedHashSet<>();
        children(home.resolve("snap")).forEach(snap -> boxes.add(snap.resolve("current")));
        boxes.addAll(children(home.resolve(".var").resolve("app")));
        return boxes;
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException _) {
            // Nothing of this kind here.
            return List.of();
        }
    }
}
