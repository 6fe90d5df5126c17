package org.yaomote.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;

import java.io.IOException;
import java.math.BigInteger;

/// Whether a file demands more work to try a pass phrase than any honest one: a number in it says
/// how often to hash, and how much memory to take.
final class KeyCost {
    /// What is recommended today is six hundred thousand; a million takes about a second.
    private static final BigInteger MOST_ROUNDS = BigInteger.valueOf(1_000_000);

    /// The product of scrypt's three numbers, times 128, is at least the octets it takes: 64 MiB.
    private static final BigInteger MOST_SCRYPT = BigInteger.valueOf((64 << 20) / 128);

    private static final int DEEPEST = 40;

    private KeyCost() {}

    /// Looks at every number that stands where a count of rounds does, at any depth, also in octet
    /// strings that hold such structures.
    static boolean isTooCostly(ASN1Encodable structure) {
        return isTooCostly(structure.toASN1Primitive(), 0);
    }

    private static boolean isTooCostly(ASN1Primitive part, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        return switch (part) {
            case ASN1Sequence sequence ->
                    isScrypt(sequence) || demands(sequence) || anyOf(sequence, depth);
            case ASN1Set set -> anyOf(set, depth);
            case ASN1TaggedObject tagged ->
                    isTooCostly(tagged.getBaseObject().toASN1Primitive(), depth + 1);
            case ASN1OctetString octets -> inside(octets.getOctets(), depth);
            default -> false;
        };
    }

    private static boolean anyOf(Iterable<ASN1Encodable> parts, int depth) {
        for (ASN1Encodable part : parts) {
            if (isTooCostly(part.toASN1Primitive(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inside(byte[] octets, int depth) {
        if (octets.length < 2 || octets[0] != 0x30) {
            return false;
        }
        try {
            return isTooCostly(ASN1Primitive.fromByteArray(octets), depth + 1);
        } catch (IOException | RuntimeException _) {
            return false; // octets that only look like a structure
        }
    }

    /// A salt followed by a count (RFC 8018, appendix A; RFC 7292, appendix C), or a digest, a salt
    /// and a count (RFC 7292 §4).
    private static boolean demands(ASN1Sequence sequence) {
        for (int i = 1; i < sequence.size(); i++) {
            if (sequence.getObjectAt(i) instanceof ASN1Integer count
                    && sequence.getObjectAt(i - 1) instanceof ASN1OctetString
                    && count.getValue().compareTo(MOST_ROUNDS) > 0) {
                return true;
            }
        }
        return false;
    }

    /// RFC 7914 §7: salt, cost, block size, parallelization, and perhaps the length of the key.
    private static boolean isScrypt(ASN1Sequence algorithm) {
        if (algorithm.size() != 2
                || !(algorithm.getObjectAt(0) instanceof ASN1ObjectIdentifier id)
                || !id.equals(MiscObjectIdentifiers.id_scrypt)
                || !(algorithm.getObjectAt(1) instanceof ASN1Sequence numbers)) {
            return false;
        }
        BigInteger product = BigInteger.ONE;
        for (int i = 1; i < Math.min(numbers.size(), 4); i++) {
            if (numbers.getObjectAt(i) instanceof ASN1Integer factor) {
                product = product.multiply(factor.getValue().abs());
            }
        }
        return product.compareTo(MOST_SCRYPT) > 0;
    }
}
