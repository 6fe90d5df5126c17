package org.yaomote.targets;

import java.math.BigInteger;

/// Targets that follow one another in the list.
sealed interface Run {
    /// How many; [Long#MAX_VALUE] stands for more.
    long count();

    BigInteger exactCount();

    Target at(long index);

    /// A name.
    record Named(String name) implements Run {
        @Override
        public long count() {
            return 1;
        }

        @Override
        public BigInteger exactCount() {
            return BigInteger.ONE;
        }

        @Override
        public Target at(long index) {
            return new Target.Name(name);
        }
    }

    /// Addresses at equal distance.
    ///
    /// @param space where they belong to
    /// @param first the first of them
    /// @param last the last one; below the first if the step is negative
    /// @param step from one to the next; not 0
    record Numbers(Space space, AddressNumber first, AddressNumber last, long step) implements Run {
        static Numbers upwards(Space space, AddressNumber first, AddressNumber last) {
            return new Numbers(space, first, last, 1);
        }

        boolean isDense() {
            return step == 1 || step == -1;
        }

        AddressNumber lowest() {
            return step > 0 ? first : last;
        }

        AddressNumber highest() {
            return step > 0 ? last : first;
        }

        @Override
        public long count() {
            long distance = highest().above(lowest());
            return distance == Long.MAX_VALUE ? distance : distance / Math.abs(step) + 1;
        }

        @Override
        public BigInteger exactCount() {
            return highest()
                    .exactlyAbove(lowest())
                    .divide(BigInteger.valueOf(Math.abs(step)))
                    .add(BigInteger.ONE);
        }

        AddressNumber number(long index) {
            return first.plus(index * step);
        }

        @Override
        public Target at(long index) {
            AddressNumber number = number(index);
            return space.isV4()
                    ? new Target.V4((int) number.low())
                    : new Target.V6(number.high(), number.low(), space.zone());
        }
    }

    /// Addresses that can be compared with one another.
    ///
    /// @param isV4 or else IPv6
    /// @param zone of IPv6, or ""
    record Space(boolean isV4, String zone) {
        static final Space V4 = new Space(true, "");
        static final Space V6 = new Space(false, "");
    }
}
