package org.yaomote.http2;

/// The fixed code of RFC 7541 Appendix B, decoding only: what we send is not compressed so.
///
/// The code is canonical (symbols of one length follow one another), so the lengths say it all.
/// Codes of up to eight bits, which is nearly every octet of a usual field, cost one look-up.
final class Huffman {
    private static final int EOS = 256;
    private static final int LONGEST = 30;

    /// The length of each symbol's code, as a digit of base 36.
    private static final String LENGTHS =
            "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca"
                    + "d67777777777777777777777878djde6f56565666577666567655677777fbeds"
                    + "kmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmn"
                    + "qqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrq"
                    + "u";

    /// By the next eight bits: symbol and, in the low four bits, length; 0 if its code is longer.
    private static final int[] SHORT = new int[256];

    private static final int[] FIRST = new int[LONGEST + 1];
    private static final int[] COUNT = new int[LONGEST + 1];
    private static final int[] OFFSET = new int[LONGEST + 1];
    private static final int[] SORTED = new int[EOS + 1];

    static {
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            FIRST[length] = code;
            OFFSET[length] = place;
            for (int symbol = 0; symbol <= EOS; symbol++) {
                if (Character.digit(LENGTHS.charAt(symbol), 36) == length) {
                    SORTED[place] = symbol;
                    shortCode(code, length, symbol);
                    place++;
                    code++;
                }
            }
            COUNT[length] = code - FIRST[length];
        }
    }

    private Huffman() {}

    private static void shortCode(int code, int length, int symbol) {
        if (length <= 8) {
            int from = code << (8 - length);
            for (int i = 0; i < 1 << (8 - length); i++) {
                SHORT[from + i] = (symbol << 4) | length;
            }
        }
    }

    /// The most octets that so many can become.
    static int longest(int encoded) {
        return encoded * 8 / 5 + 1;
    }

    /// Decodes a run.
    ///
    /// @param out with room for [#longest] octets
    /// @param at where in it to begin
    /// @return behind what was written; -1 if the run is malformed (RFC 7541 §5.2)
    static int decode(byte[] in, int from, int to, byte[] out, int at) {
        int next = at;
        int i = from;
        long bits = 0;
        int count = 0;
        while (true) {
            while (count <= 48 && i < to) {
                bits = (bits << 8) | (in[i] & 0xff);
                count += 8;
                i++;
            }
            int found = count >= 8 ? SHORT[(int) (bits >>> (count - 8)) & 0xff] : tail(bits, count);
            int length = found & 15;
            if (found == 0) {
                int symbol = longer(bits, count);
                if (symbol < 0) {
                    return symbol == PADDING ? next : -1;
                }
                found = symbol << 4;
                length = Character.digit(LENGTHS.charAt(symbol), 36);
            }
            count -= length;
            out[next] = (byte) (found >> 4);
            next++;
        }
    }

    private static final int PADDING = -1;
    private static final int MALFORMED = -2;

    /// What the last few bits begin with, if they hold a whole code; padded with ones.
    private static int tail(long bits, int count) {
        int top = ((int) (bits << (8 - count)) | (0xff >>> count)) & 0xff;
        int found = SHORT[top];
        return (found & 15) <= count ? found : 0;
    }

    private static int longer(long bits, int count) {
        for (int length = 9; length <= Math.min(LONGEST, count); length++) {
            int code = (int) (bits >>> (count - length)) & ((1 << length) - 1);
            if (code - FIRST[length] < COUNT[length] && code >= FIRST[length]) {
                int symbol = SORTED[OFFSET[length] + code - FIRST[length]];
                return symbol == EOS ? MALFORMED : symbol;
            }
        }
        // The rest is padding: fewer than eight bits, all ones.
        int ones = (1 << count) - 1;
        return count < 8 && ((int) bits & ones) == ones ? PADDING : MALFORMED;
    }
}
