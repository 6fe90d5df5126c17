package org.yaomote.targets;

/// What has to happen before so many hosts are swept.
public enum Guard {
    /// Nothing.
    SILENT,
    /// Say about how long it takes.
    ESTIMATE,
    /// Ask whether really so many.
    CONFIRM_MANY,
    /// Ask whether really so many addresses that anybody may own.
    CONFIRM_PUBLIC,
    /// Say that it is too much; no way around it.
    REFUSED;

    /// Hosts up to which nothing is said.
    public static final int MOST_SILENT = 1_024;

    /// Hosts up to which nobody is asked.
    public static final int MOST_UNASKED = 65_536;

    /// The same where one click begins: a word that is typed is meant more often.
    public static final int MOST_UNASKED_BY_CLICK = 4_096;

    /// Hosts in one sweep.
    public static final int MOST = Gathering.MOST;

    /// Public addresses up to which nobody is asked.
    public static final int MOST_PUBLIC = 256;

    /// The same where one click begins: any range of them.
    public static final int MOST_PUBLIC_BY_CLICK = 1;

    /// Whether a person must say yes first.
    public boolean asks() {
        return this == CONFIRM_MANY || this == CONFIRM_PUBLIC;
    }
}
