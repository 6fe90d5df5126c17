package org.yaomote.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandle;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.IovArray;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the sockets of one event loop share: memory, turns and a slow clock.
///
/// No connection that rests has a buffer of its own. All read into the same one, and gather small
/// pieces in one that is lent until it is flushed.
///
/// Thread: its event loop; [#release] after that has ended.
final class SocketLoop {
    /// Bytes per read decide what large bodies cost: 256 KiB against 64 KiB is 0.64 against 0.85 of
    /// the processor time, and more gains nothing.
    static final int READ = 256 * 1024;

    /// Room for small pieces until they are flushed.
    static final int GATHER = 64 * 1024;

    /// Room for the records of one read, and for what protection adds.
    private static final int RECORDS = READ + 32 * 1024;

    private static final int SPARE = 16;
    private static final long LOOK_MILLIS = 100;

    /// Something that is looked at a few times a second.
    interface Watched {
        /// A look.
        ///
        /// @return whether another is wanted
        boolean look(long now);

        /// The loop ends.
        void close();
    }

    private final IoEventLoop loop;
    private final TurnClock clock;
    private final Consumer<Throwable> fatal;
    private final Deque<ByteBuf> spare = new ArrayDeque<>();
    private final Deque<WatchedSocket> turns = new ArrayDeque<>();
    private List<Watched> watched = new ArrayList<>();
    private @Nullable ByteBuf readBuffer;
    private @Nullable ByteBuf plainBuffer;
    private @Nullable ByteBuf recordBuffer;
    private @Nullable IovArray pair;
    private int depth;
    private boolean turnsAsked;
    private boolean lookAsked;

    /// @param clock nanoseconds
    /// @param fatal told of what the process does not survive
    SocketLoop(IoEventLoop loop, LongSupplier clock, Consumer<Throwable> fatal) {
        this.loop = loop;
        this.clock = new TurnClock(clock);
        this.fatal = fatal;
    }

    /// A fault of ours ends what it happened to, and nothing else on the loop.
    void fault(Throwable cause, Watched happenedTo) {
        if (Fatal.is(cause)) {
            fatal.accept(cause);
        }
        System.getLogger(EpollConnection.class.getName())
                .log(Level.ERROR, "connection ended", cause);
        happenedTo.close();
    }

    IoEventLoop loop() {
        return loop;
    }

    long now() {
        return clock.getAsLong();
    }

    /// Stands still while a socket is served.
    LongSupplier clock() {
        return clock;
    }

    /// Where every connection reads; what is in it is gone with the next read.
    ByteBuf readBuffer() {
        ByteBuf own = own(readBuffer, READ);
        readBuffer = own;
        return own;
    }

    /// Where what was read is decrypted to, with the same rule; [#READ] bytes.
    ByteBuf plainBuffer() {
        ByteBuf own = own(plainBuffer, READ);
        plainBuffer = own;
        return own;
    }

    /// Where records are made that are sent at once.
    ByteBuf recordBuffer() {
        ByteBuf own = own(recordBuffer, RECORDS);
        recordBuffer = own;
        return own;
    }

    /// A buffer that nobody else holds: a channel keeps a piece of one until it has sent it, and
    /// what is read meanwhile must not get into it.
    private static ByteBuf own(@Nullable ByteBuf present, int size) {
        if (present != null && present.refCnt() == 1) {
            return present;
        }
        if (present != null) {
            present.release();
        }
        return Unpooled.directBuffer(size, size);
    }

    /// Two pieces for one system call.
    IovArray pair() {
        IovArray present = pair;
        if (present == null) {
            present = new IovArray(2);
            pair = present;
        }
        present.clear();
        return present;
    }

    /// Lends an empty buffer of [#GATHER] bytes.
    ByteBuf lend() {
        ByteBuf present = spare.pollLast();
        return present != null ? present : Unpooled.directBuffer(GATHER, GATHER);
    }

    void giveBack(ByteBuf lent) {
        if (spare.size() < SPARE) {
            spare.addLast(lent.clear());
        } else {
            lent.release();
        }
    }

    /// Begins something that calls receivers; [#leave] ends it.
    void enter() {
        if (depth == 0) {
            clock.turn();
        }
        depth++;
    }

    /// Ends it; connections that asked for a turn meanwhile have it now. Never within another's
    /// call: that may still use the read buffer, and state machines are not called back by what
    /// they do.
    void leave() {
        try {
            if (depth == 1) {
                for (int left = turns.size(); left > 0; left--) {
                    clock.turn();
                    turns.removeFirst().turn();
                }
            }
        } finally {
            // Whatever one turn threw, the others still get theirs.
            depth--;
            if (depth == 0) {
                clock.end();
            }
            askForTurns();
        }
    }

    /// Gives a connection a turn as soon as nothing else is under way.
    void later(WatchedSocket connection) {
        turns.addLast(connection);
        askForTurns();
    }

    private void askForTurns() {
        if (depth == 0 && !turnsAsked && !turns.isEmpty()) {
            turnsAsked = true;
            loop.execute(this::giveTurns);
        }
    }

    private void giveTurns() {
        turnsAsked = false;
        enter();
        leave();
    }

    /// Has a connection looked at a few times a second until it says that this is enough.
    void watch(Watched connection) {
        watched.add(connection);
        lookLater();
    }

    private void lookLater() {
        if (!lookAsked) {
            lookAsked = true;
            var _ = loop.schedule(this::lookAtAll, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lookAtAll() {
        lookAsked = false;
        List<Watched> looked = watched;
        watched = new ArrayList<>();
        long now = now();
        enter();
        try {
            looked.forEach(connection -> look(connection, now));
        } finally {
            leave();
        }
        if (!watched.isEmpty()) {
            lookLater();
        }
    }

    private void look(Watched connection, long now) {
        try {
            if (connection.look(now)) {
                watched.add(connection);
            }
        } catch (RuntimeException | Error e) {
            fault(e, connection);
        }
    }

    /// Tells epoll of a handle.
    ///
    /// @throws java.io.UncheckedIOException if the system will not
    IoRegistration register(IoHandle handle, EpollIoOps interest) {
        // On the loop itself this is done when it returns.
        Future<IoRegistration> done = loop.register(handle);
        IoRegistration registration = Objects.requireNonNull(done.getNow(), "not registered");
        registration.submit(interest);
        return registration;
    }

    /// Closes what epoll knows nothing of; the rest is closed with the loop.
    void closeWatched() {
        List.copyOf(watched).forEach(Watched::close);
    }

    /// Gives the memory back; once more does no harm.
    void release() {
        spare.forEach(ByteBuf::release);
        spare.clear();
        readBuffer = released(readBuffer);
        plainBuffer = released(plainBuffer);
        recordBuffer = released(recordBuffer);
        if (pair != null) {
            pair.release();
            pair = null;
        }
    }

    private static @Nullable ByteBuf released(@Nullable ByteBuf buffer) {
        if (buffer != null) {
            buffer.release();
        }
        return null;
    }
}
