package org.yaomote.echo;

/// Where nothing is allowed: it refuses every request and says why.
public final class RefusingTransport implements EchoTransport {
    private final EchoMeans means;
    private final Doorbell bell = new Doorbell();

    /// @param why what was tried, and what the system said to it
    public RefusingTransport(String why) {
        means = new EchoMeans(EchoMeans.Kind.NONE, why);
    }

    @Override
    public EchoMeans means() {
        return means;
    }

    @Override
    public void send(EchoBatch batch) {
        for (int entry = 0; entry < batch.size(); entry++) {
            batch.refused(entry, means.why());
        }
    }

    @Override
    public int receive(EchoSink sink) {
        return 0;
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
    public void close() {}
}
