package org.yaomote.ports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/// What programs of the system write.
@FunctionalInterface
interface Output {
    /// The text that a command writes; empty if it cannot be started.
    String of(List<String> command);

    /// Runs the command and reads it to the end.
    static String ofSystem(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            try (var out = process.getInputStream()) {
                return new String(out.readAllBytes(), Charset.defaultCharset());
            }
        } catch (IOException _) {
            // A system without the program does not tell.
            return "";
        }
    }
}
