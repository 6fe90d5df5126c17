package org.yaomote.app;

import org.yaomote.ports.LowPorts;
import org.yaomote.words.Words;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.util.Optional;

/// The grammar of `yaomote ports`.
final class PortsSyntax {
    static final String NAME = "ports";

    private static final String ALLOW = "--allow";
    private static final String UNDO = "--undo";
    private static final String WAY = "--by";
    private static final String PLAN = "--plan";
    private static final int USUAL = 443;

    private final Words words;

    PortsSyntax(Words words) {
        this.words = words;
    }

    /// The command's options, added to an empty command.
    CommandSpec of(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("0..1")
                        .type(int.class)
                        .paramLabel(words.text("cli.ports.label"))
                        .description(words.text("cli.ports.port"))
                        .build());
        spec.addOption(flag(ALLOW));
        spec.addOption(flag(UNDO));
        spec.addOption(
                OptionSpec.builder(WAY)
                        .type(LowPorts.Way.class)
                        .paramLabel("everybody|launcher|redirect")
                        .description(words.text("cli.ports.by"))
                        .build());
        spec.addOption(flag(PLAN));
        return spec;
    }

    /// What a parsed command asks for.
    ///
    /// @throws EchoSyntax.WrongValue if it contradicts itself
    static Invocation invocation(ParseResult result, Words words) {
        if (result.hasMatchedOption(ALLOW) && result.hasMatchedOption(UNDO)) {
            throw new EchoSyntax.WrongValue(
                    result.commandSpec().commandLine(), words.text("cli.usage.both", ALLOW, UNDO));
        }
        Optional<Invocation.Ports.Does> does =
                result.hasMatchedOption(ALLOW)
                        ? Optional.of(Invocation.Ports.Does.ALLOW)
                        : Optional.of(Invocation.Ports.Does.UNDO)
                                .filter(_ -> result.hasMatchedOption(UNDO));
        return new Invocation.Ports(
                result.matchedPositionalValue(0, USUAL),
                does,
                Optional.ofNullable(result.matchedOptionValue(WAY, null)),
                result.hasMatchedOption(PLAN));
    }

    private OptionSpec flag(String name) {
        return OptionSpec.builder(name)
                .description(words.text("cli.ports." + name.substring(2)))
                .build();
    }
}
