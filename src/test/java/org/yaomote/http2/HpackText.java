package org.yaomote.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Decodes blocks into lines of text, for tests.
public final class HpackText {
    private final HpackDecoder decoder;

    /// A decoder with the usual table.
    public HpackText() {
        this(4096, 32 * 1024);
    }

    HpackText(int table, int list) {
        decoder = new HpackDecoder(table, list, new Scratch());
    }

    /// The fields of a block, `name: value` each.
    public List<String> lines(byte[] block) {
        List<String> lines = new ArrayList<>();
        if (!decoder.decode(block, 0, block.length, field -> lines.add(text(field)))) {
            throw new AssertionError("malformed: " + HexFormat.of().formatHex(block));
        }
        return lines;
    }

    boolean isMalformed(String hex) {
        byte[] block = bytes(hex);
        return !decoder.decode(block, 0, block.length, _ -> {});
    }

    List<String> lines(String hex) {
        return lines(bytes(hex));
    }

    boolean isListTooLarge() {
        return decoder.isListTooLarge();
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private static String text(Field field) {
        int from = field.lineStart();
        int length = field.valueEnd() - from;
        return new String(field.bytes(), from, length, StandardCharsets.ISO_8859_1);
    }
}
