package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// The request has Basic credentials (RFC 7617) of one of these users.
///
/// Hashes that are slow by intent are computed by the executor, never on an event loop; a password
/// that was right once is known by a digest. What the executor refuses cannot be evaluated.
///
/// @param executor runs few tasks and refuses more
record UserTest(Live<Users> users, Executor executor) implements Test {
    private static final String SCHEME = "Basic ";

    /// @param password octets, one character each
    record Credentials(String name, String password) {
        /// Not the password.
        @Override
        public String toString() {
            return "Credentials[" + name + "]";
        }
    }

    @Override
    public Verdict ask(Visit visit) {
        Verdict known = visit.settled(this);
        if (known != null) {
            return known;
        }
        Credentials credentials = credentials(visit.message().header("Authorization"));
        if (credentials == null) {
            return Verdict.FAILS;
        }
        Verification begun = visit.verification(this);
        if (begun == null || !begun.credentials().equals(credentials)) {
            return verified(credentials, visit);
        }
        return begun.isDone()
                ? said(begun.isRight(), credentials, visit)
                : visit.pending(this, begun);
    }

    @Override
    public Verdict begin(Visit visit) {
        Credentials credentials = credentials(visit.message().header("Authorization"));
        if (credentials == null || visit.settled(this) != null) {
            return Verdict.HOLDS;
        }
        Verification begun = visit.verification(this);
        if (begun != null && begun.credentials().equals(credentials)) {
            return begun.isDone() ? Verdict.HOLDS : visit.pending(this, begun);
        }
        Users now = users.now();
        boolean quick = now.isKnown(credentials) || !now.isSlow(credentials.name());
        return quick ? Verdict.HOLDS : elsewhere(now, credentials, visit);
    }

    private Verdict verified(Credentials credentials, Visit visit) {
        Users now = users.now();
        if (now.isKnown(credentials)) {
            return said(true, credentials, visit);
        }
        if (!now.isSlow(credentials.name())) {
            return said(now.verify(credentials), credentials, visit);
        }
        return elsewhere(now, credentials, visit);
    }

    private Verdict elsewhere(Users now, Credentials credentials, Visit visit) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        try {
            executor.execute(() -> result.complete(now.verify(credentials)));
        } catch (RejectedExecutionException _) {
            return visit.broken("too many passwords wait to be verified");
        }
        return visit.pending(this, new Verification(credentials, result));
    }

    private Verdict said(boolean right, Credentials credentials, Visit visit) {
        if (right) {
            visit.user(credentials.name());
        }
        return visit.settle(this, Verdict.of(right));
    }

    private static @Nullable Credentials credentials(@Nullable String field) {
        if (field == null || !field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        try {
            byte[] octets = Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
            String pair = new String(octets, StandardCharsets.ISO_8859_1);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? null
                    : new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
