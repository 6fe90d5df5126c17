package org.yaomote.app;

import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.words.Words;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// The grammar of `yaomote cert`.
final class CertSyntax {
    static final String NAME = "cert";

    private static final String KINDS = "ec-p256|ec-p384|ed25519|rsa-2048|rsa-3072|rsa-4096";
    private static final String FORMATS = "bundle|files|nginx|pkcs12|windows|java";

    private static final Set<String> ENDING_OTHERWISE = Set.of("examine", "renew");

    /// So long lives what nobody renews: a year.
    private static final int SELF_SIGNED_DAYS = 365;

    private final Words words;
    private final BiFunction<String, String, CommandSpec> commands;

    /// @param commands makes an empty command of a name and the key of its description
    CertSyntax(Words words, BiFunction<String, String, CommandSpec> commands) {
        this.words = words;
        this.commands = commands;
    }

    /// The command with its own commands.
    CommandSpec spec() {
        CommandSpec spec = command(NAME, "cert");
        Map<String, CommandSpec> all = new LinkedHashMap<>();
        all.put("new", out(days(wish("new"), (int) LeafTerms.USUAL.toDays()), "cert.new.out"));
        all.put("ca", flag(out(sub("ca"), "cert.ca.out"), "--keyring", "cert.ca.keyring"));
        all.put("list", sub("list"));
        all.put("renew", sub("renew"));
        all.put("forget", id(sub("forget")));
        all.put("calendar", phrase(out(calendar(), "cert.calendar.out")));
        all.put("key", newPhrase(flag(needed(kind(sub("key"))), "--encrypt", "cert.key.encrypt")));
        all.put("csr", phrase(needed(file(wish("csr"), "--key", "cert.csr.key", true))));
        all.put("complete", phrase(needed(answer(sub("complete")))));
        all.put("self-sign", phrase(needed(selfSign())));
        all.put("bundle", phrase(needed(files(sub("bundle"), "1..*", "cert.bundle.files"))));
        all.put(
                "passphrase",
                newPhrase(
                        phrase(
                                flag(
                                        needed(file(sub("passphrase"), "cert.passphrase.file")),
                                        "--remove",
                                        "cert.passphrase.remove"))));
        all.put("show", phrase(show()));
        all.put("examine", positional(sub("examine"), "HOST[:PORT]", "cert.examine.server"));
        all.put("export", newPhrase(phrase(export())));
        all.put(AcmeSyntax.NAME, new AcmeSyntax(words, this).spec());
        all.put(CertTrustSyntax.NAME, new CertTrustSyntax(words, commands).spec());
        all.forEach(spec::addSubcommand);
        return spec;
    }

    /// Which one is meant.
    CommandSpec id(CommandSpec spec) {
        return positional(spec, "ID", "cert.id");
    }

    private CommandSpec calendar() {
        return files(sub("calendar"), "0..*", "cert.calendar.files");
    }

    private CommandSpec selfSign() {
        CommandSpec spec = days(kind(names(sub("self-sign"), false)), SELF_SIGNED_DAYS);
        return file(
                file(spec, "--key", "cert.selfSign.key", false),
                "--request",
                "cert.selfSign.request",
                false);
    }

    private CommandSpec answer(CommandSpec spec) {
        return files(
                file(spec, "--key", "cert.complete.key", true), "1..*", "cert.complete.answer");
    }

    private CommandSpec show() {
        CommandSpec spec = positional(sub("show"), words.text("cli.label.file"), "cert.show.file");
        return spec.addOption(
                OptionSpec.builder("--name")
                        .type(String.class)
                        .paramLabel("NAME")
                        .description(words.text("cert.show.name"))
                        .build());
    }

    private CommandSpec export() {
        CommandSpec spec = files(sub("export"), "1..*", "cert.export.files");
        spec.addOption(
                OptionSpec.builder("--to")
                        .type(ExportFormat.class)
                        .required(true)
                        .paramLabel(FORMATS)
                        .description(words.text("cert.export.to"))
                        .build());
        spec.addOption(
                OptionSpec.builder("--folder")
                        .type(Path.class)
                        .defaultValue(".")
                        .paramLabel(words.text("cert.label.folder"))
                        .description(words.text("cert.export.folder"))
                        .build());
        spec.addOption(
                OptionSpec.builder("--as")
                        .type(String.class)
                        .paramLabel("NAME")
                        .description(words.text("cert.export.as"))
                        .build());
        return flag(spec, "--force", "cert.force");
    }

