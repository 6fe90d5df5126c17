package org.yaomote.sweep;

import java.util.HexFormat;

/// A hardware address of 48 bits.
///
/// @param bits the low 48 of them
public record MacAddress(long bits) {
    private static final long ALL = 0xFFFF_FFFF_FFFFL;
    private static final long LOCAL = 0x0200_0000_0000L;

    public MacAddress {
        if ((bits & ~ALL) != 0) {
            throw new IllegalArgumentException("more than 48 bits");
        }
    }

    /// Whether it was made up by the device itself (bit 0x02 of the first octet): no vendor has it.
    public boolean isRandomised() {
        return (bits & LOCAL) != 0;
    }

    /// As `00:11:22:aa:bb:cc`.
    @Override
    public String toString() {
        byte[] octets = new byte[6];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (bits >> (40 - 8 * i));
        }
        return HexFormat.ofDelimiter(":").formatHex(octets);
    }
}
