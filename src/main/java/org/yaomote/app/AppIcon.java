package org.yaomote.app;

import javafx.scene.image.Image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The program's icon, as pictures for title bars and lists of windows.
final class AppIcon {
    /// What JavaFX asks for: 32 on Windows, 128 elsewhere. Of others it would take the best.
    private static final List<Integer> SIZES = List.of(32, 128);

    private AppIcon() {}

    /// The icon in each size; the system takes the one that fits.
    static List<Image> images() {
        List<Image> images = new ArrayList<>();
        for (int size : SIZES) {
            try (InputStream in =
                    AppIcon.class.getResourceAsStream("icon/yaomote-" + size + ".png")) {
                images.add(new Image(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return images;
    }
}
