package org.yaomote.transport;

import io.netty.util.internal.OutOfDirectMemoryError;

/// Tells what a program survives from what it does not.
///
/// Out of heap means that anything anywhere may have stopped half-way. The memory for buffers has a
/// bound of its own: whoever wants more than is left gets none, and nothing else is harmed.
final class Fatal {
    private Fatal() {}

    /// Whether nothing that runs in this process can be relied on any more.
    static boolean is(Throwable cause) {
        return cause instanceof VirtualMachineError
                && !(cause instanceof StackOverflowError)
                && !isOutOfBuffers(cause);
    }

    /// Whether the memory for buffers is used up.
    static boolean isOutOfBuffers(Throwable cause) {
        // The JDK has no type of its own for it.
        String text = cause instanceof OutOfMemoryError ? cause.getMessage() : null;
        return cause instanceof OutOfDirectMemoryError
                || (text != null && text.startsWith("Cannot reserve"));
    }
}
