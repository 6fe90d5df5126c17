package org.yaomote.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Asks by the system's `ping`, a process for each host: slower, and the results are the same. The
/// program repeats a request itself, until the first reply or until it is told to end.
public final class PingTransport implements EchoTransport {
    /// Processes at once.
    static final int MOST = 64;

    /// What a process needs to start and to end, beyond what it waits for.
    private static final long GRACE = 500_000_000;

    private final PingProgram program;
    private final EchoSettings settings;
    private final EchoMeans means;
    private final Doorbell bell = new Doorbell();
    private final Map<Process, Asked> running = new HashMap<>();
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final EchoArrival arrival = new EchoArrival();

    private record Asked(EchoAddress whom, int sequence, long at) {}

    private record Ended(Process process, String output) {}

    /// One of a program that is there.
    ///
    /// @param why what the system said to better means
    public PingTransport(PingProgram program, EchoSettings settings, String why) {
        this.program = program;
        this.settings = settings;
        means = new EchoMeans(EchoMeans.Kind.SYSTEM_PING, why);
    }

    @Override
    public EchoMeans means() {
        return means;
    }

    @Override
    public void send(EchoBatch batch) {
        for (int entry = 0; entry < batch.size(); entry++) {
            if (running.size() >= MOST) {
                batch.stopped(entry, EchoBatch.Outcome.AGAIN);
                return;
            }
            EchoAddress whom =
                    new EchoAddress(batch.high(entry), batch.low(entry), batch.scope(entry));
            try {
                long now = now();
                Process process = program.start(whom.toInetAddress(), settings);
                running.put(process, new Asked(whom, batch.sequence(entry), now));
                var _ = process.onExit().thenAccept(this::ended);
                batch.sent(entry, now);
            } catch (IOException e) {
                batch.refused(entry, String.valueOf(e.getMessage()));
            }
        }
    }

    /// What it printed fits into the pipe, so it is read when there is no more to come.
    private void ended(Process process) {
        String output;
        try {
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | UncheckedIOException e) {
            output = "";
        }
        ended.add(new Ended(process, output));
        bell.ring();
    }

    @Override
    public int receive(EchoSink sink) {
        long now = now();
        long patience = settings.patience().toNanos() + GRACE;
        running.forEach(
                (process, asked) -> {
                    if (now - asked.at() > patience) {
                        process.destroyForcibly();
                    }
                });
        int count = 0;
        for (Optional<Ended> one = next(); one.isPresent(); one = next()) {
            Asked asked = running.remove(one.get().process());
            if (asked != null && tell(asked, PingOutput.of(one.get().output()), sink)) {
                count++;
            }
        }
        return count;
    }

    private Optional<Ended> next() {
        return Optional.ofNullable(ended.poll());
    }

    private boolean tell(Asked asked, PingOutput output, EchoSink sink) {
        EchoAddress whom = asked.whom();
        return switch (output) {
            case PingOutput.Reply reply -> {
                sink.accept(
                        begin(EchoArrival.Kind.REPLY, asked.at() + reply.nanos(), whom)
                                .sequence(asked.sequence())
                                .size(reply.bytes(), reply.ttl()));
                yield true;
            }
            case PingOutput.Failure failure -> {
                EchoArrival error =
                        begin(EchoArrival.Kind.ERROR, now(), whom)
                                .sequence(asked.sequence())
                                .error(failure.type(), failure.code());
                failure.from()
                        .map(EchoAddress::of)
                        .ifPresent(from -> error.sender(from.high(), from.low()));
                sink.accept(error);
                yield true;
            }
            case PingOutput.Silence _ -> false;
        };
    }

    private EchoArrival begin(EchoArrival.Kind kind, long at, EchoAddress whom) {
        return arrival.begin(kind, at, whom.high(), whom.low()).scope(whom.scope());
    }

    @Override
    public void await(long until) {
        bell.await(until - now());
    }

    @Override
    public void wakeUp() {
        bell.ring();
    }

    @Override
    public boolean repeats() {
        return true;
    }

    /// Ends what still runs and waits for none of it.
    @Override
    public void close() {
        running.keySet().forEach(Process::destroyForcibly);
        running.clear();
    }
}
