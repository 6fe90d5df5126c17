package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.convert.Bundle;
import org.yaomote.convert.CertificateNames;
import org.yaomote.convert.ClusterPlan;
import org.yaomote.convert.Converted;
import org.yaomote.convert.Converter;
import org.yaomote.convert.Outgrowing;
import org.yaomote.pound.Dialect;
import org.yaomote.pound.PoundPrinter;
import org.yaomote.pound.PrintedPound;
import org.yaomote.store.ConfigJson;
import org.yaomote.store.EncodedText;
import org.yaomote.words.ProblemReport;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// `yaomote convert`: writes a configuration in another language, and reports what that does not
/// say.
final class Conversion {
    private static final OpenOption[] NEW = {
        StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW
    };
    private static final OpenOption[] ANY = {
        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING
    };

    private final Terminal terminal;

    Conversion(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A text, and what of the configuration it does not say.
    private record Made(String text, List<Problem> losses) {}

    ExitCode perform(Invocation.Convert asked) {
        Path file = asked.file();
        ReadConfig read = moved(asked, ConfigReader.read(file));
        report(file, read.text(), read.found());
        return switch (read) {
            case ReadConfig.Unsound _ -> ExitCode.PROBLEMS;
            case ReadConfig.Sound(var config, _, var text) -> {
                Made made = made(asked, config);
                report(
                        file,
                        text,
                        made.losses().stream().map(l -> located(file, text, l)).toList());
                yield deliver(asked, made);
            }
        };
    }

    /// A loss at its line; one of no line keeps its field.
    static Problem located(Path file, String text, Problem loss) {
        Problem located = ConfigReader.located(file, text, List.of(loss)).getFirst();
        boolean isWhole =
                located.where() instanceof Where.Line(_, var line, var from, var to)
                        && line == 1
                        && from == to;
        return isWhole ? loss : located;
    }

    /// A text in another folder must not depend on where the first one stood.
    private static ReadConfig moved(Invocation.Convert asked, ReadConfig read) {
        Path folder = folder(asked.file());
        boolean stays =
                asked.out().map(Conversion::folder).filter(f -> !f.equals(folder)).isEmpty();
        return stays ? read : read.withFilesBelow(asked.file());
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().resolveSibling("").normalize();
    }

    private Made made(Invocation.Convert asked, ProxyConfig config) {
        Path folder = folder(asked.file());
        UnaryOperator<String> files = file -> folder.resolve(file).toString();
        return switch (asked.to()) {
            case POUND2 -> pound(asked, config, Dialect.POUND_2);
            case POUND4 -> pound(asked, config, Dialect.POUND_4);
            case JSON -> new Made(ConfigJson.write(config), List.of());
            case HAPROXY -> other(Converter.haproxy(config, files));
            case NGINX -> other(Converter.nginx(config, files, new PemNames(folder::resolve)));
            case KUBERNETES -> {
                Outgrowing outgrowing = new Outgrowing(terminal.words(), CertificateNames.UNKNOWN);
                Bundle bundle =
                        outgrowing.cluster(config, ClusterPlan.DEFAULTS, _ -> Optional.empty());
                yield new Made(bundle.mainText(), bundle.losses());
            }
        };
    }

    private static Made pound(Invocation.Convert asked, ProxyConfig config, Dialect dialect) {
        PrintedPound printed =
                PoundPrinter.print(
                        config, dialect, asked.file().toString(), new IncludedFiles(asked.file()));
        return new Made(printed.text(), printed.losses());
    }

    private static Made other(Converted converted) {
        return new Made(converted.text(), converted.losses());
    }

    private ExitCode deliver(Invocation.Convert asked, Made made) {
        Optional<Path> out = asked.out();
        if (out.isEmpty()) {
            terminal.out().print(made.text());
            return ExitCode.OK;
        }
        try {
            byte[] octets = EncodedText.octets(made.text(), charset(asked));
            Files.write(out.get(), octets, asked.force() ? ANY : NEW);
        } catch (FileAlreadyExistsException _) {
            terminal.complain("cli.convert.exists", out.get());
            return ExitCode.PROBLEMS;
        } catch (IOException _) {
            terminal.complain("cli.convert.notWritten", out.get());
            return ExitCode.PROBLEMS;
        }
        terminal.say("cli.convert.written", out.get(), made.losses().size());
        return ExitCode.OK;
    }

    /// A pound.cfg keeps the encoding that its comments came in; all else is in UTF-8.
    private static Charset charset(Invocation.Convert asked) throws IOException {
        return switch (asked.to()) {
            case POUND2, POUND4 ->
                    EncodedText.of(Files.readAllBytes(asked.file()))
                            .map(EncodedText::charset)
                            .orElse(StandardCharsets.UTF_8);
            case JSON, HAPROXY, NGINX, KUBERNETES -> StandardCharsets.UTF_8;
        };
    }

    private void report(Path file, String text, List<Problem> problems) {
        ProblemReport report = Reports.of(terminal.words(), file, text);
        terminal.err().print(report.of(problems));
        terminal.err().flush();
    }
}
