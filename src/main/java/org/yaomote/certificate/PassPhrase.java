package org.yaomote.certificate;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// A pass phrase that is wiped when it is closed and never shown.
///
/// Thread: any, one at a time.
public final class PassPhrase implements AutoCloseable {
    private final char[] characters;

    private PassPhrase(char[] characters) {
        this.characters = characters;
    }

    /// Takes over the characters: they are wiped with this.
    public static PassPhrase taking(char[] characters) {
        return new PassPhrase(characters);
    }

    /// One of 160 random bits, in letters and digits that keyboards have in the same place.
    public static PassPhrase random(SecureRandom random) {
        String letters = "abcdefghjkmnpqrstuvwxyz123456789";
        char[] made = new char[32];
        for (int i = 0; i < made.length; i++) {
            made[i] = letters.charAt(random.nextInt(letters.length()));
        }
        return new PassPhrase(made);
    }

    /// Takes over octets of UTF-8, without a line end behind them: they are wiped at once.
    public static PassPhrase ofOctets(byte[] octets) {
        int length = octets.length;
        while (length > 0 && (octets[length - 1] == '\n' || octets[length - 1] == '\r')) {
            length--;
        }
        CharBuffer room = CharBuffer.allocate(length);
        var _ =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .decode(ByteBuffer.wrap(octets, 0, length), room, true);
        char[] characters = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), '\0');
        Arrays.fill(octets, (byte) 0);
        return new PassPhrase(characters);
    }

    /// Its octets in UTF-8; the caller wipes them.
    public byte[] octets() {
        // No character takes more than three octets; a pair takes four.
        ByteBuffer room = ByteBuffer.allocate(3 * characters.length);
        var _ = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), room, true);
        byte[] octets = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), (byte) 0);
        return octets;
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// Its characters themselves: not to be kept.
    char[] characters() {
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "PassPhrase[]";
    }
}
