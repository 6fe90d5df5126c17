package org.yaomote.echo;

/// One thing that came back: a reply or an error. It is filled anew for each, so that a million of
/// them leave nothing behind for the collector.
public final class EchoArrival {
    /// What it is.
    public enum Kind {
        /// An echo reply. From [#high] and [#low], which may be anybody.
        REPLY,
        /// An ICMP error about a request to [#high] and [#low]; [#senderHigh] and [#senderLow] say
        /// that it cannot be reached.
        ERROR,
        /// A TCP connection to [#port] was accepted.
        TCP_OPEN,
        /// A TCP connection to [#port] was refused by the host.
        TCP_REFUSED
    }

    /// [#sequence] if the error quotes too little of the request.
    public static final int UNKNOWN = -1;

    private Kind kind = Kind.REPLY;
    private long high;
    private long low;
    private int scope;
    private int sequence = UNKNOWN;
    private long at;
    private int bytes;
    private int ttl;
    private long senderHigh;
    private long senderLow;
    private int type;
    private int code;
    private int port;

    /// Starts over with who sent it, or for an error whom it is about.
    ///
    /// @param at when it came, on the clock of the transport
    public EchoArrival begin(Kind kind, long at, long high, long low) {
        this.kind = kind;
        this.at = at;
        this.high = high;
        this.low = low;
        scope = 0;
        sequence = UNKNOWN;
        bytes = 0;
        ttl = 0;
        senderHigh = 0;
        senderLow = 0;
        type = 0;
        code = 0;
        port = 0;
        return this;
    }

    /// Which interface it came by.
    ///
    /// @param index of the interface, for link-local addresses; 0: none
    public EchoArrival scope(int index) {
        scope = index;
        return this;
    }

    /// Which request it answers.
    ///
    /// @param number 0 to 65,535, or [#UNKNOWN]
    public EchoArrival sequence(int number) {
        sequence = number;
        return this;
    }

    /// How much came, and how far.
    ///
    /// @param bytes data and the 8 octets of header
    /// @param ttl 1 to 255, 0 if it is not known
    public EchoArrival size(int bytes, int ttl) {
        this.bytes = bytes;
        this.ttl = ttl;
        return this;
    }

    /// Who sent the error.
    ///
    /// @param high the upper half of who sent the error; both 0 if it is this computer itself
    /// @param low the lower half
    public EchoArrival sender(long high, long low) {
        senderHigh = high;
        senderLow = low;
        return this;
    }

    /// What the error is.
    ///
    /// @param type of ICMP or ICMPv6, 0 to 255
    /// @param code 0 to 255
    public EchoArrival error(int type, int code) {
        this.type = type;
        this.code = code;
        return this;
    }

    /// Which TCP port answered.
    ///
    /// @param number 1 to 65,535
    public EchoArrival port(int number) {
        port = number;
        return this;
    }

    public Kind kind() {
        return kind;
    }

    /// The upper half of the address, as [EchoAddress] has it.
    public long high() {
        return high;
    }

    /// The lower half.
    public long low() {
        return low;
    }

    /// The index of the interface, 0 where the address needs none.
    public int scope() {
        return scope;
    }

    /// That of the request, 0 to 65,535, or [#UNKNOWN].
    public int sequence() {
        return sequence;
    }

    /// When it came, in nanoseconds of [EchoTransport#now].
    public long at() {
        return at;
    }

    /// Data and the 8 octets of header; 0 if it is no reply.
    public int bytes() {
        return bytes;
    }

    /// 1 to 255; 0 if it is not known.
    public int ttl() {
        return ttl;
    }

    /// The upper half of who sent the error.
    public long senderHigh() {
        return senderHigh;
    }

    /// The lower half; both are 0 if it is this computer itself.
    public long senderLow() {
        return senderLow;
    }

    /// Of the ICMP error.
    public int type() {
        return type;
    }

    /// Of the ICMP error.
    public int code() {
        return code;
    }

    /// Of the TCP connection.
    public int port() {
        return port;
    }
}
