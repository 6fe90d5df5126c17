package org.yaomote.app;

import org.yaomote.diagnostics.Bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Does what `yaomote diagnostics` asks for: shows the bundle, or writes it.
record DiagnosticsCommand(Terminal terminal, Diagnostics diagnostics) {
    /// Does it.
    ///
    /// @param out the archive; nothing to print everything instead
    ExitCode perform(Optional<Path> out) {
        Bundle bundle = diagnostics.gather();
        if (out.isEmpty()) {
            bundle.parts().forEach(this::print);
            terminal.complain("cli.diagnostics.printed");
            return ExitCode.OK;
        }
        try {
            bundle.write(out.get());
        } catch (IOException _) {
            terminal.complain("diagnostics.unsaved", out.get());
            return ExitCode.PROBLEMS;
        }
        bundle.parts()
                .forEach(
                        part ->
                                terminal.say(
                                        "cli.diagnostics.part",
                                        part.name(),
                                        part.text().lines().count()));
        terminal.say("diagnostics.saved", out.get());
        return ExitCode.OK;
    }

    private void print(Bundle.Part part) {
        terminal.out().println("== " + part.name());
        terminal.out().println(part.text());
    }
}
