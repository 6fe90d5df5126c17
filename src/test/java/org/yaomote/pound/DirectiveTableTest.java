package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.words.Words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

class DirectiveTableTest {
    private static final List<Words> LANGUAGES =
            List.of(Words.of(Locale.ENGLISH), Words.of(Locale.JAPANESE));

    private static List<DirectiveRow> rows() {
        return List.of(Scope.values()).stream()
                .flatMap(
                        s ->
                                DirectiveTable.words(s).stream()
                                        .map(w -> DirectiveTable.row(s, w).orElseThrow()))
                .toList();
    }

    private static void isSaid(String code) {
        for (Words words : LANGUAGES) {
            assertThat(words.text("problem.pound." + code, "Word")).contains("Word");
        }
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        for (DirectiveRow row : rows()) {
            switch (row.effect()) {
                case Effect.Taken _ -> {}
                case Effect.Kept(var reason) -> isSaid("kept." + reason);
                case Effect.Refused(var reason) -> isSaid("refused." + reason);
            }
        }
    }

    @Test
    void everyKindOfValueIsExplainedInBothLanguages() {
        for (Argument.Kind kind : Argument.Kind.values()) {
            isSaid("missing." + kind.key());
            if (kind != Argument.Kind.FREE) {
                isSaid("wrong." + kind.key());
            }
        }
    }

    @Test
    void theOldDialectHasTheWordsOfTheGrammarOf242() {
        Set<String> old = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        rows().stream()
                .filter(r -> r.dialects().contains(Dialect.POUND_2))
                .forEach(r -> old.add(r.word()));
        assertThat(old)
                .contains(
                        ("User Group RootJail Daemon LogFacility LogLevel Grace Alive Client"
                             + " TimeOut DynScale SSLEngine Control ListenHTTP ListenHTTPS Service"
                             + " Address Port xHTTP CheckURL Err414 Err500 Err501 Err503 MaxRequest"
                             + " HeadRemove AddHeader RewriteLocation RewriteDestination Cert"
                             + " ClientCert Ciphers CAlist VerifyList CRLlist NoHTTPS11 URL"
                             + " HeadRequire HeadDeny BackEnd Emergency Redirect Session Priority"
                             + " HAport Type TTL ID")
                                .split(" "));
        assertThat(old).doesNotContain("Path", "Host", "UseBackend", "Metrics", "Rewrite");
    }

    @ParameterizedTest
    @CsvSource({
        "ListenHTTTP, ListenHTTP",
        "listenhttps, ListenHTTPS",
        "Sevrice, Service",
        "Prioriti, Priority",
        "Edn, End",
        "TTTL, TTL",
        "Adress, Address",
        "BackEndd, BackEnd",
    })
    void theClosestWordIsTheOneThatWasMeant(String typed, String meant) {
        assertThat(WordGuess.anywhere(typed)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"Frobnicate", "x", "127.0.0.1", "=", "ListenListenListen"})
    void noWordIsGuessedFromAfar(String typed) {
        assertThat(WordGuess.anywhere(typed)).isEmpty();
    }
}
