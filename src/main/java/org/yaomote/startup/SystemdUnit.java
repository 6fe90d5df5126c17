package org.yaomote.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of a unit for systemd.
///
/// What it may not do is by the book of systemd.exec(5); the score is that of `systemd-analyze
/// security`. Memory that is both written and run stays allowed, because Java compiles while it
/// runs.
record SystemdUnit(ServiceKind kind, ServiceTerms terms) {
    /// What `ProtectHome` and `PrivateTmp` put something empty over.
    private static final List<String> HIDDEN =
            List.of("/home", "/root", "/run/user", "/tmp", "/var/tmp");

    /// Seconds beyond what requests under way may take until it is killed.
    private static final int SPARE_SECONDS = 15;

    String text() {
        return Stream.of(head(), service(), kind == ServiceKind.SYSTEM ? walls() : thinWalls())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> head() {
        List<String> lines =
                new ArrayList<>(List.of("[Unit]", "Description=Yaomote load balancer"));
        if (kind == ServiceKind.SYSTEM) {
            lines.add("Wants=network-online.target");
            lines.add("After=network-online.target nss-lookup.target");
        }
        lines.addAll(List.of("StartLimitIntervalSec=120", "StartLimitBurst=6", "", "[Install]"));
        lines.add(
                "WantedBy="
                        + (kind == ServiceKind.SYSTEM ? "multi-user.target" : "default.target"));
        return lines;
    }

    private List<String> service() {
        List<String> lines = new ArrayList<>(List.of("", "[Service]", "Type=exec"));
        if (kind == ServiceKind.SYSTEM) {
            lines.add("User=" + terms.user());
        }
        terms.variables()
                .forEach((name, value) -> lines.add("Environment=" + word(name + "=" + value)));
        lines.add("ExecStart=" + word(terms.launcher().server().toString()) + " run");
        lines.add("ExecReload=/bin/kill -HUP $MAINPID");
        lines.add("# A configuration that cannot be used does not mend by itself; a port may.");
        lines.add("RestartPreventExitStatus=1 2");
        lines.add("Restart=on-failure");
        lines.add("RestartSec=3");
        lines.add("TimeoutStopSec=" + (terms.drainSeconds() + SPARE_SECONDS));
        lines.add("KillMode=mixed");
        lines.add("UMask=0077");
        return lines;
    }

    /// What a service of the user can have without rights: filters of system calls.
    private static List<String> thinWalls() {
        return List.of(
                "",
                "NoNewPrivileges=yes",
                "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
                "RestrictNamespaces=yes",
                "RestrictRealtime=yes",
                "RestrictSUIDSGID=yes",
                "LockPersonality=yes",
                "SystemCallArchitectures=native",
                "SystemCallFilter=@system-service",
                "SystemCallFilter=~@privileged @resources",
                "SystemCallErrorNumber=EPERM");
    }

    private List<String> walls() {
        List<String> lines = new ArrayList<>(thinWalls());
        lines.addAll(
                List.of(
                        "",
                        "# The one right it has: to open ports below 1024.",
                        "AmbientCapabilities=CAP_NET_BIND_SERVICE",
                        "CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
                        "PrivateDevices=yes",
                        "PrivateMounts=yes",
                        "PrivateTmp=yes",
                        "ProtectClock=yes",
                        "ProtectControlGroups=yes",
                        "ProtectHostname=yes",
                        "ProtectKernelLogs=yes",
                        "ProtectKernelModules=yes",
                        "ProtectKernelTunables=yes",
                        "ProtectProc=invisible",
                        "RuntimeDirectory=yaomote",
                        "RuntimeDirectoryMode=0700",
                        "RuntimeDirectoryPreserve=yes",
                        "ProtectSystem=strict"));
        lines.addAll(homes());
        return lines;
    }

    /// The users' folders are not there for it, but for what it works with.
    private List<String> homes() {
        List<String> lines = new ArrayList<>();
        List<Path> written = hidden(terms.folders());
        List<Path> read =
                hidden(
                        Stream.concat(Stream.of(terms.launcher().home()), terms.reads().stream())
                                .filter(
                                        path ->
                                                terms.folders().stream()
                                                        .noneMatch(path::startsWith))
                                .toList());
        boolean seesHomes =
                Stream.concat(written.stream(), read.stream())
                        .anyMatch(path -> !path.startsWith("/tmp") && !path.startsWith("/var/tmp"));
        lines.add(seesHomes ? "ProtectHome=tmpfs" : "ProtectHome=yes");
        written.forEach(path -> lines.add("BindPaths=" + bound(path)));
        // What is not there at a start does not keep it from starting.
        read.forEach(path -> lines.add("BindReadOnlyPaths=-" + bound(path)));
        terms.folders().forEach(path -> lines.add("ReadWritePaths=" + word(path.toString())));
        return lines;
    }

    private static List<Path> hidden(List<Path> paths) {
        return paths.stream()
                .filter(path -> HIDDEN.stream().anyMatch(path::startsWith))
                .distinct()
                .sorted()
                .toList();
    }

    /// A colon ends the path unless it is quoted, which [#word] does; a backslash before it would
    /// be part of the name.
    private static String bound(Path path) {
        return word(path.toString());
    }

    /// One word by the rules of systemd.syntax(7): a percent sign begins a specifier, and a line
    /// feed would begin another setting.
    private static String word(String text) {
        String plain = text.replace("%", "%%");
        return plain.matches("[A-Za-z0-9_./=%@+-]+") ? plain : '"' + escaped(plain) + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
