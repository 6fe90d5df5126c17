package org.yaomote.config;

/// What is spoken to a service's backends.
public enum UpstreamHttp {
    /// HTTP/1.1.
    HTTP_1,
    /// HTTP/2, as gRPC needs it: by ALPN in TLS, with prior knowledge in the clear.
    HTTP_2
}
