package org.yaomote.startup;

/// Whether the program starts when its user logs in.
public sealed interface LoginState {
    /// It does.
    ///
    /// @param where it is written, for people
    record On(LoginOptions options, String where) implements LoginState {}

    /// It does not.
    record Off() implements LoginState {}

    /// Another program of the same name does, such as an older copy of this one in another folder.
    ///
    /// @param program as it is written there
    record Other(String program, String where) implements LoginState {}

    /// It cannot be said or done here.
    record Unknown(Why why) implements LoginState {}

    /// Why.
    enum Why {
        /// The program was not started by a launcher that could be named.
        NO_LAUNCHER,
        /// Nothing is known of such a system.
        NOT_THIS_SYSTEM,
        /// The system did not answer, or not what was expected.
        NO_ANSWER
    }
}
