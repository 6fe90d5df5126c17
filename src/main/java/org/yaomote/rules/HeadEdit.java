package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.Fields;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A head taken apart to be changed: octets, one character each. What comes of it is text that
/// nobody has looked at yet; [Changes] has it parsed again.
///
/// Thread: its event loop.
final class HeadEdit implements Message {
    private static final String HOST = "Host";

    /// A field.
    record Line(String name, String value) {}

    /// What stands before the target of a request, or the whole first line of an answer.
    private final String opening;

    /// What stands behind the target of a request; empty in an answer.
    private final String closing;

    private final String method;
    private final String host;
    private final String port;
    private String path;
    private @Nullable String query;
    private final List<Line> lines = new ArrayList<>();

    private HeadEdit(String opening, String closing, Message request) {
        this.opening = opening;
        this.closing = closing;
        this.method = request.method();
        this.host = request.host();
        this.port = request.port();
        this.path = request.path();
        this.query = request.query();
    }

    /// A request.
    static HeadEdit of(RequestHead head) {
        Message request = new ArrivedRequest(head);
        String version = head.isHttp11() ? " HTTP/1.1" : " HTTP/1.0";
        HeadEdit edit = new HeadEdit(request.method() + " ", version, request);
        edit.take(head.fields());
        if (!edit.host.isEmpty() && edit.header(HOST) == null) {
            // Only the target named it, which is written without.
            edit.add(HOST, edit.host + edit.port);
        }
        return edit;
    }

    /// A copy of what is known of a request.
    static HeadEdit of(Message request) {
        HeadEdit edit = new HeadEdit(request.method() + " ", " HTTP/1.1", request);
        for (int i = 0; i < request.fields(); i++) {
            edit.lines.add(new Line(request.name(i), request.value(i)));
        }
        return edit;
    }

    /// An answer.
    ///
    /// @param request what it answers
    static HeadEdit of(ResponseHead head, Message request) {
        byte[] bytes = head.bytes();
        int from = head.codeStart();
        String first =
                "HTTP/1.1 "
                        + new String(
                                bytes,
                                from,
                                head.fieldsStart() - 2 - from,
                                StandardCharsets.ISO_8859_1);
        HeadEdit edit = new HeadEdit(first, "", request);
        edit.take(head.fields());
        return edit;
    }

    private void take(Fields fields) {
        byte[] bytes = fields.bytes();
        for (int i = 0; i < fields.count(); i++) {
            int from = fields.lineStart(i);
            String name =
                    new String(bytes, from, fields.nameEnd(i) - from, StandardCharsets.ISO_8859_1);
            lines.add(new Line(name, fields.text(i)));
        }
    }

    /// Writes it; false if it holds what no head may hold, so that it might be read as another.
    boolean render(HeadOutput out) {
        StringBuilder text = new StringBuilder(opening);
        if (!closing.isEmpty()) {
            text.append(url()).append(closing);
        }
        boolean plain = isPlain(text);
        text.append("\r\n");
        for (Line line : lines) {
            plain &= isPlain(line.name()) && isPlain(line.value());
            text.append(line.name()).append(": ").append(line.value()).append("\r\n");
        }
        text.append("\r\n");
        out.clear();
        out.append(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return plain;
    }

    private static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    // ---- changes -------------------------------------------------------------------------------

    /// Replaces the first field of a name and removes the others, or adds one. Others are also
    /// those that have underscores for hyphens: backends that make variables of names (RFC 3875
    /// §4.1.18) could not tell what a client sent from what is set here.
    void set(String name, String value) {
        int place = -1;
        for (int i = 0; i < lines.size() && place < 0; i++) {
            place = lines.get(i).name().equalsIgnoreCase(name) ? i : -1;
        }
        if (place < 0) {
            place = lines.size();
            add(name, value);
        } else {
            lines.set(place, new Line(name, value));
        }
        String plain = name.replace('_', '-');
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (i != place && lines.get(i).name().replace('_', '-').equalsIgnoreCase(plain)) {
                lines.remove(i);
            }
        }
    }

    void add(String name, String value) {
        lines.add(new Line(name, value));
    }

    List<Line> lines() {
        return lines;
    }

    /// Joins the values of all fields of a name with commas, in the place of the first.
    void combine(String name) {
        String joined = null;
        int count = 0;
        for (Line line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                joined = joined == null ? line.value() : joined + ", " + line.value();
                count++;
            }
        }
        if (count > 1 && joined != null) {
            set(name, joined);
        }
    }

    void url(String url) {
        int mark = url.indexOf('?');
        path = mark < 0 ? url : url.substring(0, mark);
        query = mark < 0 ? null : url.substring(mark + 1);
    }

    void path(String changed) {
        path = changed;
    }

    void query(@Nullable String changed) {
        query = changed;
    }

    // ---- a message -----------------------------------------------------------------------------

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String port() {
        return port;
    }

    @Override
    public int fields() {
        return lines.size();
    }

    @Override
    public String name(int field) {
        return lines.get(field).name();
    }

    @Override
    public String value(int field) {
        return lines.get(field).value();
    }
}
