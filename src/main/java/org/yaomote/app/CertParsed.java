package org.yaomote.app;

import org.yaomote.app.CertOrder.PhrasePlace;
import org.yaomote.app.CertOrder.Target;
import org.yaomote.app.CertOrder.Wish;
import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.KeyKind;

import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A command of `yaomote cert` as picocli has understood it.
///
/// @param result of the innermost command
record CertParsed(ParseResult result) {
    CertOrder order() {
        return switch (result.commandSpec().name()) {
            case "new" -> new CertOrder.New(wish(), target());
            case "ca" -> new CertOrder.Authority(target(), result.hasMatchedOption("--keyring"));
            case "list" -> new CertOrder.Inventory();
            case "renew" -> new CertOrder.Renew();
            case "forget" -> new CertOrder.Forget(word());
            case "calendar" -> new CertOrder.Calendar(files(), phrase(), target());
            case "key" -> new CertOrder.NewKey(kind(), protection(), target());
            case "csr" -> new CertOrder.Request(wish(), needed("--key"), phrase(), target());
            case "complete" -> new CertOrder.Complete(needed("--key"), files(), phrase(), target());
            case "self-sign" ->
                    new CertOrder.SelfSign(
                            wish(), file("--key"), file("--request"), phrase(), target());
            case "bundle" -> new CertOrder.Bundle(files(), phrase(), target());
            case "passphrase" -> phraseOrder();
            case "show" -> new CertOrder.Show(word(), text("--name"), phrase());
            case "examine" -> new CertOrder.Examine(word());
            case String _ -> export();
        };
    }

    private CertOrder phraseOrder() {
        boolean isRemoved = result.hasMatchedOption("--remove");
        return new CertOrder.Phrase(
                result.matchedPositionalValue(0, Path.of("")),
                phrase(),
                isRemoved ? Optional.empty() : Optional.of(newPhrase()),
                target());
    }

    private CertOrder export() {
        return new CertOrder.Export(
                files(),
                result.matchedOptionValue("--to", ExportFormat.BUNDLE),
                value("--folder", Path.of(".")),
                text("--as"),
                result.hasMatchedOption("--force"),
                phrase(),
                newPhrase());
    }

    private Wish wish() {
        boolean hasDays = result.commandSpec().findOption("--days") != null;
        return new Wish(
                result.matchedOptionValue("--name", List.of()),
                kind(),
                hasDays ? value("--days", 0) : 0);
    }

    private KeyKind kind() {
        return value("--kind", KeyKind.EC_P256);
    }

    private Target target() {
        return new Target(text("--out"), result.hasMatchedOption("--force"));
    }

    /// Also the usual one, which nobody typed.
    private <T> T value(String option, T otherwise) {
        T value = result.commandSpec().findOption(option).getValue();
        return value == null ? otherwise : value;
    }

    private Optional<PhrasePlace> protection() {
        boolean isWanted = result.hasMatchedOption("--encrypt") || !newPhrase().isAsked();
        return isWanted ? Optional.of(newPhrase()) : Optional.empty();
    }

    private PhrasePlace phrase() {
        return new PhrasePlace(file("--passphrase-file"), text("--passphrase-env"));
    }

    private PhrasePlace newPhrase() {
        return new PhrasePlace(file("--new-passphrase-file"), text("--new-passphrase-env"));
    }

    private Path needed(String option) {
        return file(option).orElse(Path.of(""));
    }

    private Optional<Path> file(String option) {
        return Optional.ofNullable(result.matchedOptionValue(option, null));
    }

    private Optional<String> text(String option) {
        return Optional.ofNullable(result.matchedOptionValue(option, null));
    }

    private List<Path> files() {
        return result.matchedPositionalValue(0, List.of());
    }

    private String word() {
        return result.matchedPositionalValue(0, "");
    }
}
