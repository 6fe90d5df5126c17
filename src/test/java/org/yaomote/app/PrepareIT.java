package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The build's look at the machine, on machines made of a few empty files.
@EnabledOnOs(value = OS.LINUX, disabledReason = "only on Linux does a machine lack libraries")
class PrepareIT {
    @TempDir Path machine;

    @Test
    void aCompleteMachineIsLeftAloneWithoutAWord() throws Exception {
        jdk("25.0.3");
        file("usr/lib/x86_64-linux-gnu/libpangoft2-1.0.so.0");
        file("usr/share/fonts/truetype/ipafont-gothic/ipag.ttf");

        assertThat(prepare("")).isEmpty();
    }

    @Test
    void aBareMachineGetsFontsAndNoGtkWhereThereIsNoDisplay() throws Exception {
        jdk("25.0.3");
        apt();

        assertThat(prepare(""))
                .contains("libpangoft2-1.0-0", "fonts-dejavu-core", "fonts-ipafont-gothic")
                .doesNotContain("libgtk-3-0", "JDK");
    }

    @Test
    void aDisplayAsksForGtk() throws Exception {
        jdk("25.0.3");
        apt();

        assertThat(prepare(":1")).contains("libgtk-3-0", "libxtst6");
    }

    @Test
    void withoutAptTheOneCommandIsNamed() throws Exception {
        jdk("25.0.3");
        executable("usr/bin/dnf");

        assertThat(prepare("")).contains("Type: sudo dnf install -y pango");
    }

    @Test
    void anOldJdkIsNoneAndTheCommandToGetOneIsNamed() throws Exception {
        jdk("17.0.1");

        assertThat(prepare("")).contains("needs a JDK 25", "Type: ", "/usr/lib/jvm");
    }

    @Test
    void whatFailedBeforeIsNotTriedAgainButSaidAgain() throws Exception {
        apt();
        Files.createDirectories(machine.resolve("target"));
        Files.writeString(
                machine.resolve("target/prepare-failed"),
                "jdk libpangoft2-1.0-0 fonts-dejavu-core fonts-ipafont-gothic");

        assertThat(prepare(""))
                .containsSubsequence("needs a JDK 25", "Type: sudo apt-get install -y libpangoft2")
                .doesNotContain("would run");
    }

    private String prepare(String display) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dprepare.root=" + machine);
        command.add("-Dprepare.dry=true");
        command.add(Path.of("src", "build", "Prepare.java").toAbsolutePath().toString());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(machine.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(machine.resolve("said").toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(machine.resolve("said"), StandardCharsets.UTF_8);
    }

    private void jdk(String version) throws IOException {
        Path home = machine.resolve("usr/lib/jvm/some-jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void apt() throws IOException {
        executable("usr/bin/apt-get");
        // As good as root for the decision: where sudo asks no password, apt may be used.
        Files.writeString(machine.resolve("usr/bin/sudo"), "#!/bin/sh\nexit 0\n");
        assertThat(machine.resolve("usr/bin/sudo").toFile().setExecutable(true)).isTrue();
    }

    private void executable(String path) throws IOException {
        file(path);
        assertThat(machine.resolve(path).toFile().setExecutable(true)).isTrue();
    }

    private void file(String path) throws IOException {
        Path file = machine.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "");
    }
}
