package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadOutput;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A request that a backend has, seen from outside for a moment.
///
/// @param beganNanos on its loop's clock
/// @param line method and path; a query may hold secrets and is left out
/// @param cut ends it, on its loop
record UnderWay(
        Target target, long beganNanos, String line, InetSocketAddress client, Runnable cut) {
    static UnderWay of(
            State.Choice choice, Request request, InetSocketAddress client, Runnable cut) {
        return new UnderWay(
                choice.target(), request.beganNanos(), line(request.rewritten), client, cut);
    }

    private static String line(@Nullable HeadOutput head) {
        if (head == null) {
            return "";
        }
        int end = 0;
        while (end < head.length() && head.array()[end] != '\r') {
            end++;
        }
        String first = new String(head.array(), 0, end, StandardCharsets.ISO_8859_1);
        int version = first.lastIndexOf(' ');
        String asked = version < 0 ? first : first.substring(0, version);
        int query = asked.indexOf('?');
        return query < 0 ? asked : asked.substring(0, query);
    }
}
