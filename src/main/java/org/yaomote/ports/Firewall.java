package org.yaomote.ports;

import org.yaomote.programs.Surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A firewall that may keep others from a port that is open on this computer.
///
/// Only whether one is switched on can be seen without rights, not what it lets in.
public enum Firewall {
    /// Of Ubuntu and many others.
    UFW("ufw"),
    /// Of Fedora, Red Hat and SUSE.
    FIREWALLD("firewalld");

    private final String program;

    Firewall(String program) {
        this.program = program;
    }

    /// Those that are switched on. Thread: one that may block.
    public static List<Firewall> of(Surroundings around) {
        List<Firewall> on = new ArrayList<>();
        if (says(around.file("etc/ufw/ufw.conf"), "ENABLED=yes")) {
            on.add(UFW);
        }
        if (Files.isDirectory(around.file("run/firewalld"))) {
            on.add(FIREWALLD);
        }
        return on;
    }

    /// Its name.
    public String program() {
        return program;
    }

    /// What an administrator types to let everybody in at a port, now and after a restart.
    public String allowing(int port) {
        return switch (this) {
            case UFW -> "sudo ufw allow " + port + "/tcp";
            case FIREWALLD ->
                    "sudo firewall-cmd --permanent --add-port="
                            + port
                            + "/tcp && sudo firewall-cmd --reload";
        };
    }

    private static boolean says(Path file, String line) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).anyMatch(line::equals);
        } catch (IOException _) {
            return false;
        }
    }
}
