package org.yaomote.app;

import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.Pace;
import org.yaomote.sweep.Pinger;
import org.yaomote.words.Words;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The grammar of `sweep` and `ping`; options have the letters of `ping` where it has them.
final class EchoSyntax {
    private static final String EXAMPLE = "192.168.0.{1..8}";
    private static final int USUAL_DATA = 56;
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_ROUND = Duration.ofSeconds(60);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(3_600);
    private static final BigDecimal LEAST_SECONDS = new BigDecimal("0.002");
    private static final Bounds DATA = new Bounds(0, EchoOptions.MOST_DATA);
    private static final Bounds MILLIS = new Bounds(10, 60_000);
    private static final Bounds TRIES = new Bounds(1, EchoOptions.MOST_TRIES);
    private static final Bounds RATE = new Bounds(0, 1_000_000);
    private static final Bounds PORT = new Bounds(1, 65_535);
    private static final Bounds TTL = new Bounds(1, 255);
    private static final Bounds COUNT = new Bounds(1, Integer.MAX_VALUE);
    private static final int MOST_PORTS = 1_024;

    private final Words words;

    EchoSyntax(Words words) {
        this.words = words;
    }

    private record Bounds(int least, int most) {}

    /// A value that an option does not take.
    static final class WrongValue extends CommandLine.ParameterException {
        private static final long serialVersionUID = 1;

        WrongValue(CommandLine command, String message) {
            super(command, message);
        }
    }

    /// Key of what is said if something is missing.
    static String missing(CommandLine command) {
        return switch (command.getCommandName()) {
            case "sweep" -> "cli.usage.noTargets";
            case "ping" -> "cli.usage.noHost";
            default -> "cli.usage.missing";
        };
    }

