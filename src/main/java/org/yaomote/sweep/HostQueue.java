package org.yaomote.sweep;

/// Hosts in a row. A host stands in one row at a time, so all rows share one array of links: four
/// octets for a host, however many rows there are.
final class HostQueue {
    /// There is none.
    static final int NONE = -1;

    private final int[] next;
    private int head = NONE;
    private int tail = NONE;

    /// @param links one for each host, shared by all rows
    HostQueue(int[] links) {
        next = links;
    }

    boolean isEmpty() {
        return head == NONE;
    }

    /// The first one, or [#NONE].
    int peek() {
        return head;
    }

    /// Takes the first one out.
    int remove() {
        int host = head;
        head = next[host];
        if (head == NONE) {
            tail = NONE;
        }
        return host;
    }

    void add(int host) {
        next[host] = NONE;
        if (tail == NONE) {
            head = host;
        } else {
            next[tail] = host;
        }
        tail = host;
    }

    void addFirst(int host) {
        next[host] = head;
        head = host;
        if (tail == NONE) {
            tail = host;
        }
    }
}
