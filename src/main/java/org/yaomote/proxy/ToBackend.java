package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.yaomote.http.BodySink;

/// Where the body of a request goes, or what a client sends through a tunnel.
///
/// Thread: the connection's event loop.
record ToBackend(Exchange exchange, Request request) implements BodySink {
    @Override
    public void pass(ByteBuf buffer, int from, int to) {
        UpstreamSide upstream = exchange.upstream();
        if (upstream != null) {
            request.passedOn(buffer, from, to);
            upstream.send(buffer, from, to);
        }
    }

    @Override
    public void trailers(ByteBuf buffer, int from, int to) {
        UpstreamSide upstream = exchange.upstream();
        if (upstream != null) {
            upstream.trailers(buffer, from, to);
        }
    }
}
