package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.convert.Bundle;
import org.yaomote.convert.Destination;
import org.yaomote.convert.Outgrowing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `yaomote convert` for two machines or a cluster: writes a folder or an archive, and reports what
/// changes.
final class OutgrowCommand {
    private final Terminal terminal;

    OutgrowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    ExitCode perform(Invocation.Outgrow asked) {
        Path file = asked.file();
        ReadConfig read = ConfigReader.read(file).withFilesBelow(file);
        report(file, read.text(), read.found());
        return switch (read) {
            case ReadConfig.Unsound _ -> ExitCode.PROBLEMS;
            case ReadConfig.Sound(var config, _, var text) -> {
                Bundle made = made(asked, config);
                List<Problem> losses =
                        made.losses().stream()
                                .map(loss -> Conversion.located(file, text, loss))
                                .toList();
                report(file, text, losses);
                yield deliver(asked, made);
            }
        };
    }

    private Bundle made(Invocation.Outgrow asked, ProxyConfig config) {
        boolean withKeys = asked.manner().withFiles() && !isManifest(asked);
        return new Outgrowing(terminal.words(), new PemNames(Path::of))
                .to(
                        config,
                        asked.destination(),
                        path -> withKeys ? text(Path.of(path)) : Optional.empty());
    }

    /// One file of a cluster's, which never has keys.
    private static boolean isManifest(Invocation.Outgrow asked) {
        String name = asked.out().map(Path::toString).orElse("").toLowerCase(Locale.ROOT);
        return asked.destination() instanceof Destination.Cluster
                && (name.isEmpty() || name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private ExitCode deliver(Invocation.Outgrow asked, Bundle made) {
        if (asked.out().isEmpty()) {
            terminal.out().print(made.mainText());
            terminal.out().flush();
            return ExitCode.OK;
        }
        Path out = asked.out().get();
        Optional<Problem> failure =
                isManifest(asked)
                        ? BundleWriting.single(made, out, asked.manner().force())
                        : new BundleWriting(Path::of).write(made, out, asked.manner());
        if (failure.isPresent()) {
            terminal.err().println(terminal.words().problem(failure.get()));
            terminal.err().flush();
            return ExitCode.PROBLEMS;
        }
        terminal.say("cli.convert.written", out, made.losses().size());
        return ExitCode.OK;
    }

    private void report(Path file, String text, List<Problem> problems) {
        terminal.err().print(Reports.of(terminal.words(), file, text).of(problems));
        terminal.err().flush();
    }
}
