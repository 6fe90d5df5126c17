package org.yaomote.tls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/// The few functions of the system's libcrypto (OpenSSL 3) that sign with an RSA key.
///
/// It has code for the 52-bit multiplications of newer processors (AVX-512 IFMA), which BoringSSL
/// lacks: there, and only there, it signs more than twice as fast. Any thread; the library stays
/// loaded.
final class LibCrypto {
    /// The name that all of version 3 has where there may be such processors.
    static final String NAME = "libcrypto.so.3";

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String FAST = "avx512ifma";

    /// The program ends while event loops may still sign: the library must not tidy up by itself.
    private static final long NO_ATEXIT = 0x80000;

    private static final int PSS_PADDING = 6;
    private static final int SALT_AS_LONG_AS_THE_HASH = -1;

    private final MethodHandle readKey;
    private final MethodHandle freeKey;
    private final MethodHandle newContext;
    private final MethodHandle freeContext;
    private final MethodHandle initSign;
    private final MethodHandle setPadding;
    private final MethodHandle setSalt;
    private final MethodHandle setHash;
    private final MethodHandle hashByName;
    private final MethodHandle sign;
    private final MethodHandle clearErrors;
    private final int minor;

    /// @throws IllegalArgumentException if there is no such library
    /// @throws NoSuchElementException if it lacks a function
    @SuppressWarnings("restricted")
    private LibCrypto(String library) {
        SymbolLookup found = SymbolLookup.libraryLookup(library, Arena.global());
        readKey = function(found, "d2i_AutoPrivateKey", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
        freeKey = procedure(found, "EVP_PKEY_free", ADDRESS);
        newContext = function(found, "EVP_PKEY_CTX_new", ADDRESS, ADDRESS, ADDRESS);
        freeContext = procedure(found, "EVP_PKEY_CTX_free", ADDRESS);
        initSign = function(found, "EVP_PKEY_sign_init", JAVA_INT, ADDRESS);
        setPadding = function(found, "EVP_PKEY_CTX_set_rsa_padding", JAVA_INT, ADDRESS, JAVA_INT);
        setSalt = function(found, "EVP_PKEY_CTX_set_rsa_pss_saltlen", JAVA_INT, ADDRESS, JAVA_INT);
        setHash = function(found, "EVP_PKEY_CTX_set_signature_md", JAVA_INT, ADDRESS, ADDRESS);
        hashByName = function(found, "EVP_get_digestbyname", ADDRESS, ADDRESS);
        sign =
                function(
                        found,
                        "EVP_PKEY_sign",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG);
        clearErrors = procedure(found, "ERR_clear_error");
        MethodHandle init = function(found, "OPENSSL_init_crypto", JAVA_INT, JAVA_LONG, ADDRESS);
        MethodHandle version = function(found, "OPENSSL_version_minor", JAVA_INT);
        try {
            int ready = (int) init.invokeExact(NO_ATEXIT, MemorySegment.NULL);
            minor = (int) version.invokeExact();
            if (ready != 1) {
                throw new IllegalArgumentException(library);
            }
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The system's, where it signs faster than BoringSSL.
    static Optional<LibCrypto> whereFaster() {
        return Holder.FASTER;
    }

    /// By the name of a library; empty if it is not there or of another kind.
    static Optional<LibCrypto> named(String library) {
        try {
            return Optional.of(new LibCrypto(library));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static final class Holder {
        static final Optional<LibCrypto> FASTER =
                hasFastMultiplication() ? named(NAME) : Optional.empty();

        private static boolean hasFastMultiplication() {
            if (!Files.isReadable(PROCESSORS)) {
                return false;
            }
            try (Stream<String> lines = Files.lines(PROCESSORS)) {
                return lines.filter(line -> line.startsWith("flags"))
                        .findFirst()
                        .filter(line -> line.contains(FAST))
                        .isPresent();
            } catch (IOException | UncheckedIOException e) {
                return false;
            }
        }
    }

    /// Whether the fast code is there for this size of key: that for 3072 and 4096 bits came with
    /// version 3.1.
    boolean isFastFor(int bits) {
        return bits == 2048 || (minor >= 1 && (bits == 3072 || bits == 4096));
    }

    /// Reads a key.
    ///
    /// @param der PKCS#8; not needed behind this call
    /// @return the key, to be [freed][#freeKey]; NULL if it cannot be read
    MemorySegment readKey(MemorySegment der) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocateFrom(ADDRESS, der);
            return (MemorySegment) readKey.invokeExact(MemorySegment.NULL, place, der.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        } finally {
            forgetErrors();
        }
    }

    /// Gives a key back, whose memory is overwritten.
    void freeKey(MemorySegment key) {
        try {
            freeKey.invokeExact(key);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// What signs hashes with a key by a scheme, as often as it is asked, one at a time.
    ///
    /// @return to be [freed][#freeContext]; NULL if the library does not do it
    MemorySegment newContext(MemorySegment key, RsaScheme scheme) {
        try {
            MemorySegment context = (MemorySegment) newContext.invokeExact(key, MemorySegment.NULL);
            if (!context.equals(MemorySegment.NULL) && !prepare(context, scheme)) {
                freeContext(context);
                return MemorySegment.NULL;
            }
            return context;
        } catch (Throwable e) {
            throw unexpected(e);
        } finally {
            forgetErrors();
        }
    }

    /// PKCS#1 v1.5 is what it does of itself.
    private boolean prepare(MemorySegment context, RsaScheme scheme) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            var hash =
                    (MemorySegment) hashByName.invokeExact(arena.allocateFrom(openSslName(scheme)));
            return (int) initSign.invokeExact(context) > 0
                    && (!scheme.isPss() || (int) setPadding.invokeExact(context, PSS_PADDING) > 0)
                    && (int) setHash.invokeExact(context, hash) > 0
                    && (!scheme.isPss()
                            || (int) setSalt.invokeExact(context, SALT_AS_LONG_AS_THE_HASH) > 0);
        }
    }

    private static String openSslName(RsaScheme scheme) {
        return scheme.hash().replace("-", "");
    }

    void freeContext(MemorySegment context) {
        try {
            freeContext.invokeExact(context);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Signs a hash.
    ///
    /// @param length holds the room for the signature, and then its length
    /// @return whether it could
    boolean sign(
            MemorySegment context,
            MemorySegment signature,
            MemorySegment length,
            MemorySegment hash) {
        try {
            boolean signed =
                    (int) sign.invokeExact(context, signature, length, hash, hash.byteSize()) > 0;
            if (!signed) {
                forgetErrors();
            }
            return signed;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The library keeps them for each thread until somebody asks.
    private void forgetErrors() {
        try {
            clearErrors.invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(
            SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        library.findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle procedure(
            SymbolLookup library, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
    }

    /// The functions throw nothing; what is left is the JVM's own.
    private static RuntimeException unexpected(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(cause);
        };
    }
}
