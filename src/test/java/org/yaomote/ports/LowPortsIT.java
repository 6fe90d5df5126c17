package org.yaomote.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.NetworkSpace;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Steps;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ways to let an ordinary user open port 443, gone in a network of their own.
class LowPortsIT {
    private static final String YES = "may=true said=Free";
    private static final String NO = "may=false said=NeedsRights";

    @TempDir Path folder;

    private LowPorts.Offer offer(LowPorts.Way way) {
        LowPorts rights =
                new LowPorts(
                        Surroundings.ofThisProcess(Map.of(), false),
                        new SystemPrograms(),
                        List.of());
        return rights.offers(443).stream().filter(o -> o.way() == way).findFirst().orElseThrow();
    }

    /// Root of the network does what the test puts there, one after another.
    private String setup() {
        return NetworkSpace.CLOSED
                + "(set +e; for i in 1 2 3 4; do until [ -e '%1$s/ready'$i ]; do sleep 0.05; done;"
                        .formatted(folder)
                + " sh -e '%1$s/do'$i > '%1$s/out'$i 2>&1 && touch '%1$s/done'$i; done) &\n"
                        .formatted(folder);
    }

    private void perform(int number, Steps steps) throws IOException {
        String script =
                String.join("\n", steps.typed(true)).replace("/etc/sysctl.d", folder.toString());
        Files.writeString(folder.resolve("do" + number), script);
        Files.createFile(folder.resolve("ready" + number));
        await().untilAsserted(
                        () ->
                                assertThat(folder.resolve("done" + number))
                                        .as(Files.readString(folder.resolve("out" + number)))
                                        .exists());
    }

    @Test
    void anOrdinaryUserOpensTheWebsPortsAfterTheWayWasGoneAndNotWithout() throws IOException {
        assumeTrue(NetworkSpace.isPossibleAsNobody(setup()), "a user of our own network");
        LowPorts.Offer everybody = offer(LowPorts.Way.EVERYBODY);
        LowPorts.Offer redirect = offer(LowPorts.Way.REDIRECT);
        try (NetworkSpace space = NetworkSpace.startAsNobody(setup(), LowPortsProgram.class)) {
            assertThat(space.ask("")).isEqualTo(NO);

            perform(1, everybody.does());
            assertThat(space.ask("")).isEqualTo(YES);
            assertThat(folder.resolve("50-yaomote-ports.conf"))
                    .content()
                    .endsWith("\nnet.ipv4.ip_unprivileged_port_start=80\n");

            perform(2, everybody.undoes());
            assertThat(space.ask("")).isEqualTo(NO);
            assertThat(folder.resolve("50-yaomote-ports.conf")).doesNotExist();

            if (redirect.obstacle().isEmpty()) {
                assertThat(space.ask("through")).isEqualTo("arrives=false");
                perform(3, redirect.does());
                assertThat(space.ask("through")).isEqualTo("arrives=true");
                perform(4, redirect.undoes());
                assertThat(space.ask("through")).isEqualTo("arrives=false");
            }
        }
    }

