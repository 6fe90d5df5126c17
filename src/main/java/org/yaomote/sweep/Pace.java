package org.yaomote.sweep;

/// How fast requests go out: a bucket of tokens, refilled every 2 ms.
///
/// @param perSecond requests in a second, 1 to 1,000,000; 0: as fast as it goes
public record Pace(int perSecond) {
    /// For somebody else's network, a VPN, slow radio.
    public static final Pace GENTLE = new Pace(200);

    /// The default: a /24 is out within 50 ms.
    public static final Pace NORMAL = new Pace(5_000);

    /// For one's own network.
    public static final Pace FAST = new Pace(20_000);

    /// For loopback and laboratories; with one try only, bursts overrun queues.
    public static final Pace MAXIMUM = new Pace(0);

    public Pace {
        if (perSecond < 0 || perSecond > 1_000_000) {
            throw new IllegalArgumentException("requests per second");
        }
    }
}
