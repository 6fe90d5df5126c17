package org.yaomote.app;

import org.yaomote.store.AppFolders;
import org.yaomote.words.Words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// The program's one entry: with a command a command, else the window.
///
/// Knows no class of JavaFX, so that a command starts fast and runs where there is none.
public final class Main {
    private Main() {}

    /// Runs the program; ends the JVM with the command's exit code.
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::log);
        Map<String, String> environment = System.getenv();
        Locale language = Language.of(List.of(args), environment, Locale.getDefault());
        Terminal terminal = Terminal.ofProcess(Words.of(language));
        AppFolders folders = AppFolders.ofThisProcess();
        ExitCode code = ExitCode.FAILED;
        try {
            String version = version();
            // Most starts are a double click: they need not wait for the grammar of all commands.
            Invocation invocation =
                    args.length == 0
                            ? Invocation.Window.PLAIN
                            : new CommandSyntax(terminal.words(), "Yaomote " + version).parse(args);
            code = new Program(terminal, folders, environment, version).perform(invocation);
        } catch (InterruptedException | RuntimeException e) {
            log(Thread.currentThread(), e);
            terminal.complain("cli.failed", folders.state());
        }
        terminal.out().flush();
        System.exit(code.number());
    }

    private static void log(Thread thread, Throwable failure) {
        System.getLogger(Main.class.getName())
                .log(System.Logger.Level.ERROR, "uncaught in " + thread.getName(), failure);
    }

    private static String version() {
        Properties program = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("program.properties")) {
            program.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program.getProperty("version");
    }
}
