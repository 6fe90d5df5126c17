package org.yaomote.trust;

import org.yaomote.files.FileBeside;
import org.yaomote.files.Mode;
import org.yaomote.programs.Elevation;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What every store works with.
///
/// @param folder of this user alone, for files that programs read
record Workbench(Programs programs, Surroundings around, Path folder) {
    /// So long may a look take: a Java on a slow disk needs seconds.
    private static final Duration LOOK = Duration.ofSeconds(30);

    Elevation elevation() {
        return around.elevation();
    }

    Optional<String> program(String name) {
        return around.program(name);
    }

    /// Runs a program that only looks.
    Programs.Ran look(List<String> words) {
        return programs.run(words, LOOK);
    }

    /// Where the certificate is put for programs to read.
    Path certificate(Anchor anchor) {
        return folder.resolve(anchor.stem() + ".crt");
    }

    /// Writes a file that programs read, whole or not at all.
    void put(Plan.Handed file) throws IOException {
        Files.createDirectories(folder);
        byte[] octets = file.text().getBytes(StandardCharsets.US_ASCII);
        try (FileBeside beside =
                FileBeside.of(file.file(), Mode.OWN_FILE, out -> out.write(octets))) {
            beside.replace();
        }
    }

    /// Why a program that has run is no success.
    static Note why(String program, Programs.Ran ran) {
        return switch (ran) {
            case Programs.Ended ended ->
                    Note.of(NoteKind.PROGRAM_FAILED, program, ended.lastLine());
            case Programs.Overdue(var limit) ->
                    Note.of(NoteKind.PROGRAM_SLOW, program, limit.toSeconds());
            case Programs.NotStarted _ -> Note.of(NoteKind.PROGRAM_NOT_STARTED, program);
        };
    }
}
