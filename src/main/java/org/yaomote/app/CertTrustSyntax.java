package org.yaomote.app;

import org.yaomote.words.Words;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The grammar of `yaomote cert trust`.
final class CertTrustSyntax {
    static final String NAME = "trust";

    private final Words words;
    private final BiFunction<String, String, CommandSpec> commands;

    /// @param commands makes an empty command of a name and the key of its description
    CertTrustSyntax(Words words, BiFunction<String, String, CommandSpec> commands) {
        this.words = words;
        this.commands = commands;
    }

    /// The command with its own commands; alone it lists.
    CommandSpec spec() {
        CommandSpec spec = which(command(NAME, "cert.trust"));
        spec.addSubcommand("list", which(command("list", "cert.trust.list")));
        spec.addSubcommand("install", plan(which(command("install", "cert.trust.install"))));
        spec.addSubcommand("remove", plan(which(command("remove", "cert.trust.remove"))));
        return spec;
    }

    /// Whether a command is this one or one of its own.
    static boolean isMeant(CommandSpec command) {
        CommandSpec parent = command.parent();
        return command.name().equals(NAME) || (parent != null && parent.name().equals(NAME));
    }

    /// What a parsed command asks for.
    static CertOrder.Trust order(ParseResult result) {
        CertOrder.TrustAction action =
                switch (result.commandSpec().name()) {
                    case "install" -> CertOrder.TrustAction.INSTALL;
                    case "remove" -> CertOrder.TrustAction.REMOVE;
                    case String _ -> CertOrder.TrustAction.LIST;
                };
        CommandSpec command = result.commandSpec();
        boolean isPlan = command.findOption("--plan") != null && result.hasMatchedOption("--plan");
        return new CertOrder.Trust(
                action,
                result.matchedOptionValue("--store", List.of()),
                Optional.ofNullable(result.matchedOptionValue("--certificate", null)),
                isPlan);
    }

    private CommandSpec command(String name, String key) {
        CommandSpec spec = commands.apply(name, key + ".description");
        Map<String, String> exits = new LinkedHashMap<>();
        exits.put(" 0", words.text("cert.trust.exit.0"));
        exits.put(" 1", words.text("cert.trust.exit.1"));
        exits.put(" 2", words.text("cli.exit.2"));
        exits.put(" 4", words.text("cli.exit.4"));
        spec.usageMessage().exitCodeList(exits);
        return spec;
    }

    private CommandSpec which(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--store")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("STORE")
                        .description(words.text("cert.trust.store"))
                        .build());
        return spec.addOption(
                OptionSpec.builder("--certificate")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cert.trust.certificate"))
                        .build());
    }

    private CommandSpec plan(CommandSpec spec) {
        return spec.addOption(
                OptionSpec.builder("--plan").description(words.text("cert.trust.plan")).build());
    }
}
