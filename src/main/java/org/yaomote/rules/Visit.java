package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.RequestHead;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// One request on its way through conditions and modifications: what was asked already, what
/// patterns caught, why something failed.
///
/// Thread: the event loop of its connection.
public final class Visit {
    private final Peer peer;
    private final long beganNanos;
    private final Matches matches = new Matches();
    private @Nullable Map<String, Verdict> named;
    private @Nullable IdentityHashMap<Object, Verdict> settled;
    private @Nullable IdentityHashMap<Object, Verification> verifications;
    private Message message;
    private String user = "";
    private String failure = "";
    private @Nullable Verification awaited;
    private int decidedBy;
    private boolean trial;

    /// @param head of the request; must stay as it is while anything is asked
    /// @param nowNanos of a monotonic clock
    public Visit(Peer peer, RequestHead head, long nowNanos) {
        this.peer = peer;
        this.message = new ArrivedRequest(head);
        this.beganNanos = nowNanos;
    }

    /// Nobody sends this request: what is asked about it takes no token.
    public Visit onTrial() {
        trial = true;
        return this;
    }

    boolean isTrial() {
        return trial;
    }

    /// Which condition of the program that was asked last did not hold, by its number in it.
    public int decidedBy() {
        return decidedBy;
    }

    void decidedBy(int condition) {
        decidedBy = condition;
    }

    /// The same request stands elsewhere, or was changed.
    public void head(RequestHead head) {
        message = new ArrivedRequest(head);
    }

    /// Keeps what texts may say of the request when its head is gone.
    public void leaveHead() {
        message = HeadEdit.of(message);
    }

    /// Host and port that are asked for, as sent; empty if the request names none.
    public String authority() {
        return message.host() + message.port();
    }

    /// Why a condition or a text failed; without secrets.
    public String failure() {
        return failure;
    }

    /// The user whose password was right; empty if nobody was asked for one.
    public String user() {
        return user;
    }

    /// Calls back when what is [Verdict#PENDING] is known, perhaps at once and on another thread.
    public void awaited(Runnable ready) {
        Verification verification = awaited;
        awaited = null;
        if (verification == null) {
            ready.run();
        } else {
            verification.then(ready);
        }
    }

    Peer peer() {
        return peer;
    }

    long nowNanos() {
        return beganNanos;
    }

    Message message() {
        return message;
    }

    void message(Message changed) {
        message = changed;
    }

    Matches matches() {
        return matches;
    }

    void user(String name) {
        user = name;
    }

    Verdict broken(String why) {
        failure = why;
        return Verdict.BROKEN;
    }

    Verdict pending(Object condition, Verification verification) {
        awaited = verification;
        if (verifications == null) {
            verifications = new IdentityHashMap<>(4);
        }
        verifications.put(condition, verification);
        return Verdict.PENDING;
    }

    /// What a condition began to look at; null if it did not.
    @Nullable Verification verification(Object condition) {
        return verifications == null ? null : verifications.get(condition);
    }

    /// What a condition that is asked once a request said; null if it was not asked.
    @Nullable Verdict settled(Object condition) {
        return settled == null ? null : settled.get(condition);
    }

    Verdict settle(Object condition, Verdict verdict) {
        if (verdict == Verdict.HOLDS || verdict == Verdict.FAILS) {
            if (settled == null) {
                settled = new IdentityHashMap<>(4);
            }
            settled.put(condition, verdict);
        }
        return verdict;
    }

    @Nullable Verdict named(String name) {
        return named == null ? null : named.get(name);
    }

    void named(String name, Verdict verdict) {
        if (verdict == Verdict.HOLDS || verdict == Verdict.FAILS) {
            if (named == null) {
                named = new HashMap<>(4);
            }
            named.put(name, verdict);
        }
    }

    /// The values of a query's parameter, in order.
    static List<String> parameters(@Nullable String query, String name) {
        List<String> values = new ArrayList<>(1);
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (key.equals(name)) {
                values.add(equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return values;
    }
}
