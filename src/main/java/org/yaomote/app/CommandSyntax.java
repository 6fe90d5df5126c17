package org.yaomote.app;

import org.yaomote.words.Words;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The command line's grammar and help, in one language.
///
/// Built by hand and not from annotations, because the texts are chosen while running.
final class CommandSyntax {
    private static final String FILE = "-f";
    private static final String CHECK = "-c";
    private static final String JSON = "--json";
    private static final String NO_CONTROL = "--no-control";
    private static final int HELP_WIDTH = 96;

    private final Words words;
    private final String version;
    private final CertSyntax certificates;
    private final CommandLine root;

    /// @param version what `--version` says
    CommandSyntax(Words words, String version) {
        this.words = words;
        this.version = version;
        certificates = new CertSyntax(words, this::command);
        CommandSpec spec = command("yaomote");
        spec.addPositional(files("0..1", Path.class, "cli.file"));
        spec.addSubcommand("run", run());
        spec.addSubcommand("check", check());
        ConvertSyntax conversion = new ConvertSyntax(words);
        spec.addSubcommand("convert", conversion.spec(command("convert")));
        spec.addSubcommand(CertSyntax.NAME, certificates.spec());
        EchoSyntax echo = new EchoSyntax(words);
        spec.addSubcommand("sweep", echo.sweep(command("sweep")));
        spec.addSubcommand("ping", echo.ping(command("ping")));
        new ControlSyntax(words).addTo(spec, this::command);
        StartupSyntax startup = new StartupSyntax(words, this::command);
        startup.addTo(spec);
        startup.addWindowOptions(spec);
        spec.addSubcommand("diagnostics", diagnostics());
        spec.addSubcommand(PortsSyntax.NAME, new PortsSyntax(words).of(command("ports")));
        addPounds(spec);
        spec.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description(words.text("cli.option.version"))
                        .build());
        spec.version(version);
        root =
                new CommandLine(spec)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExpandAtFiles(false); // "@" names a file of targets
    }

    /// Understands the arguments, or says why not.
    Invocation parse(String... arguments) {
        try {
            ParseResult result = root.parseArgs(arguments);
            ParseResult last = result;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            if (last.isUsageHelpRequested()) {
                CommandLine asked = last.commandSpec().commandLine();
                return new Invocation.Told(asked.getUsageMessage(CommandLine.Help.Ansi.OFF));
            }
            if (result.isVersionHelpRequested()) {
                return new Invocation.Told(version + System.lineSeparator());
            }
            return isAbout(CertSyntax.NAME, result) ? certificate(last) : invocation(last);
        } catch (CommandLine.ParameterException e) {
            return new Invocation.Misunderstood(complaint(e));
        }
    }

    private static boolean isAbout(String command, ParseResult result) {
        return result.hasSubcommand() && result.subcommand().commandSpec().name().equals(command);
    }

    /// The word alone asks what there is; that of the trust stores lists them.
    private Invocation certificate(ParseResult last) {
        return !last.commandSpec().subcommands().isEmpty()
                        && !CertTrustSyntax.isMeant(last.commandSpec())
                ? new Invocation.Told(
                        last.commandSpec().commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF))
                : certificates.invocation(last);
    }

    private Invocation invocation(ParseResult result) {
        Optional<StartupOrder> startup = StartupSyntax.order(result, words);
        if (startup.isPresent()) {
            return new Invocation.Startup(startup.get());
        }
        return switch (result.commandSpec().name()) {
            case "run" ->
                    new Invocation.Run(
                            Optional.ofNullable(result.matchedOptionValue(FILE, null)),
                            !result.hasMatchedOption(NO_CONTROL));
            case "check" -> check(result, result.matchedPositionalValue(0, List.<Path>of()));
            case "convert" -> new ConvertSyntax(words).invocation(result);
            case "sweep" -> new EchoSyntax(words).sweep(result);
            case "diagnostics" ->
                    new Invocation.Diagnose(
                            Optional.ofNullable(result.matchedOptionValue("-o", null)));
            case PortsSyntax.NAME -> PortsSyntax.invocation(result, words);
            case "ping" -> new EchoSyntax(words).ping(result);
            case String name when ControlSyntax.NAMES.contains(name) ->
                    new Invocation.Control(ControlSyntax.order(result));
            case String _ when result.hasMatchedOption(CHECK) || result.hasMatchedOption(FILE) ->
                    asPound(result);
            case String _ ->
                    new Invocation.Window(
                            Optional.ofNullable(result.matchedPositionalValue(0, null)),
                            StartupSyntax.windowOptions(result),
                            ControlSyntax.profile(result),
                            ControlSyntax.served(result));
        };
    }

    /// `yaomote -c -f FILE` checks, `yaomote -f FILE` runs, as Pound does.
    private Invocation asPound(ParseResult result) {
        if (result.hasMatchedOption(CHECK)) {
            Path file = result.matchedPositionalValue(0, null);
            return check(result, file == null ? List.of() : List.of(file));
        }
        return new Invocation.Run(Optional.ofNullable(result.matchedOptionValue(FILE, null)), true);
    }

    /// @param given files without an option
    private Invocation check(ParseResult result, List<Path> given) {
        List<Path> files = new ArrayList<>(given);
        Path named = result.matchedOptionValue(FILE, null);
        if (named != null) {
            files.add(named);
        }
        boolean json =
                result.commandSpec().findOption(JSON) != null && result.hasMatchedOption(JSON);
        if (files.isEmpty()) {
            CommandLine command = result.commandSpec().commandLine();
            return new Invocation.Misunderstood(
                    complaint(new CommandLine.MissingParameterException(command, List.of(), "")));
        }
        return new Invocation.Check(files, json);
    }

    private CommandSpec run() {
        CommandSpec spec = command("run");
        spec.addOption(
                OptionSpec.builder(FILE, "--file")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cli.run.file"))
                        .build());
        spec.addOption(
                OptionSpec.builder(NO_CONTROL)
                        .description(words.text("cli.run.noControl"))
                        .build());
        return spec;
    }

    private CommandSpec diagnostics() {
        CommandSpec spec = command("diagnostics");
        spec.addOption(
                OptionSpec.builder("-o", "--output")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cli.diagnostics.output"))
                        .build());
        return spec;
    }

    private CommandSpec check() {
        CommandSpec spec = command("check");
        spec.addPositional(files("0..*", List.class, "cli.check.files"));
        spec.addOption(OptionSpec.builder(JSON).description(words.text("cli.check.json")).build());
        addPounds(spec);
        return spec;
    }

    /// What people type who know Pound.
    private void addPounds(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder(CHECK).description(words.text("cli.pound.check")).build());
        spec.addOption(
                OptionSpec.builder(FILE)
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cli.pound.file"))
                        .build());
        spec.addOption(
                OptionSpec.builder("-v").description(words.text("cli.pound.verbose")).build());
    }

    private PositionalParamSpec files(String arity, Class<?> type, String key) {
        return PositionalParamSpec.builder()
                .arity(arity)
                .type(type)
                .auxiliaryTypes(Path.class)
                .paramLabel(words.text("cli.label.file"))
                .description(words.text(key))
                .build();
    }

    private CommandSpec command(String name) {
        return command(name, "cli." + name + ".description");
    }

    /// @param description key of its text
    private CommandSpec command(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description(words.text("cli.option.help"))
                        .build());
        spec.addOption(
                OptionSpec.builder("--lang")
                        .type(String.class)
                        .paramLabel("en|ja")
                        .description(words.text("cli.option.lang"))
                        .build());
        UsageMessageSpec usage = spec.usageMessage();
        usage.width(HELP_WIDTH);
        usage.adjustLineBreaksForWideCJKCharacters(true);
        usage.description(words.text(description), "");
        usage.synopsisHeading(words.text("cli.heading.usage") + " ");
        usage.commandListHeading("%n" + words.text("cli.heading.commands") + "%n");
        usage.exitCodeListHeading("%n" + words.text("cli.heading.exit") + "%n");
        usage.exitCodeList(exitCodes());
        return spec;
    }

    private Map<String, String> exitCodes() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            meanings.put(" " + code.number(), words.text(code.textKey()));
        }
        return meanings;
    }

    private String complaint(CommandLine.ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String what =
                switch (problem) {
                    case CommandLine.UnmatchedArgumentException unknown ->
                            words.text(
                                    "cli.usage.unknown", String.join(" ", unknown.getUnmatched()));
                    case CommandLine.MissingParameterException missing -> missing(missing);
                    case EchoSyntax.WrongValue wrong -> String.valueOf(wrong.getMessage());
                    case CommandLine.OverwrittenOptionException twice ->
                            words.text("cli.usage.twice", name(twice.getOverwritten()));
                    case CommandLine.ParameterException other -> unfit(other);
                };
        String name = command.getCommandSpec().qualifiedName(" ");
        return what + System.lineSeparator() + words.text("cli.usage.help", name);
    }

    /// picocli's own words for a value that does not fit name classes, and are English only.
    private String unfit(CommandLine.ParameterException problem) {
        if (problem.getArgSpec() == null || problem.getValue() == null) {
            return words.text("cli.usage.other", String.valueOf(problem.getMessage()));
        }
        String option = name(problem.getArgSpec());
        String choices = problem.getArgSpec().paramLabel();
        return choices.contains("|")
                ? words.text(
                        "cli.usage.value", option, problem.getValue(), choices.replace("|", ", "))
                : words.text("cli.usage.unfit", option, problem.getValue());
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private String missing(CommandLine.MissingParameterException problem) {
        List<String> options =
                problem.getMissing().stream()
                        .filter(OptionSpec.class::isInstance)
                        .map(option -> ((OptionSpec) option).longestName())
                        .toList();
        return options.isEmpty()
                ? words.text(EchoSyntax.missing(problem.getCommandLine()))
                : words.text("cli.usage.missingOption", String.join(", ", options));
    }
}
