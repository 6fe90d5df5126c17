package org.yaomote.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One word for one thing in Japanese and one way to write it, in the window and in what is read
/// beside it.
class JapaneseTest {
    private record Line(String place, String text) {}

    private static List<Line> lines() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/main/resources/org/yaomote/words", "src/site/markdown")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                all.filter(f -> f.toString().matches(".*(_ja\\.properties|\\.ja\\.md)"))
                        .forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        files.add(Path.of("installers/linux/manual.ja"));
        files.add(Path.of("installers/macos/ja.strings"));
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                lines.add(new Line(file.getFileName() + ":" + ++number, text));
            }
        }
        return lines;
    }

    private static List<Line> with(String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        return lines().stream().filter(line -> wanted.matcher(line.text()).find()).toList();
    }

    /// Brackets, colons and signs are narrow; a range has a wave dash, per cent a blank before it.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    full-width sign         ; [（）：％！？／]
                    full-width character    ; [０-９Ａ-Ｚａ-ｚ]
                    half-width kana         ; [｡-ﾟ]
                    range without wave dash ; [0-9}]\\s?[~～]\\s?[0-9{]
                    per cent without blank  ; [0-9}]%(?![0-9A-Za-z])
                    """)
    void signsAreWrittenInOneWay(String what, String pattern) throws IOException {
        assertThat(with(pattern)).as(what).isEmpty();
    }

    /// The word that is used, and others for the same thing that are not.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    イベント   ; 出来事
                    非常用     ; 予備
                    下書き     ; 編集中の設定
                    死活監視   ; ヘルス ?チェック
                    取り込む   ; クリップボード.*読み込|import\\S*=.*読み込
                    リクエスト ; (?<!署名)要求(?![さしすで])
                    署名要求   ; 証明書(署名)?要求
                    ランダムに ; 無作為|任意に選
                    領域       ; key\\.(next_pane|previous_pane|close)=.*(部分|枠)
                    このPC     ; この ?(コンピューター?|パソコン)
                    転送先     ; (?<!\\()バックエンド
                    切り離し   ; ドレイン
                    表示する列 ; 「列」|columns=列$
                    """)
    void aThingHasOneWord(String word, String others) throws IOException {
        assertThat(with(others)).as(word).isEmpty();
        assertThat(with(word)).isNotEmpty();
    }

    @Test
    void theStatusOfAnAnswerIsNotTheStateOfARow() {
        Words japanese = Words.of(java.util.Locale.JAPANESE);
        assertThat(japanese.text("traffic.column.status")).isEqualTo("ステータス");
        assertThat(japanese.text("services.column.state")).isEqualTo("状態");
    }
}
