package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.RequestHead;

import java.nio.charset.StandardCharsets;

/// A request as its head says it; texts are made when somebody asks.
///
/// @param head valid while it is asked
record ArrivedRequest(RequestHead head) implements Message {
    @Override
    public String method() {
        return head.methodText();
    }

    @Override
    public String path() {
        String path = text(head.pathStart(), head.pathEnd());
        return path.isEmpty() ? "/" : path;
    }

    @Override
    public @Nullable String query() {
        int mark = head.pathEnd();
        return mark == head.targetEnd() ? null : text(mark + 1, head.targetEnd());
    }

    @Override
    public String host() {
        return text(head.hostStart(), head.hostEnd());
    }

    @Override
    public String port() {
        return text(head.hostEnd(), head.authorityEnd());
    }

    @Override
    public int fields() {
        return head.fields().count();
    }

    @Override
    public String name(int field) {
        return text(head.fields().lineStart(field), head.fields().nameEnd(field));
    }

    @Override
    public String value(int field) {
        return head.fields().text(field);
    }

    private String text(int from, int to) {
        return new String(head.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
    }
}
