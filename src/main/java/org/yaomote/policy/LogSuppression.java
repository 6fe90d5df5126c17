package org.yaomote.policy;

/// A class of answers that the access log leaves out (`LogSuppress`).
public enum LogSuppression {
    /// 100 to 199.
    INFO,
    /// 200 to 299.
    SUCCESS,
    /// 300 to 399.
    REDIRECT,
    /// 400 to 499.
    CLIENT_ERROR,
    /// 500 to 599.
    SERVER_ERROR
}
