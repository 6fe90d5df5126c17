package org.yaomote.traffic;

import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Setup;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Recorded requests for tests.
final class Traces {
    private Traces() {}

    /// A request of 10.0.0.50 for app.lan to the first backend of the service `web`.
    static RequestTrace trace(String line, int status, long nanos) {
        TrafficTap tap = new TrafficTap(1, InstantSource.system());
        tap.demand(Demand.HEADS);
        serve(tap, line, status, nanos);
        return tap.drain().traces().getFirst();
    }

    static void serve(TrafficTap tap, String line, int status, long nanos) {
        AtomicLong now = new AtomicLong(1);
        Recording recording = tap.lane(0).begin(Setup.http("public", "web"), now::get);
        if (recording == null) {
            return;
        }
        recording.caller(new Caller("10.0.0.50", "10.0.0.50", 8080, "HTTP/1.1", "", "", ""));
        head(recording, line + " HTTP/1.1\r\nHost: app.lan:8080\r\nCookie: id=4711\r\n");
        recording.way().asked(0, AskedRule.Verdict.TAKES, -1);
        recording.way().service(Configs.small().services().getFirst());
        recording.way().choosing(List.of());
        recording.way().chosen(0, Pick.BALANCING);
        recording.way().sending(true);
        now.addAndGet(nanos);
        recording.way().answered();
        byte[] answer = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1);
        recording.responseHead(answer, 0, answer.length, false);
        recording.end(new Recording.Ending(status, true, 0, 4000, 1));
    }

    private static void head(Recording recording, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        recording.requestHead(octets, 0, octets.length);
    }
}
