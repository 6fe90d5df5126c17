package org.yaomote.traffic;

import java.util.List;
import java.util.Optional;

/// One half of an exchange as far as it was recorded, without secrets; HTTP/2 is shown as the head
/// of HTTP/1.1 that says the same.
///
/// @param start request line or status line; empty if there was no head
/// @param fields in the order they were sent
/// @param headCut whether the head was too long to be kept whole
/// @param body empty unless bodies were asked for
public record Message(String start, List<Field> fields, boolean headCut, Body body) {
    private static final int FIELD = 96;

    /// Nothing was sent.
    static final Message NONE = new Message("", List.of(), false, Body.NONE);

    public Message {
        fields = List.copyOf(fields);
    }

    /// Whether any of the body was kept.
    public boolean hasBody() {
        return body.length() > 0;
    }

    /// The value of the first field of this name, whatever its case.
    public Optional<String> value(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /// The head in lines, without the empty one.
    public String head() {
        StringBuilder text = new StringBuilder(start);
        fields.forEach(
                field -> text.append('\n').append(field.name()).append(": ").append(field.value()));
        return text.toString();
    }

    /// Whether a secret was left out of its head.
    public boolean isMasked() {
        return head().contains(Masking.DOTS);
    }

    /// Some text of about so many octets stands for it in memory.
    long weight() {
        long octets = (long) start.length() + body.length();
        for (Field field : fields) {
            octets += (long) field.name().length() + field.value().length() + FIELD;
        }
        return octets;
    }
}
