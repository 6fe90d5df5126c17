package org.yaomote.app;

import static org.awaitility.Awaitility.await;

import org.yaomote.config.Listener;
import org.yaomote.fixtures.Hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A program with a clean profile and a person at its window who clicks and never types: makes an
/// HTTPS load balancer over the two demo servers, prints `made CLICKS PORT FILE`, where the file
/// has the certificates of the authority, and serves until a line is typed.
public final class Newcomer {
    private final OpenPanel panel;
    private final Hands hands;
    private int clicks;

    private Newcomer(OpenPanel panel) {
        this.panel = panel;
        hands = panel.hands();
    }

    public static void main(String[] words) throws IOException, TimeoutException {
        Path profile = Path.of(words[0]);
        Newcomer newcomer = new Newcomer(OpenPanel.in(profile));
        newcomer.make();
        Listener made = newcomer.panel.wiring().workspace().applied().listeners().getFirst();
        Path authority;
        try (Stream<Path> files = Files.walk(profile)) {
            authority = files.filter(f -> f.endsWith("authority-1.pem")).findFirst().orElseThrow();
        }
        System.out.println("made " + newcomer.clicks + " " + made.port() + " " + authority);
        var _ = System.in.read();
        newcomer.panel.close();
        Runtime.getRuntime().halt(0);
    }

    private void make() {
        click("#welcome-wizard");
        await().atMost(OpenPanel.PATIENCE)
                .until(
                        () ->
                                hands.texts(".wizard-server").stream()
                                        .anyMatch(text -> text.contains("Demo server B")));
        click("#wizard-server-127-0-0-1-18081");
        click("#wizard-server-127-0-0-1-18082");
        for (int i = 0; i < 4; i++) {
            await().atMost(OpenPanel.PATIENCE)
                    .until(() -> !hands.node("#wizard-next").isDisabled());
            click("#wizard-next");
        }
        await().atMost(OpenPanel.PATIENCE)
                .until(
                        () ->
                                hands.sees("#wizard-verdict")
                                        && hands.text("#wizard-verdict").startsWith("It works"));
    }

    private void click(String query) {
        clicks++;
        hands.click(query);
    }
}
