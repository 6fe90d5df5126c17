package org.yaomote.ui.wizard;

/// What came of asking a server for its first page.
sealed interface Look {
    /// It was not asked.
    record NotYet() implements Look {}

    /// It is being asked.
    record Asking() implements Look {}

    /// It answered.
    ///
    /// @param status of the answer, 100 to 999
    /// @param micros until the answer was there; 0 if that was not measured
    /// @param isSecure whether it speaks HTTPS
    record Answered(int status, long micros, boolean isSecure) implements Look {}

    /// It did not.
    record Silent(Why why) implements Look {}

    /// Why there is no answer.
    enum Why {
        /// Nothing listens there.
        REFUSED,
        /// Nothing came within the time.
        TIME,
        /// The name is not known.
        NAME,
        /// There is no way to it.
        WAY,
        /// Something answers, and it is no web server.
        SPEECH
    }
}
