package org.yaomote.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A text of the user and the encoding its octets are in, which an old file does not say.
///
/// An encoding is assumed only if it gives back the very same octets, so that nothing of the file
/// is ever lost. Immutable; any thread.
///
/// @param text with its byte order mark, if it has one
public record EncodedText(String text, Charset charset) {
    private static final String EUC = "EUC-JP";
    private static final String SHIFT_JIS = "windows-31j";

    /// The text of a file; empty if it is none in any encoding.
    ///
    /// UTF-8 if it is that, else EUC-JP or Shift_JIS if it makes Japanese, else ISO-8859-1.
    public static Optional<EncodedText> of(byte[] octets) {
        Optional<EncodedText> utf8 = in(StandardCharsets.UTF_8, octets);
        if (utf8.isPresent() || isBinary(octets)) {
            return utf8;
        }
        return named(EUC)
                .flatMap(euc -> in(euc, octets))
                .filter(_ -> isJapanese(octets, Lead.EUC))
                .or(
                        () ->
                                named(SHIFT_JIS)
                                        .flatMap(sjis -> in(sjis, octets))
                                        .filter(_ -> isJapanese(octets, Lead.SHIFT_JIS)))
                .or(() -> in(StandardCharsets.ISO_8859_1, octets));
    }

    /// The octets of a text in an encoding, in UTF-8 where that cannot say it.
    public static byte[] octets(String text, Charset charset) {
        try {
            return bytes(charset.newEncoder().encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException _) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// Whether the encoding is the one that every file has today.
    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> named(String name) {
        return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    }

    private static Optional<EncodedText> in(Charset charset, byte[] octets) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            byte[] again = bytes(charset.newEncoder().encode(CharBuffer.wrap(text)));
            return Arrays.equals(again, octets)
                    ? Optional.of(new EncodedText(text, charset))
                    : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /// Whether there are control characters that no text has.
    private static boolean isBinary(byte[] octets) {
        for (byte octet : octets) {
            boolean isBlank = octet >= '\t' && octet <= '\r';
            if (octet >= 0 && octet < ' ' && !isBlank && octet != 0x1A) {
                return true;
            }
        }
        return false;
    }

    /// Which first octets of a pair begin what is common in Japanese: signs, kana, and the kanji of
    /// JIS level 1.
    private enum Lead {
        EUC {
            @Override
            boolean isCommon(int octet) {
                return (octet >= 0xA1 && octet <= 0xA5) || (octet >= 0xB0 && octet <= 0xCF);
            }

            @Override
            boolean isPair(int octet) {
                return octet >= 0xA1 || octet == 0x8E;
            }
        },
        SHIFT_JIS {
            @Override
            boolean isCommon(int octet) {
                return (octet >= 0x81 && octet <= 0x83) || (octet >= 0x88 && octet <= 0x98);
            }

            @Override
            boolean isPair(int octet) {
                return (octet >= 0x81 && octet <= 0x9F) || octet >= 0xE0;
            }
        };

        abstract boolean isCommon(int octet);

        abstract boolean isPair(int octet);
    }

    /// Western letters with accents can make valid pairs too, but rare kanji and the kana of half
    /// width only.
    private static boolean isJapanese(byte[] octets, Lead lead) {
        int common = 0;
        int rare = 0;
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xFF;
            if (octet >= 0x80) {
                common += lead.isCommon(octet) ? 1 : 0;
                rare += lead.isCommon(octet) ? 0 : 1;
                i += lead.isPair(octet) ? 1 : 0;
            }
        }
        return common > 0 && common >= rare;
    }
}
