package org.yaomote.ui.importing;

import java.util.Locale;

/// What a configuration can be written as.
public enum ExportFormat {
    POUND_4("pound.cfg"),
    POUND_2("pound.cfg"),
    HAPROXY("haproxy.cfg"),
    NGINX("nginx.conf");

    private final String fileName;

    ExportFormat(String fileName) {
        this.fileName = fileName;
    }

    /// What such a file is usually called.
    public String fileName() {
        return fileName;
    }

    /// Key of its name.
    String key() {
        return "exporting.format." + name().toLowerCase(Locale.ROOT);
    }
}
