package org.yaomote.targets;

import org.yaomote.targets.Run.Numbers;

import java.util.List;

/// Which addresses anybody on the Internet may own: all but those of the IANA registries of special
/// purposes (private, shared, link-local, loopback, documentation, benchmarks, multicast,
/// reserved).
final class PublicAddresses {
    private static final List<Block> SPECIAL_V4 =
            List.of(
                    v4(0, 0, 8),
                    v4(10, 0, 8),
                    v4(100, 64, 10),
                    v4(127, 0, 8),
                    v4(169, 254, 16),
                    v4(172, 16, 12),
                    v4(192, 168, 16),
                    v4(198, 18, 15),
                    v4(224, 0, 3),
                    new Block(AddressNumber.ofV4(0xC000_0200L), AddressNumber.ofV4(0xC000_02FFL)),
                    new Block(AddressNumber.ofV4(0xC633_6400L), AddressNumber.ofV4(0xC633_64FFL)),
                    new Block(AddressNumber.ofV4(0xCB00_7100L), AddressNumber.ofV4(0xCB00_71FFL)));

    private static final AddressNumber FIRST_GLOBAL = new AddressNumber(0x2000L << 48, 0);
    private static final AddressNumber LAST_GLOBAL = new AddressNumber(0x3FFF_FFFF_FFFF_FFFFL, -1);
    private static final AddressNumber FIRST_EXAMPLE = new AddressNumber(0x2001_0DB8L << 32, 0);
    private static final AddressNumber LAST_EXAMPLE =
            new AddressNumber(0x2001_0DB8L << 32 | 0xFFFF_FFFFL, -1);

    private PublicAddresses() {}

    private record Block(AddressNumber first, AddressNumber last) {}

    private static Block v4(long first, long second, int prefix) {
        long base = first << 24 | second << 16;
        return new Block(
                AddressNumber.ofV4(base), AddressNumber.ofV4(base | (1L << (32 - prefix)) - 1));
    }

    /// How many of a run are public; [Long#MAX_VALUE] stands for more.
    static long count(Numbers run) {
        if (run.space().isV4()) {
            long count = run.count();
            for (Block block : SPECIAL_V4) {
                count -= common(run, block);
            }
            return count;
        }
        long global = common(run, new Block(FIRST_GLOBAL, LAST_GLOBAL));
        long example = common(run, new Block(FIRST_EXAMPLE, LAST_EXAMPLE));
        return global == Long.MAX_VALUE ? global : global - example;
    }

    /// How many of a run lie in a block.
    private static long common(Numbers run, Block block) {
        AddressNumber low = run.lowest();
        AddressNumber from = low.compareTo(block.first) >= 0 ? low : block.first;
        AddressNumber to = run.highest().compareTo(block.last) <= 0 ? run.highest() : block.last;
        if (from.compareTo(to) > 0) {
            return 0;
        }
        long step = Math.abs(run.step());
        if (step == 1) {
            long distance = to.above(from);
            return distance == Long.MAX_VALUE ? distance : distance + 1;
        }
        long before = Math.ceilDiv(from.above(low), step);
        return Math.max(0, to.above(low) / step - before + 1);
    }
}
