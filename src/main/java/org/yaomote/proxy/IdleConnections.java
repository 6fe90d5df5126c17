package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The idle connections of one loop to one backend, the most recently used on top.
///
/// Thread: that loop. Last in, first out, so that in quiet times the same few stay warm and the
/// rest grow old and are closed.
final class IdleConnections implements Pooled {
    private static final int LIMIT = 1024;

    private final Target target;
    private @Nullable UpstreamConnection[] stack = new UpstreamConnection[8];
    private int size;

    IdleConnections(Target target) {
        this.target = target;
    }

    /// The connection used last, out of the pool; null if there is none.
    @Nullable UpstreamConnection take() {
        while (size > 0) {
            size--;
            UpstreamConnection top = stack[size];
            stack[size] = null;
            if (top != null && top.isUsable()) {
                return top;
            }
        }
        return null;
    }

    /// Keeps a connection for later, or closes it if there are too many or nobody will want it.
    void put(UpstreamConnection connection) {
        if (target.isRetired() || size == LIMIT) {
            connection.close();
            return;
        }
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, size * 2);
        }
        stack[size] = connection;
        size++;
    }

    /// Takes a connection out that closed while it was idle.
    void remove(UpstreamConnection connection) {
        for (int i = size - 1; i >= 0; i--) {
            if (stack[i] == connection) {
                System.arraycopy(stack, i + 1, stack, i, size - i - 1);
                size--;
                stack[size] = null;
                return;
            }
        }
    }

    @Override
    public void expire(long nowNanos, long idleNanos) {
        int old = 0;
        // The bottom of the stack is the oldest.
        while (old < size && isOld(stack[old], nowNanos, idleNanos)) {
            old++;
        }
        if (old == 0) {
            return;
        }
        @Nullable UpstreamConnection[] leaving = Arrays.copyOf(stack, old);
        System.arraycopy(stack, old, stack, 0, size - old);
        Arrays.fill(stack, size - old, size, null);
        size -= old;
        for (UpstreamConnection connection : leaving) {
            if (connection != null) {
                connection.close();
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    private boolean isOld(@Nullable UpstreamConnection connection, long now, long idleNanos) {
        return connection == null
                || target.isRetired()
                || now - connection.idleSinceNanos() >= idleNanos;
    }
}
