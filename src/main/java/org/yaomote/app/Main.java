package org.yaomote.app;

/// The program's one entry: with arguments a command, without any the window.
public final class Main {
    private Main() {}

    /// Runs the program; exits the JVM with the command's exit code.
    public static void main(String[] args) {
        System.out.println("Yaomote");
    }
}
