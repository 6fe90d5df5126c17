package org.yaomote.app;

import org.yaomote.certificate.KeyKind;
import org.yaomote.words.Words;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The grammar of `yaomote cert acme`.
///
/// @param certificates whose options these commands share
record AcmeSyntax(Words words, CertSyntax certificates) {
    static final String NAME = "acme";

    /// The command with its own commands.
    CommandSpec spec() {
        CommandSpec spec = certificates.command(NAME, "cert.acme");
        spec.addSubcommand("issue", issue());
        spec.addSubcommand("renew", sub("renew"));
        spec.addSubcommand("list", sub("list"));
        spec.addSubcommand("forget", certificates.id(sub("forget")));
        spec.addSubcommand(
                "revoke",
                certificates.flag(
                        certificates.id(sub("revoke")), "--stolen", "cert.acme.revoke.stolen"));
        spec.addSubcommand("account", who(sub("account")));
        return spec;
    }

    private CommandSpec sub(String name) {
        return certificates.command(name, "cert.acme." + name);
    }

    private CommandSpec issue() {
        CommandSpec spec = certificates.kind(certificates.names(sub("issue"), true));
        spec.addOption(
                OptionSpec.builder("--proofs")
                        .type(Path.class)
                        .paramLabel(words.text("cert.label.folder"))
                        .description(words.text("cert.acme.proofs"))
                        .build());
        spec.addOption(
                OptionSpec.builder("-o", "--out")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cert.acme.out"))
                        .build());
        return who(certificates.flag(spec, "--force", "cert.force"));
    }

    private CommandSpec who(CommandSpec spec) {
        spec.addOption(
                OptionSpec.builder("--directory")
                        .type(String.class)
                        .defaultValue("staging")
                        .paramLabel("staging|production|URL")
                        .description(words.text("cert.acme.directory"))
                        .build());
        spec.addOption(
                OptionSpec.builder("--contact")
                        .type(String.class)
                        .paramLabel("NAME@DOMAIN")
                        .description(words.text("cert.acme.contact"))
                        .build());
        certificates.flag(spec, "--agree", "cert.acme.agree");
        spec.addOption(
                OptionSpec.builder("--eab-id")
                        .type(String.class)
                        .paramLabel("ID")
                        .description(words.text("cert.acme.eabId"))
                        .build());
        certificates.phraseOptions(spec, "--eab-key", "cert.acme.eabKey");
        return certificates.file(spec, "--roots", "cert.acme.roots", false);
    }

    /// What a parsed command asks for.
    AcmeOrder order(ParseResult result) {
        return switch (result.commandSpec().name()) {
            case "issue" ->
                    new AcmeOrder.Issue(
                            who(result),
                            result.matchedOptionValue("--name", List.of()),
                            result.matchedOptionValue("--kind", KeyKind.EC_P256),
                            file(result, "--proofs"),
                            file(result, "--out"),
                            result.hasMatchedOption("--force"));
            case "renew" -> new AcmeOrder.Renew();
            case "list" -> new AcmeOrder.Inventory();
            case "forget" -> new AcmeOrder.Forget(id(result));
            case "revoke" -> new AcmeOrder.Revoke(id(result), result.hasMatchedOption("--stolen"));
            case String _ -> new AcmeOrder.Account(who(result));
        };
    }

    private static Optional<AcmeOrder.External> external(ParseResult result) {
        Optional<String> id = text(result, "--eab-id");
        CertOrder.PhrasePlace place =
                new CertOrder.PhrasePlace(
                        file(result, "--eab-key-file"), text(result, "--eab-key-env"));
        return id.map(told -> new AcmeOrder.External(told, place));
    }

    private static Optional<String> text(ParseResult result, String option) {
        return Optional.ofNullable(result.matchedOptionValue(option, null));
    }

    private static String id(ParseResult result) {
        return result.matchedPositionalValue(0, "");
    }

    private static AcmeOrder.Who who(ParseResult result) {
        return new AcmeOrder.Who(
                result.matchedOptionValue("--directory", "staging"),
                text(result, "--contact"),
                result.hasMatchedOption("--agree"),
                file(result, "--roots"),
                external(result));
    }

    private static Optional<Path> file(ParseResult result, String option) {
        return Optional.ofNullable(result.matchedOptionValue(option, null));
    }
}
