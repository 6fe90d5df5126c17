package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Files of 2008 do not say which encoding they are in.
class EncodedTextTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8,       # ポート",
        "UTF-8,       plain",
        "UTF-8,       \uFEFF# mark",
        "EUC-JP,      # Main listening ports 待ち受けるIPアドレスを指定する。",
        "EUC-JP,      # 証明書",
        "EUC-JP,      # ﾎﾟｰﾄ番号は半角で書く",
        "windows-31j, # Main listening ports 待ち受けるIPアドレスを指定する。",
        "windows-31j, # 証明書と秘密鍵",
        "windows-31j, # ①機種依存文字～も使う",
        "windows-31j, # 表示ソース能",
        "ISO-8859-1,  # Écoute sur le réseau privé à côté",
        "ISO-8859-1,  # Zugang für Büros und Außenstellen, Grüße",
        "ISO-8859-1,  # configuración española",
        "ISO-8859-1,  # ÀÁÂ ÄÖÜ ß",
    })
    void theEncodingIsRecognized(String charset, String text) {
        String whole = text + "\n";
        byte[] octets = whole.getBytes(Charset.forName(charset));

        EncodedText read = EncodedText.of(octets).orElseThrow();

        assertThat(read.charset().name()).isEqualToIgnoringCase(charset);
        assertThat(read.text()).isEqualTo(whole);
        assertThat(EncodedText.octets(read.text(), read.charset())).isEqualTo(octets);
    }

    @Test
    void whateverIsReadComesBackOctetForOctet() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(12)];
            random.nextBytes(octets);
            EncodedText.of(octets)
                    .ifPresent(
                            t ->
                                    assertThat(EncodedText.octets(t.text(), t.charset()))
                                            .isEqualTo(octets));
        }
    }

    @Test
    void whatHoldsControlCharactersIsNoText() {
        assertThat(EncodedText.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0})).isEmpty();
    }

    @Test
    void aFileThatIsReplacedKeepsItsEncodingWhereThatCanSayTheText() throws IOException {
        Charset euc = Charset.forName("EUC-JP");
        Path file = Files.writeString(folder.resolve("old.cfg"), "# 待ち受け\n", euc);
        TextFile text = new TextFile(file);

        assertThat(text.replace("# 待ち受けるポート\n")).isEqualTo(new SaveResult.Saved());
        assertThat(Files.readString(file, euc)).isEqualTo("# 待ち受けるポート\n");
        assertThat(text.read()).hasValue("# 待ち受けるポート\n");

        assertThat(text.replace("# 待ち受け\uD83D\uDEAA\n")).isEqualTo(new SaveResult.Saved());
        assertThat(Files.readString(file)).isEqualTo("# 待ち受け\uD83D\uDEAA\n");
    }
}
