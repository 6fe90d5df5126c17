package org.yaomote.sweep;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reasons by number: a million hosts have few different ones.
final class Reasons {
    /// Those that every sweep needs.
    static final int NOT_TRIED = 0;

    static final int ECHO = 1;
    static final int LATE_ECHO = 2;
    static final int NO_ANSWER = 3;
    static final int NAME_NOT_FOUND = 4;
    static final int STOPPED = 5;

    /// As many fit into a `char`.
    private static final int MOST = 1 << Character.SIZE;

    private record Why(Reason reason, Optional<InetAddress> from) {}

    private final List<Why> byNumber = new ArrayList<>();
    private final Map<Why, Integer> numbers = new HashMap<>();

    Reasons() {
        number(new Reason.NotTried(), Optional.empty());
        number(new Reason.Echo(false), Optional.empty());
        number(new Reason.Echo(true), Optional.empty());
        number(new Reason.NoAnswer(), Optional.empty());
        number(new Reason.NameNotFound(), Optional.empty());
        number(new Reason.Stopped(), Optional.empty());
    }

    /// The number of a reason. Who sends an error of his own from 65,000 addresses is not told
    /// apart any more.
    int number(Reason reason, Optional<InetAddress> from) {
        Why why = new Why(reason, from);
        Integer known = numbers.get(why);
        if (known != null) {
            return known;
        }
        if (byNumber.size() == MOST) {
            return MOST - 1;
        }
        byNumber.add(why);
        numbers.put(why, byNumber.size() - 1);
        return byNumber.size() - 1;
    }

    Reason reason(int number) {
        return byNumber.get(number).reason();
    }

    /// Who sent the error.
    Optional<InetAddress> from(int number) {
        return byNumber.get(number).from();
    }
}