    /// What a parsed command asks for.
    Invocation invocation(ParseResult result) {
        return result.commandSpec().parent().name().equals(AcmeSyntax.NAME)
                ? new Invocation.Acme(new AcmeSyntax(words, this).order(result))
                : new Invocation.Cert(order(result));
    }

    private static CertOrder order(ParseResult result) {
        return CertTrustSyntax.isMeant(result.commandSpec())
                ? CertTrustSyntax.order(result)
                : new CertParsed(result).order();
    }

    /// An empty command.
    ///
    /// @param key what the key of its description begins with
    CommandSpec command(String name, String key) {
        CommandSpec spec = commands.apply(name, key + ".description");
        Map<String, String> exits = new LinkedHashMap<>();
        // Most do one thing or nothing; these two have more to say with their end.
        String end = ENDING_OTHERWISE.contains(name) ? "cert." + name + ".exit" : "cert.exit";
        exits.put(" 0", words.text(end + ".0"));
        exits.put(" 1", words.text(end + ".1"));
        exits.put(" 2", words.text("cli.exit.2"));
        exits.put(" 4", words.text("cli.exit.4"));
        spec.usageMessage().exitCodeList(exits);
        return spec;
    }

    private CommandSpec sub(String name) {
        return command(name, "cert." + (name.equals("self-sign") ? "selfSign" : name));
    }

    /// Names and a kind of key.
    private CommandSpec wish(String name) {
        return kind(names(sub(name), true));
    }

    CommandSpec names(CommandSpec spec, boolean required) {
        return spec.addOption(
                OptionSpec.builder("-n", "--name")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .required(required)
                        .paramLabel("NAME")
                        .description(words.text("cert.name"))
                        .build());
    }

    CommandSpec kind(CommandSpec spec) {
        return spec.addOption(
                OptionSpec.builder("--kind")
                        .type(KeyKind.class)
                        .converters(text -> kindOf(text))
                        .defaultValue("ec-p256")
                        .paramLabel(KINDS)
                        .description(words.text("cert.kind"))
                        .build());
    }

    private static KeyKind kindOf(String text) {
        return KeyKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private CommandSpec days(CommandSpec spec, int usual) {
        return spec.addOption(
                OptionSpec.builder("--days")
                        .type(Integer.class)
                        .defaultValue(Integer.toString(usual))
                        .paramLabel("DAYS")
                        .description(words.text("cert.days", usual))
                        .build());
    }

    private CommandSpec out(CommandSpec spec, String key) {
        return flag(outOption(spec, key, false), "--force", "cert.force");
    }

    private CommandSpec needed(CommandSpec spec) {
        return flag(outOption(spec, "cert.out", true), "--force", "cert.force");
    }

    private CommandSpec outOption(CommandSpec spec, String key, boolean required) {
        return spec.addOption(
                OptionSpec.builder("-o", "--out")
                        .type(String.class)
                        .required(required)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text(key))
                        .build());
    }

    CommandSpec flag(CommandSpec spec, String name, String key) {
        return spec.addOption(OptionSpec.builder(name).description(words.text(key)).build());
    }

    CommandSpec file(CommandSpec spec, String name, String key, boolean required) {
        return spec.addOption(
                OptionSpec.builder(name)
                        .type(Path.class)
                        .required(required)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text(key))
                        .build());
    }

    private CommandSpec files(CommandSpec spec, String arity, String key) {
        return spec.addPositional(
                PositionalParamSpec.builder()
                        .arity(arity)
                        .required(!arity.startsWith("0"))
                        .type(List.class)
                        .auxiliaryTypes(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text(key))
                        .build());
    }

    private CommandSpec file(CommandSpec spec, String key) {
        return spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("1")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text(key))
                        .build());
    }

    private CommandSpec positional(CommandSpec spec, String label, String key) {
        return spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("1")
                        .type(String.class)
                        .paramLabel(label)
                        .description(words.text(key))
                        .build());
    }

    private CommandSpec phrase(CommandSpec spec) {
        return phraseOptions(spec, "--passphrase", "cert.phrase");
    }

    private CommandSpec newPhrase(CommandSpec spec) {
        return phraseOptions(spec, "--new-passphrase", "cert.newPhrase");
    }

    /// Options that name where something secret comes from.
    CommandSpec phraseOptions(CommandSpec spec, String name, String key) {
        spec.addOption(
                OptionSpec.builder(name + "-file")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text(key + ".file"))
                        .build());
        return spec.addOption(
                OptionSpec.builder(name + "-env")
                        .type(String.class)
                        .paramLabel("VARIABLE")
                        .description(words.text(key + ".variable"))
                        .build());
    }
}
