package org.yaomote.sweep;

import org.yaomote.echo.EchoMeans;

/// The means of the room below in the words of this one.
final class MeansOfEcho {
    private MeansOfEcho() {}

    static Means of(EchoMeans means) {
        Means.Kind kind =
                switch (means.kind()) {
                    case DATAGRAM_SOCKET -> Means.Kind.DATAGRAM_SOCKET;
                    case RAW_SOCKET -> Means.Kind.RAW_SOCKET;
                    case WINDOWS_API -> Means.Kind.WINDOWS_API;
                    case SYSTEM_PING -> Means.Kind.SYSTEM_PING;
                    case TCP_CONNECT -> Means.Kind.TCP_CONNECT;
                    case NONE -> Means.Kind.NONE;
                };
        return new Means(kind, means.why());
    }
}
