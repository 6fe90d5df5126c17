package org.yaomote.tls;

import io.netty.internal.tcnative.SSLPrivateKeyMethod;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Signs with one RSA key by [LibCrypto], in BoringSSL's place.
///
/// Any thread: each takes a desk of its own and puts it back, so there are as many as ever signed
/// at once. After [#close] nothing may be called.
final class RsaSigner implements SSLPrivateKeyMethod, AutoCloseable {
    /// In a signature; of more bits no key is taken.
    private static final int MOST_OCTETS = 512;

    private final LibCrypto library;
    private final MemorySegment key;

    /// Threads give desks back in another order than they took them, and the last closes.
    private final Arena arena = Arena.ofShared();

    private final Map<RsaScheme, Queue<Desk>> desks = new EnumMap<>(RsaScheme.class);

    /// What it takes to sign once at a time.
    ///
    /// @param context libcrypto's
    /// @param length where the length of the signature stands
    private record Desk(
            MemorySegment context,
            MessageDigest digest,
            MemorySegment hash,
            MemorySegment signature,
            MemorySegment length) {}

    private RsaSigner(LibCrypto library, MemorySegment key) {
        this.library = library;
        this.key = key;
        for (RsaScheme scheme : RsaScheme.values()) {
            desks.put(scheme, new ConcurrentLinkedQueue<>());
        }
    }

    /// A signer for an identity whose key the library signs with faster than BoringSSL, after a
    /// test that its signatures are right; empty for any other.
    static Optional<RsaSigner> of(LibCrypto library, TlsIdentity identity) {
        PublicKey shown = identity.chain().getFirst().getPublicKey();
        if (!identity.isRsa()
                || !(shown instanceof RSAKey rsa)
                || !library.isFastFor(rsa.getModulus().bitLength())) {
            return Optional.empty();
        }
        MemorySegment key = read(library, identity.key());
        if (key == null) {
            return Optional.empty();
        }
        RsaSigner signer = new RsaSigner(library, key);
        if (!signer.isRight(shown)) {
            signer.close();
            return Optional.empty();
        }
        return Optional.of(signer);
    }

    private static @Nullable MemorySegment read(LibCrypto library, PrivateKey key) {
        byte @Nullable [] der = key.getEncoded();
        if (der == null) {
            return null;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(der.length);
            MemorySegment.copy(der, 0, copy, ValueLayout.JAVA_BYTE, 0, der.length);
            MemorySegment read = library.readKey(copy);
            copy.fill((byte) 0);
            return read.equals(MemorySegment.NULL) ? null : read;
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private boolean isRight(PublicKey shown) {
        byte[] sample = {1, 2, 3, 4};
        try {
            for (RsaScheme scheme : RsaScheme.values()) {
                Signature check = scheme.inJava();
                check.initVerify(shown);
                check.update(sample);
                if (!check.verify(sign(scheme, sample))) {
                    return false;
                }
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Called by BoringSSL on the thread of the handshake.
    ///
    /// @param algorithm number of the scheme (RFC 8446 §4.2.3)
    /// @throws SignatureException if it cannot, which ends the handshake
    @Override
    public byte[] sign(long ssl, int algorithm, byte[] input) throws SignatureException {
        RsaScheme scheme = RsaScheme.of(algorithm);
        if (scheme == null) {
            throw new SignatureException("no scheme of RSA: " + algorithm);
        }
        return sign(scheme, input);
    }

    private byte[] sign(RsaScheme scheme, byte[] input) throws SignatureException {
        Queue<Desk> free = Objects.requireNonNull(desks.get(scheme));
        Desk desk = free.poll();
        if (desk == null) {
            desk = desk(scheme);
        }
        try {
            desk.hash.copyFrom(MemorySegment.ofArray(desk.digest.digest(input)));
            desk.length.set(ValueLayout.JAVA_LONG, 0, MOST_OCTETS);
            if (!library.sign(desk.context, desk.signature, desk.length, desk.hash)) {
                throw new SignatureException("libcrypto does not sign");
            }
            return desk.signature
                    .asSlice(0, desk.length.get(ValueLayout.JAVA_LONG, 0))
                    .toArray(ValueLayout.JAVA_BYTE);
        } finally {
            free.add(desk);
        }
    }

    private Desk desk(RsaScheme scheme) throws SignatureException {
        MemorySegment context = library.newContext(key, scheme);
        if (context.equals(MemorySegment.NULL)) {
            throw new SignatureException("libcrypto does not know " + scheme);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(scheme.hash());
            return new Desk(
                    context,
                    digest,
                    arena.allocate(digest.getDigestLength()),
                    arena.allocate(MOST_OCTETS),
                    arena.allocate(ValueLayout.JAVA_LONG));
        } catch (NoSuchAlgorithmException e) {
            library.freeContext(context);
            throw new SignatureException(e);
        }
    }

    /// Key exchange without forward secrecy, which is not offered.
    @Override
    public byte[] decrypt(long ssl, byte[] input) throws SignatureException {
        throw new SignatureException("RSA encryption is not spoken");
    }

    /// Gives the key's memory back, which is overwritten.
    @Override
    public void close() {
        desks.values().forEach(free -> free.forEach(desk -> library.freeContext(desk.context)));
        library.freeKey(key);
        arena.close();
    }
}
