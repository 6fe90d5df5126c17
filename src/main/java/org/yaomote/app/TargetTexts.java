package org.yaomote.app;

import org.yaomote.targets.TargetFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Files on the disk that name hosts, as `@hosts.txt` says.
///
/// Thread: any but the FX thread, since it blocks.
final class TargetTexts implements TargetFiles {
    private static final long MOST_BYTES = 16 << 20;

    @Override
    public Read read(String name) {
        try {
            Path file = Path.of(name);
            return Files.size(file) > MOST_BYTES
                    ? new Read.Failed("> 16 MiB")
                    : new Read.Text(Files.readString(file));
        } catch (IOException | InvalidPathException e) {
            return new Read.Failed(e.getClass().getSimpleName().replace("Exception", ""));
        }
    }
}
