package org.yaomote.targets;

import java.math.BigInteger;

/// An address as a number without sign, of 32 or 128 bits.
record AddressNumber(long high, long low) implements Comparable<AddressNumber> {
    static final AddressNumber ZERO = new AddressNumber(0, 0);
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    static AddressNumber ofV4(long bits) {
        return new AddressNumber(0, bits);
    }

    /// The number `steps` above, or below if negative; it wraps.
    AddressNumber plus(long steps) {
        long sum = low + steps;
        long carry = steps >= 0 ? 0 : -1;
        if (Long.compareUnsigned(sum, low) < 0) {
            carry++;
        }
        return new AddressNumber(high + carry, sum);
    }

    /// How far above `other`, which is not greater; [Long#MAX_VALUE] stands for more.
    long above(AddressNumber other) {
        long difference = low - other.low;
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return high - other.high - borrow == 0 && difference >= 0 ? difference : Long.MAX_VALUE;
    }

    /// The same without bounds.
    BigInteger exactlyAbove(AddressNumber other) {
        return exact().subtract(other.exact());
    }

    AddressNumber or(AddressNumber mask) {
        return new AddressNumber(high | mask.high, low | mask.low);
    }

    /// The number whose lowest bits are set.
    ///
    /// @param bits how many, 0 to 128
    static AddressNumber ones(int bits) {
        long low = bits >= 64 ? -1 : (1L << bits) - 1;
        long high = bits >= 128 ? -1 : bits > 64 ? (1L << (bits - 64)) - 1 : 0;
        return new AddressNumber(high, low);
    }

    private BigInteger exact() {
        return unsigned(high).multiply(TWO_TO_64).add(unsigned(low));
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits);
        return bits < 0 ? value.add(TWO_TO_64) : value;
    }

    @Override
    public int compareTo(AddressNumber other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
