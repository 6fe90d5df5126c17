package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;

import java.util.List;

/// The bucket of each line, written before it.
class LineFatesTest {
    private static final String MARKED =
            """
            k # Comments and blanks are kept.
            k
            k User "nobody"
            t ListenHTTP
            k     Port 8080
            t     Port 8081
            d     xHTTP 3
            t     AddHeader \\
            t         "X-Via: pound"   # joined
            t End
            k Lua
            k     Load "a.lua"
            k     # inside
            k End
            u Gizmo
            u     Path "/usr"
            u End
            u Sevrice
            t     BackEnd
            u         Address
            k         # nothing else
            t     End
            t End
            t Service
            k     LuaMatch "fn"
            t     BackEnd
            u         Address "10.0.0.2
            t     End
            t     Session
            t         Type IP
            u         TTL never
            t     End
            t End
            u End
            """;

    private static char mark(LineFate fate) {
        return switch (fate.fate()) {
            case TAKEN -> 't';
            case DIFFERENT -> 'd';
            case KEPT -> 'k';
            case UNSUPPORTED -> 'u';
        };
    }

    private static List<LineFate> fates(String text) {
        return PoundParser.parse("a.cfg", text).fates();
    }

    @Test
    void everyLineIsInTheBucketOfItsEffect() {
        List<String> marked = MARKED.lines().toList();
        String text = String.join("\n", marked.stream().map(l -> l.substring(1).strip()).toList());
        List<LineFate> fates = fates(text);
        List<String> found =
                fates.stream().map(f -> mark(f) + marked.get(f.line() - 1).substring(1)).toList();
        assertThat(String.join("\n", found) + "\n").isEqualTo(MARKED);
    }

    @Test
    void aLineWithoutEffectSaysWhy() {
        List<LineFate> fates = fates("Control\nSocket \"/run/s\"\nEnd\n# done\n");
        assertThat(fates).extracting(LineFate::line).containsExactly(1, 2, 3, 4);
        assertThat(fates.subList(0, 3))
                .allSatisfy(
                        f -> assertThat(f.why().map(Problem::code)).contains("pound.kept.control"));
        assertThat(fates.getLast().why()).isEmpty();
    }

    @Test
    void linesOfASectionNobodyKnowsGoWithIt() {
        List<LineFate> fates = fates("Gizmo\nAddress 1.2.3.4\nEnd\nListenHTTP\nEnd\n");
        assertThat(fates.subList(0, 3))
                .allSatisfy(
                        f -> assertThat(f.why().map(Problem::code)).contains("pound.word.unknown"));
    }

    @Test
    void aRejectedTextStillGivesWhatIsRight() {
        PoundImport read =
                PoundParser.parse(
                        "a.cfg", "ListenHTTP\nPort 8o80\nEnd\nListenHTTP\nPort 81\nEnd\n");
        assertThat(read).isInstanceOf(PoundImport.Rejected.class);
        assertThat(read.config().listeners()).extracting(l -> l.port()).containsExactly(0, 81);
        assertThat(read.config().poundText()).startsWith("ListenHTTP\nPort 8o80");
    }

    @Test
    void includedFilesHaveFatesOfTheirOwn() {
        PoundFiles files =
                (asker, folder, name) ->
                        new PoundFiles.Found.Texts(
                                List.of(new PoundSource(name, "# theirs\nPort 81\nPrt 82\n")));
        PoundImport read =
                PoundParser.parse(
                        new PoundSource("main.cfg", "ListenHTTP\nInclude \"port.inc\"\nEnd\n"),
                        files);
        assertThat(read.fates())
                .extracting(f -> f.file() + " " + f.line() + " " + f.fate())
                .containsExactly(
                        "main.cfg 1 TAKEN",
                        "main.cfg 2 TAKEN",
                        "main.cfg 3 TAKEN",
                        "port.inc 1 KEPT",
                        "port.inc 2 KEPT",
                        "port.inc 3 UNSUPPORTED");
    }
}
