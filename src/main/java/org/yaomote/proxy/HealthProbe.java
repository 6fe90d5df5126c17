package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.Evidence;
import org.yaomote.config.Fault;
import org.yaomote.http.HeadEnd;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.ResponseHead;
import org.yaomote.transport.Connection;
import org.yaomote.transport.Connector;
import org.yaomote.transport.Receiver;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// One health check under way: connects, asks if there is something to ask, reads the head of the
/// answer as strictly as those of clients' answers, and hangs up.
///
/// Thread: its event loop.
final class HealthProbe implements Connector.Outcome, Receiver {
    private final BackendCheck.Plan plan;
    private final Asker asker;
    private final LoopState state;
    private final long begunNanos;
    private final HeldBytes held = new HeldBytes();
    private @Nullable Future<?> limit;
    private @Nullable Connection connection;

    /// What asks in HTTP/2; null if that is not spoken.
    private @Nullable Http2Probe http2;

    private int status;
    private boolean over;

    /// Who wants to know.
    interface Asker {
        /// How it ended; told once, on the probe's loop.
        void concluded(Evidence.Check check);
    }

    private HealthProbe(BackendCheck.Plan plan, Asker asker, LoopState state) {
        this.plan = plan;
        this.asker = asker;
        this.state = state;
        this.begunNanos = state.now();
    }

    /// Begins; who asks is told once how it ends, within its timeout.
    static void begin(BackendCheck.Plan plan, Asker asker, EventLoop loop, LoopState state) {
        HealthProbe probe = new HealthProbe(plan, asker, state);
        Target target = plan.target();
        InetSocketAddress address = target.address();
        Addresses other = target.alive();
        InetSocketAddress alive = other == null ? null : other.next(state.now());
        if (address == null || (other != null && alive == null)) {
            probe.conclude("upstream.unknownHost");
            return;
        }
        long timeout = plan.timing().timeout().toNanos();
        probe.limit =
                loop.schedule(
                        () -> probe.conclude("upstream.timeout"), timeout, TimeUnit.NANOSECONDS);
        if (target.fault() != null) {
            probe.pretend(target.fault(), timeout);
        } else if (alive == null) {
            probe.connect(address);
        } else {
            Duration patience = plan.timing().timeout();
            state.connector().connect(alive, patience, probe.new Alive(address));
        }
    }

    /// In a rehearsal a check fails as requests do, and the backend hears nothing of it.
    private void pretend(Fault fault, long timeoutNanos) {
        switch (fault) {
            case Fault.Stopped() -> conclude("upstream.refused");
            case Fault.Slow(var by, _) when by.toNanos() >= timeoutNanos -> {
                // Its limit ends it.
            }
            case Fault.Slow _ -> conclude("");
            case Fault.Answers(var code, var percent) -> {
                // A check is no request of the share that fails: it would move the count.
                if (plan.question() instanceof Question.Connect || percent < Fault.SHARES) {
                    conclude("");
                } else {
                    status = code;
                    conclude("upstream.status");
                }
            }
        }
    }

    private void connect(InetSocketAddress address) {
        Target target = plan.target();
        state.connector().connect(address, target.tls(), plan.timing().timeout(), this);
    }

    /// First the other place that must live, too (`HAport`).
    private final class Alive implements Connector.Outcome {
        private final InetSocketAddress then;

        Alive(InetSocketAddress then) {
            this.then = then;
        }

        @Override
        public void connected(Connection made) {
            made.close();
            if (!over) {
                connect(then);
            }
        }

        @Override
        public void failed(Throwable cause) {
            conclude(ConnectAttempt.reason(cause));
        }
    }

    @Override
    public void connected(Connection made) {
        if (over) {
            made.close();
            return;
        }
        connection = made;
        switch (plan.question()) {
            case Question.Connect _ -> conclude("");
            case Question.Get get -> {
                switch (get.by()) {
                    case HTTP_1 -> ask(made, Question.octets(get.request()));
                    case HTTP_2 -> ask2(made, get.request(), new byte[0]);
                }
            }
            case Question.Call call -> ask2(made, call.request(), call.message());
        }
    }

    private void ask(Connection made, byte[] request) {
        made.receiver(this);
        made.send(request, 0, request.length);
        made.flush();
    }

    private void ask2(Connection made, String request, byte[] message) {
        boolean secure = plan.target().tls() != null;
        Http2Probe asking = new Http2Probe(this, made, state, secure);
        http2 = asking;
        asking.ask(Question.octets(request), message);
    }

    @Override
    public void failed(Throwable cause) {
        conclude(ConnectAttempt.reason(cause));
    }

    @Override
    public void onBytes(ByteBuf buffer, int from, int to) {
        if (over) {
            return;
        }
        held.add(buffer, from, to);
        ByteBuf present = held.take();
        int used = present.readerIndex();
        int next = head(present, used);
        while (!over && next > used) {
            used = next;
            next = head(present, used);
        }
        if (over) {
            present.release();
        } else {
            held.putBack(present, used);
        }
    }

    @Override
    public void onWritable() {
        // The request is small: the kernel has taken it at once.
    }

    @Override
    public void onClosed() {
        conclude("upstream.broke");
    }

    /// Looks at a head, interim ones too.
    ///
    /// @return index behind it, or `from` if it is not complete
    private int head(ByteBuf bytes, int from) {
        byte[] scratch = state.scratch();
        int length = Math.min(bytes.writerIndex() - from, HeadLimits.RESPONSE.maxHeadBytes() + 1);
        bytes.getBytes(from, scratch, 0, length);
        int end = HeadEnd.find(scratch, 0, length);
        ResponseHead head = state.responseHead();
        boolean tooLong = end < 0 && length > HeadLimits.RESPONSE.maxHeadBytes();
        if (tooLong || (end >= 0 && head.parse(scratch, 0, end, false) != null)) {
            conclude("upstream.malformed");
            return from;
        }
        if (end >= 0 && head.status() >= 200) {
            answered(head.status());
        } else if (end >= 0 && head.status() == 101) {
            conclude("upstream.malformed");
        }
        return end < 0 ? from : from + end;
    }

    /// The answer's head has come.
    void answered(int code) {
        status = code;
        switch (plan.question()) {
            case Question.Connect _ -> {}
            case Question.Get get -> conclude(get.isWell(code) ? "" : "upstream.status");
            case Question.Call _ -> {
                if (code != 200) {
                    conclude("upstream.status");
                }
            }
        }
    }

    /// So much of the answer's body has come as is needed, or all of it.
    void said(byte[] body) {
        if (plan.question() instanceof Question.Call call) {
            conclude(call.isWell(body) ? "" : "upstream.status");
        }
    }

    /// It is over; what comes after the first time counts no more.
    ///
    /// @param reason code of why it failed; empty if it went well
    void conclude(String reason) {
        if (over) {
            return;
        }
        over = true;
        held.release();
        if (limit != null) {
            limit.cancel(false);
        }
        if (http2 != null) {
            http2.end();
        } else if (connection != null) {
            connection.close();
        }
        long took = state.now() - begunNanos;
        asker.concluded(new Evidence.Check(begunNanos, took, reason, status));
    }
}
