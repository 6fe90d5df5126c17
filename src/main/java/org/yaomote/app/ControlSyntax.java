package org.yaomote.app;

import org.yaomote.app.ControlOrder.Does;
import org.yaomote.config.BackendMode;
import org.yaomote.words.Words;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The grammar of the commands that talk to a proxy that runs.
final class ControlSyntax {
    /// The commands.
    static final List<String> NAMES =
            List.of(
                    "status",
                    "drain",
                    "maintenance",
                    "off",
                    "on",
                    "sessions",
                    "apply",
                    "reload",
                    "stop");

    private static final String JSON = "--json";
    private static final String WAIT = "--wait";
    private static final String UNDO = "--undo";
    private static final String KEEP = "--keep";
    private static final String REMOVE = "--remove";
    private static final String CONFIG = "--config";
    private static final String SOCKET = "--socket";

    /// Has a window show another process.
    static final String ATTACH = "--attach";

    private static final String PROFILE = "--profile";
    private static final String WATCH = "--watch";

    private final Words words;

    ControlSyntax(Words words) {
        this.words = words;
    }

    /// The name of a window beside the usual one.
    static Optional<String> profile(ParseResult result) {
        return Optional.ofNullable(result.matchedOptionValue(PROFILE, null));
    }

    /// The configuration of another process, which a window is to show.
    static Optional<Path> served(ParseResult result) {
        return Optional.ofNullable(result.matchedOptionValue(ATTACH, null));
    }

    /// @param commands makes an empty command of a name
    void addTo(CommandSpec root, Function<String, CommandSpec> commands) {
        for (String name : NAMES) {
            root.addSubcommand(name, spec(name, commands.apply(name)));
        }
        root.addOption(
                OptionSpec.builder(PROFILE)
                        .type(String.class)
                        .paramLabel(words.text("cli.label.name"))
                        .description(words.text("cli.option.profile"))
                        .build());
        option(root, ATTACH, Path.class, "cli.option.attach");
    }

    private CommandSpec spec(String name, CommandSpec spec) {
        switch (name) {
            case "status" -> {
                flag(spec, JSON, "cli.status.json");
                flag(spec, WATCH, "cli.status.watch");
            }
            case "drain", "maintenance", "off" -> {
                place(spec, "1");
                flag(spec, WAIT, "cli.control.wait");
                flag(spec, UNDO, "cli.control.undo");
            }
            case "on" -> place(spec, "1");
            case "sessions" -> {
                place(spec, "0..1");
                flag(spec, JSON, "cli.status.json");
                option(spec, REMOVE, String.class, "cli.sessions.remove");
            }
            case "apply" -> {
                spec.addPositional(
                        PositionalParamSpec.builder()
                                .arity("1")
                                .type(Path.class)
                                .paramLabel(words.text("cli.label.file"))
                                .description(words.text("cli.apply.file"))
                                .build());
                flag(spec, KEEP, "cli.apply.keep");
            }
            case String _ -> {}
        }
        option(spec, CONFIG, Path.class, "cli.control.config");
        option(spec, SOCKET, Path.class, "cli.control.socket");
        spec.usageMessage().exitCodeList(exitCodes());
        return spec;
    }

    private void place(CommandSpec spec, String arity) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .arity(arity)
                        .type(String.class)
                        .paramLabel(words.text("cli.label.place"))
                        .description(words.text("cli.control.place"))
                        .build());
    }

    private void flag(CommandSpec spec, String name, String key) {
        spec.addOption(OptionSpec.builder(name).description(words.text(key)).build());
    }

    private void option(CommandSpec spec, String name, Class<?> type, String key) {
        boolean isPath = type == Path.class;
        spec.addOption(
                OptionSpec.builder(name)
                        .type(type)
                        .paramLabel(words.text(isPath ? "cli.label.file" : "cli.label.token"))
                        .description(words.text(key))
                        .build());
    }

    private Map<String, String> exitCodes() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code :
                List.of(
                        ExitCode.OK,
                        ExitCode.PROBLEMS,
                        ExitCode.USAGE,
                        ExitCode.NOT_STARTED,
                        ExitCode.FAILED)) {
            meanings.put(" " + code.number(), words.text("cli.control.exit." + code.number()));
        }
        return meanings;
    }

    /// What a parsed command asks for.
    static ControlOrder order(ParseResult result) {
        return new ControlOrder(
                new ControlOrder.Which(
                        Optional.ofNullable(result.matchedOptionValue(CONFIG, null)),
                        Optional.ofNullable(result.matchedOptionValue(SOCKET, null))),
                does(result));
    }

    private static Does does(ParseResult result) {
        return switch (result.commandSpec().name()) {
            case "status" ->
                    new Does.Status(result.hasMatchedOption(JSON), result.hasMatchedOption(WATCH));
            case "drain" -> mode(result, place(result), BackendMode.DRAIN);
            case "maintenance" -> mode(result, place(result), BackendMode.MAINTENANCE);
            case "off" -> mode(result, place(result), BackendMode.OFF);
            case "on" -> new Does.Mode(place(result), BackendMode.READY, false);
            case "sessions" ->
                    new Does.Sessions(
                            place(result),
                            Optional.ofNullable(result.matchedOptionValue(REMOVE, null)),
                            result.hasMatchedOption(JSON));
            case "apply" ->
                    new Does.Apply(
                            result.matchedPositionalValue(0, Path.of("")),
                            result.hasMatchedOption(KEEP));
            case "reload" -> new Does.Reload();
            case String _ -> new Does.Stop();
        };
    }

    private static String place(ParseResult result) {
        return result.matchedPositionalValue(0, "");
    }

    private static Does mode(ParseResult result, String place, BackendMode mode) {
        return result.hasMatchedOption(UNDO)
                ? new Does.Mode(place, BackendMode.READY, false)
                : new Does.Mode(place, mode, result.hasMatchedOption(WAIT));
    }
}
