package org.yaomote.ui.sweep;

/// The statistics of a ping, as iputils reckons them: times in whole microseconds, the deviation by
/// whole-number roots.
///
/// @param sent requests of which it is known what came of them
/// @param received how many of them were answered
/// @param duplicates further replies
/// @param least the shortest round trip in microseconds
/// @param greatest the longest one
/// @param sum of all
/// @param squares the sum of their squares
/// @param last the latest one, -1 if there is none
/// @param jitter the sum of differences between neighbours
record EchoFigures(
        int sent,
        int received,
        int duplicates,
        long least,
        long greatest,
        double sum,
        double squares,
        long last,
        long jitter) {
    /// Nothing was sent.
    static final EchoFigures NONE = new EchoFigures(0, 0, 0, Long.MAX_VALUE, 0, 0, 0, -1, 0);

    private static final int NANOS = 1000;

    /// With one more request.
    EchoFigures with(PingReply reply) {
        if (!reply.isAnswered()) {
            return new EchoFigures(
                    sent + 1, received, duplicates, least, greatest, sum, squares, last, jitter);
        }
        long micros = reply.nanos() / NANOS;
        return new EchoFigures(
                sent + 1,
                received + 1,
                duplicates + reply.result().echo().duplicates(),
                Math.min(least, micros),
                Math.max(greatest, micros),
                sum + micros,
                squares + (double) micros * micros,
                micros,
                last < 0 ? jitter : jitter + Math.abs(micros - last));
    }

    /// The mean in microseconds; 0 if nothing was answered.
    long mean() {
        return received == 0 ? 0 : (long) (sum / received);
    }

    /// The standard deviation in microseconds.
    long deviation() {
        if (received == 0) {
            return 0;
        }
        double variance = (squares - sum * sum / received) / received;
        return (long) Math.sqrt((long) Math.max(0, variance));
    }

    /// The mean difference between a round trip and the one before, in microseconds.
    long meanJitter() {
        return received < 2 ? 0 : jitter / (received - 1);
    }
}
