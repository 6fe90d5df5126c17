package org.yaomote.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.unix.Buffer;
import io.netty.internal.tcnative.SSL;
import io.netty.internal.tcnative.SSLContext;
import io.netty.internal.tcnative.SSLCredential;

import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// BoringSSL's side of a listener, without an engine in between: one context per choice of
/// certificates.
///
/// Sessions are resumed by tickets alone, whose keys BoringSSL makes and changes by itself; nothing
/// is kept per client. Any thread; the native memory lives as long as this and the sessions do.
public final class NativeTls {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final byte[] SESSIONS = {'y'};

    /// Shared with the cleaner, which must not know the object it cleans up after.
    private final long[] contexts;

    private NativeTls(long[] contexts) {
        this.contexts = contexts;
        CLEANER.register(this, () -> free(contexts));
    }

    /// @throws GeneralSecurityException if BoringSSL does not take a key or a certificate
    static NativeTls of(ServerTls.Settings settings) throws GeneralSecurityException {
        List<TlsChoice> choices = settings.choices().choices();
        long[] made = new long[choices.size()];
        NativeTls tls = new NativeTls(made);
        for (int i = 0; i < made.length; i++) {
            try {
                made[i] = context(settings.protocols());
                for (TlsIdentity identity : choices.get(i).identities()) {
                    add(made[i], identity);
                }
            } catch (GeneralSecurityException e) {
                throw e;
            } catch (Exception e) {
                // The library declares no narrower one.
                throw new KeyException(e);
            }
        }
        return tls;
    }

    /// A new session with a client that gets the certificates of a choice.
    NativeSession session(int choice) {
        return new NativeSession(this, contexts[choice]);
    }

    private static long context(List<String> protocols) throws Exception {
        long context =
                SSLContext.make(
                        SSL.SSL_PROTOCOL_TLSV1_2 | SSL.SSL_PROTOCOL_TLSV1_3, SSL.SSL_MODE_SERVER);
        SSLContext.setOptions(
                context,
                SSLContext.getOptions(context)
                        | SSL.SSL_OP_CIPHER_SERVER_PREFERENCE
                        | SSL.SSL_OP_NO_COMPRESSION
                        | SSL.SSL_OP_NO_TLSv1
                        | SSL.SSL_OP_NO_TLSv1_1);
        SSLContext.clearOptions(context, SSL.SSL_OP_NO_TICKET);
        SSLContext.setMode(
                context,
                SSLContext.getMode(context)
                        | SSL.SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                        | SSL.SSL_MODE_RELEASE_BUFFERS);
        SSLContext.setCipherSuite(context, Suites.nativeNames(), false);
        SSLContext.setVerify(context, SSL.SSL_CVERIFY_NONE, 0);
        SSLContext.setSessionCacheMode(context, SSL.SSL_SESS_CACHE_OFF);
        SSLContext.setSessionIdContext(context, SESSIONS);
        SSLContext.setUseTasks(context, false);
        SSLContext.setAlpnProtos(
                context, protocols.toArray(String[]::new), SSL.SSL_SELECTOR_FAILURE_NO_ADVERTISE);
        return context;
    }

    /// BoringSSL takes the first identity that the client can check.
    private static void add(long context, TlsIdentity identity) throws Exception {
        long credential = SSLCredential.newX509();
        long key = 0;
        long chain = 0;
        try {
            key = parse(pem("PRIVATE KEY", identity.key().getEncoded()), true);
            SSLCredential.setPrivateKey(credential, key);
            StringBuilder certificates = new StringBuilder();
            for (X509Certificate certificate : identity.chain()) {
                certificates.append(
                        new String(
                                pem("CERTIFICATE", certificate.getEncoded()),
                                StandardCharsets.US_ASCII));
            }
            chain = parse(certificates.toString().getBytes(StandardCharsets.US_ASCII), false);
            SSLCredential.setCertChain(credential, chain);
            SSLContext.addCredential(context, credential);
        } finally {
            // The context holds what it needs of them.
            SSLCredential.free(credential);
            if (chain != 0) {
                SSL.freeX509Chain(chain);
            }
            if (key != 0) {
                SSL.freePrivateKey(key);
            }
        }
    }

    private static byte[] pem(String label, byte[] content) {
        byte[] lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(content);
        byte[] begin = ("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = ("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] pem = Arrays.copyOf(begin, begin.length + lines.length + end.length);
        System.arraycopy(lines, 0, pem, begin.length, lines.length);
        System.arraycopy(end, 0, pem, begin.length + lines.length, end.length);
        Arrays.fill(lines, (byte) 0);
        Arrays.fill(content, (byte) 0);
        return pem;
    }

    /// Hands a text over to the library and forgets it.
    private static long parse(byte[] pem, boolean key) throws Exception {
        long bio = SSL.newMemBIO();
        ByteBuf direct = Unpooled.directBuffer(pem.length).writeBytes(pem);
        try {
            SSL.bioWrite(bio, Buffer.memoryAddress(direct.nioBuffer()), pem.length);
            return key ? SSL.parsePrivateKey(bio, null) : SSL.parseX509Chain(bio);
        } finally {
            SSL.freeBIO(bio);
            Arrays.fill(pem, (byte) 0);
            direct.setZero(0, direct.capacity());
            direct.release();
        }
    }

    private static void free(long[] contexts) {
        for (long context : contexts) {
            if (context != 0) {
                SSLContext.free(context);
            }
        }
    }
}
