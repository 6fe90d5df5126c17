package org.yaomote.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.unix.Buffer;
import io.netty.internal.tcnative.SSL;
import io.netty.internal.tcnative.SSLContext;
import io.netty.internal.tcnative.SSLCredential;
import io.netty.internal.tcnative.SSLPrivateKeyMethod;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// BoringSSL's context for the clients of one choice of certificates.
///
/// Any thread once it is filled; the memory is native, until [#free].
final class NativeContext {
    private static final byte[] SESSIONS = {'y'};

    /// What a key may sign with, best first: without SHA-1 (RFC 9155 §4), which BoringSSL would do.
    private static final int[] SIGNATURES = {
        SSLPrivateKeyMethod.SSL_SIGN_ED25519,
        SSLPrivateKeyMethod.SSL_SIGN_ECDSA_SECP256R1_SHA256,
        SSLPrivateKeyMethod.SSL_SIGN_RSA_PSS_RSAE_SHA256,
        SSLPrivateKeyMethod.SSL_SIGN_RSA_PKCS1_SHA256,
        SSLPrivateKeyMethod.SSL_SIGN_ECDSA_SECP384R1_SHA384,
        SSLPrivateKeyMethod.SSL_SIGN_RSA_PSS_RSAE_SHA384,
        SSLPrivateKeyMethod.SSL_SIGN_RSA_PKCS1_SHA384,
        SSLPrivateKeyMethod.SSL_SIGN_ECDSA_SECP521R1_SHA512,
        SSLPrivateKeyMethod.SSL_SIGN_RSA_PSS_RSAE_SHA512,
        SSLPrivateKeyMethod.SSL_SIGN_RSA_PKCS1_SHA512
    };

    private final long context;
    private @Nullable RsaSigner signer;

    /// The certificates of the signer's key; 0 without one.
    private long signersChain;

    private NativeContext(long context) {
        this.context = context;
    }

    /// @param signing who signs with RSA keys where that is faster; empty for BoringSSL
    /// @throws GeneralSecurityException if BoringSSL does not take a key or a certificate
    static NativeContext of(
            TlsChoice choice, ServerTls.Settings settings, Optional<LibCrypto> signing)
            throws GeneralSecurityException {
        NativeContext made = null;
        try {
            made = new NativeContext(context(settings));
            for (TlsIdentity identity : choice.identities()) {
                RsaSigner signer =
                        signing.flatMap(library -> RsaSigner.of(library, identity)).orElse(null);
                if (signer == null) {
                    made.add(identity);
                } else {
                    made.add(identity, signer);
                }
            }
            return made;
        } catch (Exception e) {
            // The library declares no narrower one.
            if (made != null) {
                made.free();
            }
            throw e instanceof GeneralSecurityException known ? known : new KeyException(e);
        }
    }

    /// A new `SSL` of the library, which knows the certificates and how to sign.
    long session() {
        long ssl = SSL.newSSL(context, true);
        if (signersChain != 0) {
            try {
                // No key: the context's method signs. What was added comes first, being cheaper.
                SSL.setKeyMaterial(ssl, signersChain, 0);
            } catch (Exception e) {
                SSL.freeSSL(ssl);
                throw new IllegalStateException(e);
            }
        }
        return ssl;
    }

    /// Whether signatures are made by the system's library.
    boolean hasSigner() {
        return signer != null;
    }

    /// Gives the memory back.
    void free() {
        SSLContext.free(context);
        if (signersChain != 0) {
            SSL.freeX509Chain(signersChain);
        }
        if (signer != null) {
            signer.close();
        }
    }

    private static long context(ServerTls.Settings settings) throws Exception {
        long context =
                SSLContext.make(
                        SSL.SSL_PROTOCOL_TLSV1_2 | SSL.SSL_PROTOCOL_TLSV1_3, SSL.SSL_MODE_SERVER);
        SSLContext.setOptions(
                context,
                SSLContext.getOptions(context)
                        | SSL.SSL_OP_NO_COMPRESSION
                        | SSL.SSL_OP_NO_TLSv1
                        | SSL.SSL_OP_NO_TLSv1_1);
        CipherChoice ciphers = settings.ciphers();
        if (ciphers.ownOrder()) {
            SSLContext.setOptions(context, SSL.SSL_OP_CIPHER_SERVER_PREFERENCE);
        } else {
            SSLContext.clearOptions(context, SSL.SSL_OP_CIPHER_SERVER_PREFERENCE);
        }
        if (ciphers.newestOnly()) {
            SSLContext.setOptions(context, SSL.SSL_OP_NO_TLSv1_2);
        } else {
            SSLContext.setCipherSuite(context, ciphers.nativeNames(), false);
        }
        SSLContext.clearOptions(context, SSL.SSL_OP_NO_TICKET);
        SSLContext.setMode(
                context,
                SSLContext.getMode(context)
                        | SSL.SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                        | SSL.SSL_MODE_RELEASE_BUFFERS);
        SSLContext.setVerify(context, SSL.SSL_CVERIFY_NONE, 0);
        SSLContext.setSessionCacheMode(context, SSL.SSL_SESS_CACHE_OFF);
        SSLContext.setSessionIdContext(context, SESSIONS);
        SSLContext.setUseTasks(context, false);
        SSLContext.setAlpnProtos(
                context,
                settings.protocols().toArray(String[]::new),
                SSL.SSL_SELECTOR_FAILURE_NO_ADVERTISE);
        return context;
    }

    /// BoringSSL takes the first identity that the client can check.
    private void add(TlsIdentity identity) throws Exception {
        long credential = SSLCredential.newX509();
        long key = 0;
        long chain = 0;
        try {
            key = parse(pem("PRIVATE KEY", identity.key().getEncoded()), true);
            SSLCredential.setPrivateKey(credential, key);
            SSLCredential.setSigningAlgorithmPrefs(credential, SIGNATURES);
            chain = chain(identity);
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

    /// There is one such place in a context, and its certificates are told to each session.
    private void add(TlsIdentity identity, RsaSigner made) throws Exception {
        signer = made;
        signersChain = chain(identity);
        SSLContext.setPrivateKeyMethod(context, made);
        // The session runs the task at once. Without tasks the library would call the method with
        // an argument missing, and crash.
        SSLContext.setUseTasks(context, true);
    }

    private static long chain(TlsIdentity identity) throws Exception {
        StringBuilder certificates = new StringBuilder();
        for (X509Certificate certificate : identity.chain()) {
            certificates.append(
                    new String(
                            pem("CERTIFICATE", certificate.getEncoded()),
                            StandardCharsets.US_ASCII));
        }
        return parse(certificates.toString().getBytes(StandardCharsets.US_ASCII), false);
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
}
