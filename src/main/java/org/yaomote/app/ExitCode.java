package org.yaomote.app;

/// What the program tells the shell when it ends; the numbers are part of its face.
enum ExitCode {
    /// Done, or stopped because someone asked for it.
    OK(0),
    /// The configuration cannot be read or has errors.
    PROBLEMS(1),
    /// `sweep`: some hosts are dead; `ping`: no reply came.
    DEAD(1),
    /// The command line was not understood.
    USAGE(2),
    /// The configuration is sound, but a listener could not be opened or a certificate not used.
    NOT_STARTED(3),
    /// Something unexpected; details are in the log.
    FAILED(4),
    /// The proxy hung and was given up; whoever started it should start it again.
    HUNG(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// Key of what it means.
    String textKey() {
        return "cli.exit." + number;
    }
}
