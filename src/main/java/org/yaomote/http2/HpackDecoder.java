package org.yaomote.http2;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Turns blocks of one connection into fields (RFC 7541 §3); the table lives here.
///
/// A field too many for the list is not reported, but the table goes on, so that the connection
/// stays usable. Thread: its event loop.
final class HpackDecoder {
    /// Beyond this an integer is refused: no length or index can be so large (RFC 7541 §5.1).
    private static final int MAX_INTEGER = 1 << 21;

    private static final byte[] BEFORE_VALUE = {':', ' '};

    private final int limit;
    private final int maxListBytes;
    private final Scratch scratch;

    /// A literal that does not enter the table; reused.
    private final Field passing = new Field();

    /// The table, newest last, as a ring.
    private @Nullable Field[] entries = new Field[16];

    private int newest;
    private int count;
    private int bytes;
    private int maxBytes;

    private byte[] block = new byte[0];
    private int at;
    private int end;
    private int listBytes;

    /// @param tableBytes largest table, as our settings say
    /// @param maxListBytes largest list of fields: name, value and 32 for each
    HpackDecoder(int tableBytes, int maxListBytes, Scratch scratch) {
        this.limit = tableBytes;
        this.maxBytes = tableBytes;
        this.maxListBytes = maxListBytes;
        this.scratch = scratch;
    }

    /// Decodes a whole block.
    ///
    /// @return false if it is malformed, after which the connection cannot go on (RFC 9113 §4.3)
    boolean decode(byte[] octets, int from, int to, FieldSink sink) {
        block = octets;
        at = from;
        end = to;
        listBytes = 0;
        scratch.clearLiterals();
        if (!sizeUpdates()) {
            return false;
        }
        while (at < end) {
            if (!field(sink)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the last block was larger than the list may be; its first fields were reported.
    boolean isListTooLarge() {
        return listBytes > maxListBytes;
    }

    /// RFC 7541 §4.2: at the beginning of a block, two at most.
    private boolean sizeUpdates() {
        for (int i = 0; i < 2 && at < end && (block[at] & 0xe0) == 0x20; i++) {
            int size = integer(0x1f);
            if (size < 0 || size > limit) {
                return false;
            }
            maxBytes = size;
            evict(0);
        }
        return true;
    }

    private boolean field(FieldSink sink) {
        int first = block[at];
        if (first < 0) {
            Field found = get(integer(0x7f));
            if (found == null) {
                return false;
            }
            report(found, sink);
            return true;
        }
        if ((first & 0x40) != 0) {
            return literal(0x3f, true, sink);
        }
        // Without indexing or never indexed; an update of the size has no place here.
        return (first & 0x20) == 0 && literal(0x0f, false, sink);
    }

    private void report(Field field, FieldSink sink) {
        listBytes += field.size();
        if (listBytes <= maxListBytes) {
            sink.field(field);
        }
    }

    private boolean literal(int mask, boolean indexed, FieldSink sink) {
        int index = integer(mask);
        if (index < 0) {
            return false;
        }
        int from = scratch.literalsEnd();
        if (index > 0) {
            Field named = get(index);
            if (named == null) {
                return false;
            }
            scratch.append(named.bytes(), named.lineStart(), named.nameEnd());
        } else if (!string()) {
            return false;
        }
        int nameEnd = scratch.literalsEnd();
        scratch.append(BEFORE_VALUE, 0, 2);
        if (!string()) {
            return false;
        }
        scratch.endLine();
        Field made = indexed ? insert(from, nameEnd) : set(passing, from, nameEnd);
        report(made, sink);
        if (indexed || isListTooLarge()) {
            scratch.literalsEnd(from);
        }
        return true;
    }

    private Field set(Field field, int from, int nameEnd) {
        return field.set(scratch.literals(), from, nameEnd, scratch.literalsEnd());
    }

    private Field insert(int from, int nameEnd) {
        byte[] line = Arrays.copyOfRange(scratch.literals(), from, scratch.literalsEnd());
        Field made = new Field().set(line, 0, nameEnd - from, line.length);
        evict(made.size());
        if (made.size() <= maxBytes) {
            add(made);
        }
        return made;
    }

    private void add(Field made) {
        if (count == entries.length) {
            @Nullable Field[] wider = new Field[count * 2];
            for (int i = 0; i < count; i++) {
                wider[i] = entry(count - 1 - i);
            }
            entries = wider;
            newest = count - 1;
        }
        newest = (newest + 1) & (entries.length - 1);
        entries[newest] = made;
        count++;
        bytes += made.size();
    }

    /// Makes room (RFC 7541 §4.4); an entry larger than the table empties it.
    private void evict(int room) {
        while (count > 0 && bytes + room > maxBytes) {
            int oldest = (newest - count + 1) & (entries.length - 1);
            Field gone = entries[oldest];
            entries[oldest] = null;
            count--;
            bytes -= gone == null ? 0 : gone.size();
        }
    }

    private @Nullable Field entry(int age) {
        return entries[(newest - age) & (entries.length - 1)];
    }

    private @Nullable Field get(int index) {
        if (index <= StaticTable.SIZE) {
            return index > 0 ? StaticTable.get(index) : null;
        }
        int age = index - StaticTable.SIZE - 1;
        return age < count ? entry(age) : null;
    }

    /// RFC 7541 §5.1; -1 if it is too large or cut off.
    private int integer(int mask) {
        int value = block[at] & mask;
        at++;
        if (value < mask) {
            return value;
        }
        for (int shift = 0; shift <= 21 && at < end; shift += 7) {
            int octet = block[at];
            at++;
            value += (octet & 0x7f) << shift;
            if (octet >= 0) {
                return value <= MAX_INTEGER ? value : -1;
            }
        }
        return -1;
    }

    /// RFC 7541 §5.2; appended to the literals.
    private boolean string() {
        if (at == end) {
            return false;
        }
        boolean huffman = block[at] < 0;
        int length = integer(0x7f);
        if (length < 0 || length > end - at) {
            return false;
        }
        int from = at;
        at += length;
        if (!huffman) {
            scratch.append(block, from, at);
            return true;
        }
        return scratch.appendHuffman(block, from, at);
    }
}
