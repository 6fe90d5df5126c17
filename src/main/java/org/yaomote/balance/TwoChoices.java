package org.yaomote.balance;

/// Of two backends drawn by weight the one with fewer requests in flight for its weight.
///
/// Two choices instead of a search for the least: it costs the same however many backends there
/// are, and loops that choose at the same moment do not all run to the same one (Mitzenmacher
/// 2001). Where both are equally busy the first drawn has it, so that a quiet service is split by
/// weight.
final class TwoChoices implements Spread {
    private final int[] members;
    private final int[] weights;
    private final BackendState[] states;
    private final Lottery lottery;
    private final long seed;

    /// @param members indexes of the backends that take part, not empty
    /// @param weights their weights, each at least 1
    /// @param states of all backends, by index
    TwoChoices(int[] members, int[] weights, BackendState[] states, long seed) {
        this.members = members;
        this.weights = weights;
        this.states = states;
        this.lottery = new Lottery(members, weights, seed);
        this.seed = seed;
    }

    @Override
    public int at(long turn, long key) {
        if (members.length == 1) {
            return members[0];
        }
        long bits = Scatter.draw(seed, turn);
        int one = lottery.draw(bits);
        int other = lottery.drawOther(one, Scatter.mix(bits));
        return load(other) * weights[one] < load(one) * weights[other]
                ? members[other]
                : members[one];
    }

    private long load(int place) {
        return states[members[place]].inFlight();
    }
}
