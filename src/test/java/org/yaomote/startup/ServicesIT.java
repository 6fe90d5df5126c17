package org.yaomote.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.programs.Programs;
import org.yaomote.programs.StepsRun;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is written for a service is what the system's own tools accept, and what is said of it is
/// what the system says.
class ServicesIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// What `systemd-analyze security` calls OK is below 4; ours is to stay below 2.
    private static final String THRESHOLD = "20";

    @TempDir Path home;
    private final List<String> ran = new ArrayList<>();
    private Programs.Ran answer = new Programs.Ended(0, "");

    private Surroundings around(Surroundings.Kind kind, boolean isRoot) {
        return new Surroundings(kind, home, home.resolve("me"), Map.of(), isRoot, false);
    }

    private Services services(Surroundings.Kind kind) {
        return Services.of(around(kind, true), this::run, home.resolve("state")).orElseThrow();
    }

    private Programs.Ran run(List<String> words, Duration limit) {
        ran.add(String.join(" ", words));
        return answer;
    }

    private void isBooted() throws IOException {
        Files.createDirectories(home.resolve("run/systemd/system"));
    }

    /// A program that is there, with a blank in its path.
    private ServiceTerms terms() throws IOException {
        Path bin = Files.createDirectories(home.resolve("pro gram/bin"));
        Path program = bin.resolve("yaomote");
        if (!Files.exists(program)) {
            Files.createFile(program);
        }
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new ServiceTerms(
                new Launcher(program, true),
                "root",
                List.of(Path.of("/home/me/.config/yaomote"), Path.of("/home/me/state")),
                List.of(Path.of("/home/me/keys/a:b.pem"), Path.of("/etc/ssl/x.pem")),
                new TreeMap<>(Map.of("XDG_STATE_HOME", "/home/me/100% mine")),
                30);
    }

    private String unit(ServiceKind kind) throws IOException {
        return services(Surroundings.Kind.LINUX)
                .install(kind, terms())
                .steps()
                .files()
                .getFirst()
                .text();
    }

    private String analyzed(String... words) {
        Programs.Ran ran = new SystemPrograms().run(List.of(words), LIMIT);
        assumeThat(ran).as("systemd-analyze is here").isInstanceOf(Programs.Ended.class);
        Programs.Ended ended = (Programs.Ended) ran;
        assertThat(ended.code()).as(ended.out()).isZero();
        return ended.out();
    }

    @Test
    void systemdAcceptsTheUnitsAndFindsThemWellShut() throws IOException {
        Path system = Files.writeString(home.resolve("yaomote.service"), unit(ServiceKind.SYSTEM));
        Path user = Files.writeString(home.resolve("yaomote-user.service"), unit(ServiceKind.USER));

        assertThat(analyzed("systemd-analyze", "verify", "--man=no", system + ""))
                .doesNotContain("yaomote");
        assertThat(analyzed("systemd-analyze", "verify", "--man=no", user + ""))
                .doesNotContain("yaomote");
        analyzed(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--threshold=" + THRESHOLD,
                system + "");
    }

    @Test
    void theUnitSeesOnlyWhatItWorksWith() throws IOException {
        assertThat(unit(ServiceKind.SYSTEM))
                .contains(
                        "ProtectHome=tmpfs\n",
                        "BindPaths=/home/me/.config/yaomote\n",
                        "BindReadOnlyPaths=-\"/home/me/keys/a:b.pem\"\n",
                        "ReadWritePaths=/home/me/state\n",
                        "Environment=\"XDG_STATE_HOME=/home/me/100%% mine\"\n",
                        "CapabilityBoundingSet=CAP_NET_BIND_SERVICE\n")
                .doesNotContain("/etc/ssl");
    }

    @Test
    void whoAsksAsRootIsToldThatItActsForRoot() throws IOException {
        assertThat(services(Surroundings.Kind.LINUX).install(ServiceKind.SYSTEM, terms()).notes())
                .contains(ServicePlan.Note.FOR_ROOT)
                .doesNotContain(ServicePlan.Note.ONE_RIGHT);
    }

    @Test
    void aLineFeedInAPathBeginsNoSetting() throws IOException {
        ServiceTerms usual = terms();
        ServiceTerms odd =
                new ServiceTerms(
                        usual.launcher(),
                        usual.user(),
                        List.of(Path.of("/home/me/a\nExecStartPre=/bin/false")),
                        usual.reads(),
                        new TreeMap<>(Map.of("YAOMOTE_HOME", "/home/me/a\r\nUser=root")),
                        30);
        for (ServiceKind kind : ServiceKind.values()) {
            assertThat(
                            services(Surroundings.Kind.LINUX)
                                    .install(kind, odd)
                                    .steps()
                                    .files()
                                    .getFirst()
                                    .text()
                                    .lines())
                    .noneMatch(line -> line.startsWith("ExecStartPre"))
                    .contains("Environment=\"YAOMOTE_HOME=/home/me/a\\r\\nUser=root\"");
        }
    }

    @Test
    void aSystemWithoutSystemdSaysSo() {
        assertThat(services(Surroundings.Kind.LINUX).state(ServiceKind.SYSTEM))
                .isEqualTo(new ServiceState.Impossible(ServiceState.Why.NO_SYSTEMD));
        assertThat(ran).isEmpty();
    }

    @Test
    void whatIsSaidIsWhatSystemdSays() throws IOException {
        isBooted();
        Services services = services(Surroundings.Kind.LINUX);

        answer = new Programs.Ended(0, "LoadState=not-found\nActiveState=inactive\n");
        assertThat(services.state(ServiceKind.SYSTEM)).isInstanceOf(ServiceState.Absent.class);
        answer =
                new Programs.Ended(
                        0,
                        "LoadState=loaded\nActiveState=failed\nUnitFileState=enabled\n"
                                + "FragmentPath=/etc/systemd/system/yaomote.service\n");
        assertThat(services.state(ServiceKind.SYSTEM))
                .isEqualTo(
                        new ServiceState.Present(
                                Path.of("/etc/systemd/system/yaomote.service"),
                                true,
                                ServiceState.Activity.FAILED,
                                false));
        answer = new Programs.Ended(1, "Failed to connect to bus");
        assertThat(services.state(ServiceKind.USER))
                .isEqualTo(new ServiceState.Impossible(ServiceState.Why.NO_USER_MANAGER));
    }

    @Test
    void aUnitOfAPackageIsOnlySwitched() throws IOException {
        isBooted();
        answer =
                new Programs.Ended(
                        0,
                        "LoadState=loaded\nActiveState=inactive\nUnitFileState=disabled\n"
                                + "FragmentPath=/usr/lib/systemd/system/yaomote.service\n");
        Services services = services(Surroundings.Kind.LINUX);

        ServicePlan plan = services.install(ServiceKind.SYSTEM, terms());

        assertThat(plan.steps().files()).isEmpty();
        assertThat(plan.notes()).contains(ServicePlan.Note.OWN_CONFIGURATION);
        assertThat(plan.steps().typed(false))
                .containsExactly("sudo systemctl enable --now yaomote.service");
        assertThat(services.remove(ServiceKind.SYSTEM).steps().typed(true))
                .containsExactly("systemctl disable --now yaomote.service");
    }

    @Test
    void rightsAreAskedForOnceAndNeverSilently() throws IOException {
        ServicePlan plan = services(Surroundings.Kind.LINUX).install(ServiceKind.SYSTEM, terms());
        Surroundings user = around(Surroundings.Kind.LINUX, false);

        assertThat(plan.steps().joined(user)).singleElement().matches(c -> c.asAdministrator());
        assertThat(plan.steps().joined(around(Surroundings.Kind.LINUX, true))).hasSize(4);
        assertThat(new StepsRun(this::run, user).perform(plan.steps()))
                .isInstanceOf(StepsRun.Result.NobodyAsks.class);
        assertThat(ran).isEmpty();
        assertThat(home.resolve("state")).doesNotExist();
    }

    @Test
    void aPlanEndsAtItsFirstFailure() throws IOException {
        ServicePlan plan = services(Surroundings.Kind.LINUX).install(ServiceKind.SYSTEM, terms());
        answer = new Programs.Ended(1, "no room left\n");

        assertThat(
                        new StepsRun(this::run, around(Surroundings.Kind.LINUX, true))
                                .perform(plan.steps()))
                .isInstanceOfSatisfying(
                        StepsRun.Result.Failed.class,
                        failed -> assertThat(failed.why()).isEqualTo("no room left"));
        assertThat(ran).singleElement().asString().startsWith("install -m 644");
        assertThat(home.resolve("state/yaomote.service")).exists();
    }

    @Test
    void theOtherSystemsHaveTheirOwnWays() throws IOException {
        ServicePlan mac = services(Surroundings.Kind.MAC).install(ServiceKind.SYSTEM, terms());
        assertThat(mac.notes()).contains(ServicePlan.Note.NOT_RUN);
        assertThat(mac.steps().files().getFirst().text())
                .contains("<key>UserName</key>", "KeepAlive")
                .contains("<key>XDG_STATE_HOME</key>\n    <string>/home/me/100% mine</string>");
        assertThat(mac.steps().typed(false))
                .last()
                .asString()
                .startsWith("sudo launchctl bootstrap system");

        ServicePlan windows =
                services(Surroundings.Kind.WINDOWS).install(ServiceKind.SYSTEM, terms());
        assertThat(windows.notes()).contains(ServicePlan.Note.NOT_RUN);
        assertThat(windows.steps().files().getFirst().text())
                .contains("<BootTrigger>", "S4U")
                .contains("$env:XDG_STATE_HOME = '/home/me/100% mine'; &amp; '");
    }

    @Test
    void installingAgainEndsWhatRunsOnTheOtherSystemsToo() throws IOException {
        assertThat(commands(Surroundings.Kind.MAC))
                .satisfiesExactly(
                        copied -> assertThat(copied).startsWith("install "),
                        ended -> assertThat(ended).startsWith("launchctl bootout system/"),
                        waited -> assertThat(waited).contains("launchctl print system/"),
                        begun -> assertThat(begun).startsWith("launchctl bootstrap system "));
        assertThat(commands(Surroundings.Kind.WINDOWS))
                .satisfiesExactly(
                        ended -> assertThat(ended).startsWith("schtasks /end"),
                        made -> assertThat(made).startsWith("schtasks /create"),
                        begun -> assertThat(begun).startsWith("schtasks /run"));

        answer = new Programs.Ended(1, "not found");
        assertThat(commands(Surroundings.Kind.MAC)).hasSize(2);
        assertThat(commands(Surroundings.Kind.WINDOWS)).hasSize(2);
        assertThat(services(Surroundings.Kind.MAC).remove(ServiceKind.SYSTEM).steps().typed(true))
                .singleElement()
                .asString()
                .startsWith("rm -f ");
    }

    private List<String> commands(Surroundings.Kind kind) throws IOException {
        return services(kind).install(ServiceKind.SYSTEM, terms()).steps().typed(true);
    }
}
