package org.yaomote.app;

import org.yaomote.words.Words;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command says what it has to say.
///
/// @param words in the user's language
/// @param out what was asked for
/// @param err what is wrong
record Terminal(Words words, PrintStream out, PrintStream err) {
    /// The process's own streams.
    static Terminal ofProcess(Words words) {
        return new Terminal(words, stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    /// Whether a person sits at the terminal, who can be asked for a password.
    static boolean hasPerson() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /// Prints a line.
    void say(String key, Object... arguments) {
        out.println(words.text(key, arguments));
    }

    /// Prints a line about something wrong.
    void complain(String key, Object... arguments) {
        err.println(words.text(key, arguments));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        OutputStream bytes = new FileOutputStream(descriptor);
        return new PrintStream(bytes, true, charset());
    }

    /// A locale without an encoding (`LANG=C`, or one that is not installed) makes Java say ASCII,
    /// where Japanese would be question marks; terminals of today take UTF-8.
    private static Charset charset() {
        Charset told = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
        return told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
    }
}
