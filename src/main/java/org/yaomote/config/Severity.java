package org.yaomote.config;

/// How much a [Problem] matters.
public enum Severity {
    /// It cannot run like this.
    ERROR,
    /// It runs, but probably not as meant.
    WARNING
}
