package org.yaomote.policy;

import java.util.List;

/// Something that holds for a request, or does not (in answers only where said).
public sealed interface Condition {
    /// The host the client asked for, without port and whatever its case.
    ///
    /// @param host a host name or address, or `*.example.com` for any name below example.com
    record HostIs(String host) implements Condition {}

    /// The path begins so: `/api` holds for `/api` and `/api/x`, not for `/apix`.
    ///
    /// @param prefix begins with a slash; compared byte by byte with the path as sent
    record PathPrefix(String prefix) implements Condition {}

    /// A part of the message is like a pattern. In answers: headers and expanded texts only.
    record Matches(Subject subject, TextPattern pattern) implements Condition {}

    /// The client's address is in a set (`ACL`).
    ///
    /// @param forwarded whether the address is the one that trusted proxies report (`-forwarded`),
    ///   else the peer's
    record ClientIn(AddressSet addresses, boolean forwarded) implements Condition {}

    /// The request has Basic credentials (RFC 7617) of one of these users (`BasicAuth`).
    ///
    /// @param users lines `name:hash`
    record Authorized(TextSource users) implements Condition {}

    /// The requests with the same key do not come faster than this (`TBF`); each one that is asked
    /// about takes a token.
    ///
    /// @param key text with references and accessors
    record WithinRate(String key, Rate rate) implements Condition {}

    /// The client showed exactly this certificate (`ClientCert` in a service).
    ///
    /// @param file PEM
    record ShowsCertificate(String file) implements Condition {}

    /// All of them hold (`Match AND`). In answers, too.
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /// At least one of them holds (`Match OR`). In answers, too.
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /// It does not hold (`Not`). In answers, too.
    record Not(Condition condition) implements Condition {}

    /// One of [Definitions#conditions], asked at most once a request (`Eval`). In answers, too.
    record Named(String name) implements Condition {}
}
