package org.yaomote.policy;

/// The part of a request (or of an answer) that a [TextPattern] is compared with.
public sealed interface Subject {
    /// Path and query as sent (`URL`).
    record Url() implements Subject {}

    /// The path (`Path`).
    ///
    /// @param decode whether percent-encoded octets are decoded first (`-decode`)
    record Path(boolean decode) implements Subject {}

    /// What follows the question mark (`Query`).
    record Query() implements Subject {}

    /// The value of a query parameter (`QueryParam`); a request without it does not match.
    ///
    /// @param decode whether percent-encoded octets are decoded first (`-decode`)
    record Parameter(String name, boolean decode) implements Subject {}

    /// The host asked for, without port (`Host`).
    record Host() implements Subject {}

    /// Any whole line `Name: value` (`Header` with one argument, `HeadRequire`).
    record AnyHeader() implements Subject {}

    /// The value of any field of this name (`Header` with two arguments).
    record Header(String name) implements Subject {}

    /// The method (`Method`).
    record Method() implements Subject {}

    /// A text with references and accessors expanded (`StringMatch`).
    record Expanded(String text) implements Subject {}
}