    /// @param spec with the options that all commands have
    CommandSpec sweep(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(words.text("cli.label.targets"))
                        .description(words.text("cli.sweep.targets", EXAMPLE))
                        .build());
        add(spec, "cli.sweep.data", "N", "-s", "--data");
        add(spec, "cli.sweep.timeout", "MS", "-t", "--timeout");
        add(spec, "cli.sweep.tries", "N", "--tries");
        add(spec, "cli.sweep.rate", "N", "--rate");
        add(spec, "cli.sweep.tcp", words.text("cli.label.ports"), "--tcp");
        flag(spec, "cli.sweep.json", "--json");
        flag(spec, "cli.sweep.csv", "--csv");
        flag(spec, "cli.sweep.watch", "--watch");
        add(spec, "cli.sweep.every", words.text("cli.label.seconds"), "--every");
        flag(spec, "cli.sweep.yes", "-y", "--yes");
        spec.usageMessage().exitCodeList(exitCodes("sweep"));
        return spec;
    }

    /// @param spec see [#sweep]
    CommandSpec ping(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("1")
                        .type(String.class)
                        .paramLabel(words.text("cli.label.host"))
                        .description(words.text("cli.ping.host"))
                        .build());
        add(spec, "cli.ping.count", "N", "-c");
        add(spec, "cli.ping.interval", words.text("cli.label.seconds"), "-i");
        add(spec, "cli.ping.wait", words.text("cli.label.seconds"), "-W");
        add(spec, "cli.ping.data", "N", "-s");
        add(spec, "cli.ping.ttl", "N", "-t");
        add(spec, "cli.ping.fragment", "do|dont", "-M");
        add(spec, "cli.ping.source", words.text("cli.label.address"), "-I");
        flag(spec, "cli.ping.quiet", "-q");
        spec.usageMessage().exitCodeList(exitCodes("ping"));
        return spec;
    }

    private void add(CommandSpec spec, String key, String label, String... names) {
        spec.addOption(
                OptionSpec.builder(names)
                        .type(String.class)
                        .paramLabel(label)
                        .description(words.text(key))
                        .build());
    }

    private void flag(CommandSpec spec, String key, String... names) {
        spec.addOption(OptionSpec.builder(names).description(words.text(key)).build());
    }

    private Map<String, String> exitCodes(String command) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : List.of(ExitCode.OK, ExitCode.DEAD, ExitCode.USAGE, ExitCode.FAILED)) {
            meanings.put(
                    " " + code.number(), words.text("cli." + command + ".exit." + code.number()));
        }
        return meanings;
    }

    /// What `sweep` is asked for.
    Invocation sweep(ParseResult result) {
        List<String> typed = result.matchedPositionalValue(0, List.<String>of());
        needs(result, !typed.isEmpty());
        EchoOptions usual = EchoOptions.DEFAULTS;
        int usualMillis = (int) usual.timeout().toMillis();
        EchoOptions echo =
                usual.withDataBytes(number(result, "-s", usual.dataBytes(), DATA))
                        .withTimeout(Duration.ofMillis(number(result, "-t", usualMillis, MILLIS)))
                        .withTries(number(result, "--tries", usual.tries(), TRIES));
        return new Invocation.Sweep(
                String.join("\n", typed),
                echo,
                new Pace(number(result, "--rate", Pace.NORMAL.perSecond(), RATE)),
                ports(result),
                form(result),
                again(result),
                result.hasMatchedOption("-y"));
    }

    private Optional<Duration> again(ParseResult result) {
        boolean watches = result.hasMatchedOption("--watch") || result.hasMatchedOption("--every");
        return watches ? Optional.of(seconds(result, "--every", USUAL_ROUND)) : Optional.empty();
    }

    /// picocli itself lets a missing one pass beside `--help`.
    private static void needs(ParseResult result, boolean given) {
        if (!given) {
            CommandLine command = result.commandSpec().commandLine();
            throw new CommandLine.MissingParameterException(command, List.of(), "");
        }
    }

    private Invocation.Sweep.Form form(ParseResult result) {
        if (result.hasMatchedOption("--json") && result.hasMatchedOption("--csv")) {
            throw wrong(result, "cli.usage.both", "--json", "--csv");
        }
        if (result.hasMatchedOption("--json")) {
            return Invocation.Sweep.Form.JSON;
        }
        return result.hasMatchedOption("--csv")
                ? Invocation.Sweep.Form.CSV
                : Invocation.Sweep.Form.LINES;
    }

    private List<Integer> ports(ParseResult result) {
        List<Integer> ports = new ArrayList<>();
        String text = result.matchedOptionValue("--tcp", "");
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int hyphen = part.indexOf('-');
            int first = port(result, hyphen < 0 ? part : part.substring(0, hyphen));
            int last = hyphen < 0 ? first : port(result, part.substring(hyphen + 1));
            if (last < first) {
                throw wrong(result, "cli.usage.ports", "--tcp", part);
            }
            if (ports.size() + last - first >= MOST_PORTS) {
                throw wrong(result, "cli.usage.manyPorts", "--tcp", MOST_PORTS);
            }
            IntStream.rangeClosed(first, last).forEach(ports::add);
        }
        return ports.stream().distinct().toList();
    }

    private int port(ParseResult result, String text) {
        return whole(result, "--tcp", text, PORT);
    }

    /// What `ping` is asked for.
    Invocation ping(ParseResult result) {
        needs(result, result.hasMatchedPositional(0));
        EchoOptions echo =
                new EchoOptions(
                        number(result, "-s", USUAL_DATA, DATA),
                        1,
                        Duration.ofSeconds(10),
                        number(result, "-t", 64, TTL),
                        fragment(result),
                        source(result));
        return new Invocation.Ping(
                result.matchedPositionalValue(0, ""),
                new Pinger.Plan(
                        number(result, "-c", 0, COUNT),
                        seconds(result, "-i", USUAL_INTERVAL),
                        seconds(result, "-W", USUAL_WAIT)),
                echo,
                result.hasMatchedOption("-q"));
    }

    private boolean fragment(ParseResult result) {
        String value = result.matchedOptionValue("-M", "dont");
        return switch (value) {
            case "do" -> true;
            case "dont", "want" -> false;
            default -> throw wrong(result, "cli.usage.value", "-M", value, "do, dont");
        };
    }

    private Optional<InetAddress> source(ParseResult result) {
        String value = result.matchedOptionValue("-I", "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(value));
        } catch (IllegalArgumentException noAddress) {
            throw wrong(result, "cli.usage.source", value);
        }
    }

    private Duration seconds(ParseResult result, String option, Duration usual) {
        String text = result.matchedOptionValue(option, "");
        if (text.isEmpty()) {
            return usual;
        }
        try {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.compareTo(LEAST_SECONDS) >= 0 && seconds.compareTo(MOST_SECONDS) <= 0) {
                return Duration.ofNanos(seconds.movePointRight(9).longValue());
            }
        } catch (NumberFormatException noNumber) {
            throw between(result, option, "0.002", "3600");
        }
        throw between(result, option, "0.002", "3600");
    }

    private int number(ParseResult result, String option, int usual, Bounds bounds) {
        String text = result.matchedOptionValue(option, "");
        return text.isEmpty() ? usual : whole(result, option, text, bounds);
    }

    private int whole(ParseResult result, String option, String text, Bounds bounds) {
        try {
            int value = Integer.parseInt(text);
            if (value >= bounds.least && value <= bounds.most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw between(result, option, bounds);
        }
        throw between(result, option, bounds);
    }

    private WrongValue between(ParseResult result, String option, Bounds bounds) {
        return between(
                result, option, Integer.toString(bounds.least), Integer.toString(bounds.most));
    }

    private WrongValue between(ParseResult result, String option, String least, String most) {
        return wrong(result, "cli.usage.between", option, least, most);
    }

    private WrongValue wrong(ParseResult result, String key, Object... arguments) {
        return new WrongValue(result.commandSpec().commandLine(), words.text(key, arguments));
    }
}
