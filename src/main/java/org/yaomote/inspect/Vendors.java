package org.yaomote.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Who made a network card, by the IEEE's public registry (blocks of 24, 28 and 36 bits).
///
/// The table is the file `vendors.txt` beside this class: a line for each maker, its name and its
/// blocks in hexadecimal. Decision 0023 says where it comes from.
///
/// Thread: any; it never changes. It takes about 3 MB.
public final class Vendors {
    private static final String TABLE = "vendors.txt";

    /// From the narrowest: a part of a block may be somebody else's.
    private static final int[] WIDTHS = {36, 28, 24};

    private static final long LOCAL = 0x0200_0000_0000L;
    private static final long GROUP = 0x0100_0000_0000L;

    /// A block of addresses, by the width in the upper bits and the block itself in the lower ones.
    private record Block(long key, String maker) {}

    /// In rising order; arrays take a third of what a map takes.
    private final long[] keys;

    private final String[] makers;

    private Vendors(List<Block> blocks) {
        blocks.sort(Comparator.comparingLong(Block::key));
        keys = blocks.stream().mapToLong(Block::key).toArray();
        makers = blocks.stream().map(Block::maker).toArray(String[]::new);
    }

    /// Reads the table; takes some ten milliseconds, so not on a thread that is waited for.
    ///
    /// @throws UncheckedIOException if the program's own file is missing
    public static Vendors load() {
        InputStream file = Vendors.class.getResourceAsStream(TABLE);
        if (file == null) {
            throw new UncheckedIOException(new IOException(TABLE + " is missing"));
        }
        List<Block> blocks = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> add(blocks, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vendors(blocks);
    }

    private static void add(List<Block> blocks, String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return;
        }
        String name = line.substring(0, tab);
        for (String block : line.substring(tab + 1).split(" ", -1)) {
            long key = key(block.length() * 4, HexFormat.fromHexDigitsToLong(block));
            blocks.add(new Block(key, name));
        }
    }

    private static long key(int width, long block) {
        return (long) width << 40 | block;
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
            int at = Arrays.binarySearch(keys, key(width, mac >> (48 - width)));
            if (at >= 0) {
                return makers[at];
            }
        }
        return "";
    }
}
