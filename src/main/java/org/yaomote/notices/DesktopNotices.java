package org.yaomote.notices;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Shows notices by the system's own program: `notify-send` on Linux, `osascript` on macOS,
/// PowerShell on Windows. The latter two have not been run.
///
/// What a notice says is an argument or a variable of the environment, never a part of a script.
/// Where the program is missing, nothing is shown; the window has the same in its list of events.
public final class DesktopNotices {
    private static final long LIMIT_SECONDS = 10;
    private static final String TITLE = "YAOMOTE_NOTICE_TITLE";
    private static final String TEXT = "YAOMOTE_NOTICE_TEXT";

    private static final String APPLE =
            "display notification (system attribute \"%s\") with title (system attribute \"%s\")"
                    .formatted(TEXT, TITLE);

    private static final String WINDOWS =
            "Add-Type -AssemblyName System.Windows.Forms;"
                    + "$i = New-Object System.Windows.Forms.NotifyIcon;"
                    + "$i.Icon = [System.Drawing.SystemIcons]::Information;"
                    + "$i.Visible = $true;"
                    + "$i.ShowBalloonTip(5000, $env:"
                    + TITLE
                    + ", $env:"
                    + TEXT
                    + ", 'None');"
                    + "Start-Sleep -Seconds 6; $i.Dispose()";

    private final String system;
    private final Executor processes;

    /// @param system the value of `os.name`
    /// @param processes runs what waits for a program
    public DesktopNotices(String system, Executor processes) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.processes = processes;
    }

    /// Shows a notice, some time later.
    public void show(String title, String text) {
        processes.execute(() -> run(command(title, text), title, text));
    }

    /// What is run; without a shell.
    List<String> command(String title, String text) {
        if (system.startsWith("mac")) {
            return List.of("osascript", "-e", APPLE);
        }
        if (system.startsWith("windows")) {
            return List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", WINDOWS);
        }
        return List.of("notify-send", "--app-name=Yaomote", "--", title, text);
    }

    private static void run(List<String> command, String title, String text) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(TITLE, title);
        builder.environment().put(TEXT, text);
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            System.getLogger(DesktopNotices.class.getName())
                    .log(System.Logger.Level.DEBUG, "no notice can be shown here", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
