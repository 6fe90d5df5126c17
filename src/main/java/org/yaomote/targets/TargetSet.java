package org.yaomote.targets;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The hosts that a text names, in the order in which they are written, each once.
///
/// Immutable; any thread. Addresses are kept as ranges, so a large network costs no memory.
public final class TargetSet {
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private final List<Run> runs;
    private final long[] starts;
    private final BigInteger exactCount;
    private final List<TargetProblem> problems;

    private TargetSet(List<Run> runs, BigInteger beyond, List<TargetProblem> problems) {
        this.runs = List.copyOf(runs);
        this.problems = List.copyOf(problems);
        this.starts = new long[runs.size()];
        BigInteger count = BigInteger.ZERO;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = count.min(MOST_LONG).longValue();
            count = count.add(runs.get(i).exactCount());
        }
        this.exactCount = count.add(beyond);
    }

    /// Nobody.
    public static TargetSet none() {
        return new TargetSet(List.of(), BigInteger.ZERO, List.of());
    }

    /// Reads a text that names no files.
    public static TargetSet parse(String text) {
        return parse(text, TargetFiles.NONE);
    }

    /// Reads a text. Parts that are separated by blanks, commas, semicolons or line ends name a
    /// host or many; `!` before a part leaves its hosts out, wherever it stands; `#` begins a
    /// comment; `@` names a file with more of the same. Full-width characters count as plain ones.
    ///
    /// @param text may be empty: nobody
    /// @param files reads what `@` names
    /// @return the hosts that were understood, and all problems at once
    public static TargetSet parse(String text, TargetFiles files) {
        Gathering gathering = new Gathering();
        new TargetParser(gathering, Optional.of(files)).read(text);
        return new TargetSet(gathering.runs(), gathering.beyond(), gathering.problems());
    }

    /// What is wrong with the text, from its start to its end; none: it can be swept.
    public List<TargetProblem> problems() {
        return problems;
    }

    /// How many hosts; [Long#MAX_VALUE] stands for more.
    public long count() {
        return exactCount.min(MOST_LONG).longValue();
    }

    /// How many hosts. Exact, except that hosts which are named twice or left out count once more
    /// where a text with odd steps names over a million: such a set is refused anyway.
    public BigInteger exactCount() {
        return exactCount;
    }

    /// Whether it names nobody.
    public boolean isEmpty() {
        return exactCount.signum() == 0;
    }

    /// A host by its place; cheap, nothing is expanded.
    ///
    /// @param index from 0, less than [#count]; of a set that is not [Guard#REFUSED]
    public Target at(long index) {
        int found = Arrays.binarySearch(starts, index);
        int run = found >= 0 ? found : -found - 2;
        if (run < 0 || index - starts[run] >= runs.get(run).count()) {
            throw new IndexOutOfBoundsException(index);
        }
        return runs.get(run).at(index - starts[run]);
    }

    /// The names among the hosts, with their places.
    public List<NameAt> names() {
        return IntStream.range(0, starts.length)
                .filter(i -> runs.get(i) instanceof Run.Named)
                .mapToObj(i -> new NameAt(starts[i], ((Run.Named) runs.get(i)).name()))
                .toList();
    }

    /// A name and its place.
    ///
    /// @param index among all hosts, from 0
    /// @param name as it was written
    public record NameAt(long index, String name) {}

    /// What has to happen before they are swept by a command.
    public Guard guard() {
        return guard(Guard.MOST_UNASKED, Guard.MOST_PUBLIC);
    }

    /// What has to happen before they are swept by a click.
    public Guard guardOfClick() {
        return guard(Guard.MOST_UNASKED_BY_CLICK, Guard.MOST_PUBLIC_BY_CLICK);
    }

    private Guard guard(long mostUnasked, long mostPublic) {
        long count = count();
        if (count > Guard.MOST) {
            return Guard.REFUSED;
        }
        if (publicCount() > mostPublic) {
            return Guard.CONFIRM_PUBLIC;
        }
        if (count > mostUnasked) {
            return Guard.CONFIRM_MANY;
        }
        return count > Guard.MOST_SILENT ? Guard.ESTIMATE : Guard.SILENT;
    }

    private long publicCount() {
        return runs.stream()
                .mapToLong(
                        run ->
                                run instanceof Run.Numbers numbers
                                        ? PublicAddresses.count(numbers)
                                        : 0)
                .sum();
    }
}