    private LowPorts rights(List<Path> launchers, Programs.Ran answer) {
        Surroundings around =
                new Surroundings(Surroundings.Kind.LINUX, folder, folder, Map.of(), false, false);
        return new LowPorts(around, (_, _) -> answer, launchers);
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void undoingGoesBackToWhatWasBeforeAndNothingIsRaised() throws IOException {
        file("proc/sys/net/ipv4/ip_unprivileged_port_start", "500\n");
        assertThat(everybody(443).does().typed(true).getFirst()).contains("# Before it was 500");
        assertThat(everybody(443).undoes().typed(true).getLast()).endsWith("port_start=500");

        file("proc/sys/net/ipv4/ip_unprivileged_port_start", "80\n");
        file("etc/sysctl.d/50-yaomote-ports.conf", "# Before it was 500\nx=80\n");
        assertThat(everybody(443).undoes().typed(true).getLast()).endsWith("port_start=500");
        assertThat(everybody(25).does().typed(true).getFirst())
                .contains("# Before it was 500")
                .contains("port_start=25");

        file("proc/sys/net/ipv4/ip_unprivileged_port_start", "0\n");
        assertThat(everybody(443).does().typed(true).getLast()).endsWith("port_start=0");
    }

    private LowPorts.Offer everybody(int port) {
        return rights(List.of(), new Programs.NotStarted()).offers(port).stream()
                .filter(offer -> offer.way() == LowPorts.Way.EVERYBODY)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsOnItsWayToAnotherComputerIsNotSentOn() {
        assertThat(String.join("", offer(LowPorts.Way.REDIRECT).does().typed(true)).split("; "))
                .filteredOn(rule -> rule.contains("add rule"))
                .hasSize(2)
                .allMatch(rule -> rule.contains("fib daddr type local tcp dport"));
    }

    @Test
    void aRightThatTheProcessHasIsSeen() throws IOException {
        LowPorts rights = rights(List.of(), new Programs.NotStarted());
        file("proc/sys/net/ipv4/ip_unprivileged_port_start", "1024\n");
        file("proc/self/status", "Name:\tjava\nCapEff:\t0000000000000000\n");
        assertThat(rights.standing()).isEqualTo(new LowPorts.Standing(1024, false));
        assertThat(rights.mayOpen(443)).isFalse();

        file("proc/self/status", "Name:\tjava\nCapEff:\t0000000000000400\n");
        assertThat(rights.mayOpen(443)).isTrue();
    }

    @Test
    void theCapabilityOfAllLaunchersIsOfferedOnlyWhereItWouldCount() throws IOException {
        Path launcher = folder.resolve("opt/yaomote-cli");
        Path other = folder.resolve("opt/yaomote-window");
        file("opt/yaomote-window", "");
        assertThat(LowPorts.launchers("")).isEmpty();
        assertThat(LowPorts.launchers(launcher.toString())).containsExactly(launcher, other);
        assertThat(LowPorts.launchers(other.toString())).containsExactly(other);
        assertThat(rights(List.of(), new Programs.NotStarted()).offers(443))
                .filteredOn(offer -> offer.way() == LowPorts.Way.LAUNCHER)
                .extracting(LowPorts.Offer::obstacle)
                .containsExactly(Optional.of(LowPorts.Obstacle.SCRIPT));

        file("usr/sbin/setcap", "");
        file("usr/sbin/getcap", "");
        file("proc/self/mounts", "a / ext4 rw 0 0\nb %s tmpfs rw,nosuid 0 0\n".formatted(folder));
        LowPorts onNoSuid = rights(List.of(launcher, other), new Programs.Ended(0, ""));
        assertThat(onNoSuid.offers(443))
                .extracting(LowPorts.Offer::obstacle)
                .contains(Optional.of(LowPorts.Obstacle.NO_SUID));

        file("proc/self/mounts", "a / ext4 rw,relatime 0 0\n");
        LowPorts good =
                rights(
                        List.of(launcher, other),
                        new Programs.Ended(0, launcher + " cap_net_bind_service=ep\n"));
        LowPorts.Offer first = good.offers(443).getFirst();
        assertThat(first.way()).isEqualTo(LowPorts.Way.LAUNCHER);
        assertThat(first.obstacle()).isEmpty();
        assertThat(first.isInForce()).isTrue();
        assertThat(first.does().typed(false))
                .containsExactly(
                        "sudo %1$s/usr/sbin/setcap cap_net_bind_service=+ep %2$s cap_net_bind_service=+ep %3$s"
                                .formatted(folder, launcher, other));
        assertThat(first.undoes().typed(false))
                .containsExactly(
                        "sudo %1$s/usr/sbin/setcap -r %2$s -r %3$s"
                                .formatted(folder, launcher, other));
    }

    @Test
    void aFirewallThatIsSwitchedOnIsNamed() throws IOException {
        Surroundings around =
                new Surroundings(Surroundings.Kind.LINUX, folder, folder, Map.of(), false, false);
        assertThat(Firewall.of(around)).isEmpty();
        file("etc/ufw/ufw.conf", "LOGLEVEL=low\nENABLED=yes\n");
        assertThat(Firewall.of(around)).containsExactly(Firewall.UFW);
        assertThat(Firewall.UFW.allowing(443)).isEqualTo("sudo ufw allow 443/tcp");
    }
}
