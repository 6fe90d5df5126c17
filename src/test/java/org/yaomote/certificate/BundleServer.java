package org.yaomote.certificate;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A small HTTPS server on loopback that shows what is in a bundle.
public final class BundleServer implements AutoCloseable {
    private final HttpsServer server;

    private BundleServer(HttpsServer server) {
        this.server = server;
    }

    /// Opens it on a free port.
    public static BundleServer serving(byte[] bundle) throws Exception {
        Identity identity = Made.done(Made.done(Made.read(bundle)).identity());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        Certificate[] chain = identity.chain().toArray(Certificate[]::new);
        keys.setKeyEntry("own", identity.key(), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    byte[] hello = "hello".getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, hello.length);
                    exchange.getResponseBody().write(hello);
                    exchange.close();
                });
        server.start();
        return new BundleServer(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
