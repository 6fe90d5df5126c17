package org.yaomote.app;

import java.nio.file.Path;

/// temporary seam until the store room's face is there
record AppFolders(Path configuration, Path state) {
    static AppFolders ofSystem() {
        Path home = Path.of(System.getProperty("user.home"));
        return new AppFolders(
                home.resolve(".config/yaomote/yaomote.json"), home.resolve(".local/state/yaomote"));
    }
}
