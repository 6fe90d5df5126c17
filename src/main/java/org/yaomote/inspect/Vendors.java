package org.yaomote.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Who made a network card, by the IEEE's public registry (blocks of 24, 28 and 36 bits).
///
/// The table is the file `vendors.txt` beside this class: a line for each maker, its name, a tab,
/// and its blocks in hexadecimal with a space between. Decision 0025 says where it comes from. The
/// file stays as it is in memory, with an index beside it: 1.5 MB in all.
///
/// Thread: any; it never changes.
public final class Vendors {
    private static final String TABLE = "vendors.txt";

    /// From the narrowest: a part of a block may be somebody else's.
    private static final int[] WIDTHS = {36, 28, 24};

    private static final int WIDEST = 36;
    private static final long LOCAL = 0x0200_0000_0000L;
    private static final long GROUP = 0x0100_0000_0000L;

    /// Lines are numbered in so many bits.
    private static final int LINE_BITS = 20;

    private static final int LINE_MASK = (1 << LINE_BITS) - 1;

    private final byte[] table;

    /// Where each line begins.
    private final int[] lines;

    /// Width, block and number of the line, in rising order.
    private final long[] blocks;

    private Vendors(byte[] table) {
        this.table = table;
        int lineCount = 0;
        int blockCount = 0;
        for (byte octet : table) {
            lineCount += octet == '\n' ? 1 : 0;
            // Spaces are in names as well: there may be some room left over.
            blockCount += octet == '\t' || octet == ' ' ? 1 : 0;
        }
        int[] starts = new int[lineCount];
        long[] found = new long[blockCount];
        int size = 0;
        int at = 0;
        for (int line = 0; line < lineCount; line++) {
            starts[line] = at;
            at = indexOf((byte) '\t', at);
            while (table[at] != '\n') {
                int end = blockEnd(at + 1);
                found[size++] = key(at + 1, end) << LINE_BITS | line;
                at = end;
            }
            at++;
        }
        lines = starts;
        blocks = Arrays.copyOf(found, size);
        Arrays.sort(blocks);
    }

    /// Reads the table; takes some ten milliseconds, so not on a thread that is waited for.
    ///
    /// @throws UncheckedIOException if the program's own file is missing
    public static Vendors load() {
        try (InputStream file = Vendors.class.getResourceAsStream(TABLE)) {
            if (file == null) {
                throw new IOException(TABLE + " is missing");
            }
            return new Vendors(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int indexOf(byte octet, int from) {
        int at = from;
        while (table[at] != octet) {
            at++;
        }
        return at;
    }

    private int blockEnd(int from) {
        int at = from;
        while (table[at] != ' ' && table[at] != '\n') {
            at++;
        }
        return at;
    }

    private long key(int from, int to) {
        long block = 0;
        for (int i = from; i < to; i++) {
            block = block << 4 | Character.digit(table[i], 16);
        }
        return key((to - from) * 4, block);
    }

    private static long key(int width, long block) {
        return (long) width << WIDEST | block;
    }

    /// The maker, "" if none is known. An address that a device made up, and one of a group, has
    /// none.
    ///
    /// @param mac 48 bits
    public String of(long mac) {
        if ((mac & (LOCAL | GROUP)) != 0) {
            return "";
        }
        for (int width : WIDTHS) {
            long wanted = key(width, mac >> (48 - width)) << LINE_BITS;
            int found = Arrays.binarySearch(blocks, wanted);
            int at = found < 0 ? -found - 1 : found;
            if (at < blocks.length && blocks[at] >> LINE_BITS == wanted >> LINE_BITS) {
                return name((int) blocks[at] & LINE_MASK);
            }
        }
        return "";
    }

    private String name(int line) {
        int from = lines[line];
        int to = indexOf((byte) '\t', from);
        return new String(table, from, to - from, StandardCharsets.UTF_8);
    }
}
