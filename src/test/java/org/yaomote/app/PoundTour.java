package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Camera;
import org.yaomote.fixtures.Hands;
import org.yaomote.pound.PoundParser;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.shell.Arrivals;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Takes pictures of what comes of a pound.cfg, beside those of [ScreenshotTour]; no test, and so
/// not run with the tests.
class PoundTour {
    private static final String TEXT =
            """
            User "nobody"
            # Main listening ports
            ListenHTTP "shop"
                #poundで待ち受けるIPアドレスを指定する。
                Address 127.0.0.1
                Port 8080
                xHTTP 2
                Service "old"
                    Host -icase -re "^(www\\.)?old\\.example$"
                    Redirect 308 "https://new.example"
                End
                Service "office"
                    Not ACL
                        "192.168.0.0/24"
                    End
                    URL "^/admin"
                    Error 403
                End
            End
            Tunnel "database"
                Address 127.0.0.1
                Port 5432
                Backend
                    Address 192.168.0.130
                    Port 5432
                End
            End
            Service "web"
                BackEnd
                    Address 192.168.0.120
                    Port 80
                    Priority 1
                End
                BackEnd
                    Address 192.168.0.121
                    Port 80
                    Priority 9
                End
                Session
                    Type BASIC
                    TTL 300
                End
            End
            """;

    private final FxRobot robot = new FxRobot();
    @TempDir Path folder;
    private Path pictures;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        pictures = Files.createDirectories(Path.of(System.getProperty("screenshots", "target")));
        Path there = Files.writeString(folder.resolve("there.cfg"), TEXT.replace("300", "600"));
        panel = OpenPanel.in(folder.resolve("profile"), (_, _, _) -> Optional.of(there));
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void takesThemAll() throws IOException {
        Path file = folder.resolve("pound.cfg");
        Files.writeString(file, TEXT.replace("xHTTP", "xHTPP").replace("^/admin", "^/(admin"));
        robot.interact(() -> panel.wiring().open(file));
        Stage importing = SideWindows.await("importing");
        await().until(() -> new Hands(importing).sees("#importing-obstacle"));
        take("import", importing);
        robot.interact(importing::hide);

        robot.interact(
                () -> panel.wiring().workspace().edit(Edit.of("open", "pound.cfg", _ -> config())));
        Hands hands = panel.hands();
        panel.go("listeners");
        hands.clickCell("shop", "listeners-column-name");
        take("conditions", panel.stage());
        // All rules of the form at once.
        new Camera(panel.stage()).size(1200, 1500);
        new Camera(panel.stage()).take(pictures.resolve("rules.png"));
        hands.clickCell("database", "listeners-column-name");
        take("tunnel", panel.stage());
        panel.go("services");
        take("replies", panel.stage());
        panel.go("settings");
        take("settings", panel.stage());
        panel.go("overview");
        take("imported", panel.stage());

        robot.interact(() -> panel.wiring().export(Arrivals.Departure.TEXT));
        Stage exporting = SideWindows.await("exporting");
        await().until(() -> new Hands(exporting).sees("#exporting-save"));
        take("export", exporting);
    }

    private static ProxyConfig config() {
        var read = PoundParser.parse("pound.cfg", TEXT);
        assertThat(read.found()).noneMatch(Problem::isError);
        return read.config();
    }

    private void take(String name, Stage stage) throws IOException {
        Camera camera = new Camera(stage);
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
                robot.interact(
                        () -> {
                            var window = panel.wiring().window();
                            window.appearance().themeProperty().set(theme);
                            window.context().texts().setLanguage(language);
                        });
                String rest = theme.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
                camera.size(1240, 780);
                camera.take(pictures.resolve(name + "-" + rest));
                camera.size(960, 600);
                camera.take(pictures.resolve(name + "-small-" + rest));
            }
        }
    }
}
