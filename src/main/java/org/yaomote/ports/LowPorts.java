package org.yaomote.ports;

import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Steps;
import org.yaomote.programs.StepsRun;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may open low ports on Linux, and the ways to let this program do it.
///
/// Each way is told with what undoes it; nothing is done here. Elsewhere there is nothing to offer.
/// Thread: any that may block.
public final class LowPorts {
    private static final String LOWEST = "proc/sys/net/ipv4/ip_unprivileged_port_start";
    private static final String SETTING = "net.ipv4.ip_unprivileged_port_start";
    private static final String FILE = "/etc/sysctl.d/50-yaomote-ports.conf";
    private static final String BEFORE = "# Before it was ";
    private static final String RIGHT = "cap_net_bind_service";

    /// Of a package for Linux; named in the example where none is.
    private static final List<String> OURS = List.of("yaomote-cli", "yaomote-window");

    private static final Path FOLDER = Path.of("/usr/lib/yaomote/bin");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int USUAL_LOWEST = 1024;

    /// From here on everybody may open ports after the setting: both usual ones of the web.
    private static final int HTTP = 80;

    /// The bit of `CAP_NET_BIND_SERVICE` (capabilities(7)).
    private static final int BIT = 10;

    private final Surroundings around;
    private final Programs programs;
    private final List<Path> launchers;

    /// @param launchers the programs of the system's own format that start this one, a package has
    ///   one for the window and one for the command line; none if a script does, whose file
    ///   capabilities would not count
    public LowPorts(Surroundings around, Programs programs, List<Path> launchers) {
        this.around = around;
        this.programs = programs;
        this.launchers = List.copyOf(launchers);
    }

    /// A way to let this program open low ports.
    public enum Way {
        /// The kernel lets every program open ports from a lower one on.
        EVERYBODY,
        /// A file capability of the launchers.
        LAUNCHER,
        /// The kernel sends what comes to the low port on to a higher one.
        REDIRECT
    }

    /// Why a way cannot be gone.
    public enum Obstacle {
        /// A script starts the program, and capabilities of scripts do not count.
        SCRIPT,
        /// What sets capabilities is not installed.
        NO_SETCAP,
        /// The launcher lies where capabilities do not count (`nosuid`).
        NO_SUID,
        /// `nft` is not installed.
        NO_NFT
    }

    /// What this process may do.
    ///
    /// @param lowest the first port that everybody may open
    /// @param isGranted whether this process may open any
    public record Standing(int lowest, boolean isGranted) {}

    /// A way, and what undoes it.
    ///
    /// @param obstacle why it cannot be gone; nothing if it can
    /// @param isInForce whether it was gone already, for the next start if not for this one
    public record Offer(
            Way way, Steps does, Steps undoes, Optional<Obstacle> obstacle, boolean isInForce) {}

    /// For the computer that this process runs on, seen from its window.
    static LowPorts ofThisComputer() {
        return new LowPorts(
                Surroundings.ofThisProcess(System.getenv(), false),
                new SystemPrograms(),
                launchers(System.getProperty("jpackage.app-path", "")));
    }

    /// All programs of a package that start this one.
    ///
    /// @param started value of the property `jpackage.app-path`: the one that started this process;
    ///   empty if none did
    public static List<Path> launchers(String started) {
        if (started.isBlank()) {
            return List.of();
        }
        Path one = Path.of(started);
        return Stream.concat(Stream.of(one), OURS.stream().map(one::resolveSibling))
                .distinct()
                .filter(file -> file.equals(one) || Files.isExecutable(file))
                .sorted()
                .toList();
    }

    /// Does what an offer says, or takes it back.
    public StepsRun run() {
        return new StepsRun(programs, around);
    }

    /// Firewalls that may keep others out.
    public List<Firewall> firewalls() {
        return Firewall.of(around);
    }

    /// What this process may do now.
    public Standing standing() {
        if (around.kind() != Surroundings.Kind.LINUX) {
            return new Standing(
                    around.kind() == Surroundings.Kind.WINDOWS ? 0 : USUAL_LOWEST, false);
        }
        return new Standing(lowest(), isGranted());
    }

    /// Whether this process may open a port, as far as rights go.
    public boolean mayOpen(int port) {
        Standing standing = standing();
        return standing.isGranted() || port >= standing.lowest();
    }

    /// The ways to let it open a port, the best first; none where it needs none or none is known.
    ///
    /// @param port 1 to 65535
    public List<Offer> offers(int port) {
        if (around.kind() != Surroundings.Kind.LINUX || port >= USUAL_LOWEST) {
            return List.of();
        }
        return List.of(launcher(), everybody(port), redirect(port)).stream()
                .sorted(Comparator.comparing(offer -> offer.obstacle().isPresent()))
                .toList();
    }

    /// Never raises what others have lowered, and notes what was before in the file, which is what
    /// undoing goes back to.
    private Offer everybody(int port) {
        int before = before();
        String line = SETTING + "=" + Math.min(lowest(), Math.min(port, HTTP));
        String text = "\"" + BEFORE + before + "\\n" + line + "\\n\"";
        Steps does =
                Steps.of(
                        admin("/bin/sh", "-c", "printf " + text + " > " + FILE),
                        admin(program("sysctl"), "-w", line));
        Steps undoes =
                Steps.of(
                        admin(program("rm"), "-f", FILE),
                        admin(program("sysctl"), "-w", SETTING + "=" + before));
        return new Offer(Way.EVERYBODY, does, undoes, Optional.empty(), lowest() <= port);
    }

    private Offer launcher() {
        List<String> files =
                launchers.isEmpty()
                        ? OURS.stream().map(name -> FOLDER.resolve(name).toString()).toList()
                        : launchers.stream().map(Path::toString).toList();
        List<String> does = new ArrayList<>(List.of(program("setcap")));
        List<String> undoes = new ArrayList<>(does);
        for (String file : files) {
            does.addAll(List.of(RIGHT + "=+ep", file));
            undoes.addAll(List.of("-r", file));
        }
        return new Offer(
                Way.LAUNCHER,
                Steps.of(new Command(does, true)),
                Steps.of(new Command(undoes, true)),
                obstacleOfLauncher(),
                files.stream().allMatch(this::hasCapability));
    }

    private Optional<Obstacle> obstacleOfLauncher() {
        if (launchers.isEmpty()) {
            return Optional.of(Obstacle.SCRIPT);
        }
        if (around.program("setcap").isEmpty()) {
            return Optional.of(Obstacle.NO_SETCAP);
        }
        return launchers.stream().anyMatch(this::isOnNoSuid)
                ? Optional.of(Obstacle.NO_SUID)
                : Optional.empty();
    }

    private boolean hasCapability(String file) {
        return around.program("getcap").isPresent()
                && programs.run(List.of(program("getcap"), file), LIMIT)
                        instanceof Programs.Ended(var code, var out)
                && code == 0
                && out.contains(RIGHT);
    }

    /// The longest mount point that the file is under is the one that counts.
    private boolean isOnNoSuid(Path file) {
        return lines("proc/self/mounts").stream()
                .map(line -> line.split(" ", -1))
                .filter(part -> part.length > 3 && file.startsWith(part[1].replace("\\040", " ")))
                .max(Comparator.comparingInt(part -> part[1].length()))
                .map(part -> List.of(part[3].split(",", -1)).contains("nosuid"))
                .orElse(false);
    }

    /// A rule that is gone when the computer starts again; what comes from this computer itself
    /// passes another chain than what comes from outside.
    private Offer redirect(int port) {
        // What is for other computers passes here, too, on one that has machines or containers.
        String rule = "fib daddr type local tcp dport " + port;
        String to = rule + " redirect to :" + PortDoctor.instead(port);
        String table =
                "add table inet yaomote; "
                        + "add chain inet yaomote from_outside "
                        + "{ type nat hook prerouting priority -100; }; "
                        + "add chain inet yaomote from_here "
                        + "{ type nat hook output priority -100; }; "
                        + ("add rule inet yaomote from_outside " + to + "; ")
                        + ("add rule inet yaomote from_here " + to);
        Steps does = Steps.of(admin(program("nft"), table));
        Steps undoes = Steps.of(admin(program("nft"), "delete table inet yaomote"));
        Optional<Obstacle> obstacle =
                around.program("nft").isPresent() ? Optional.empty() : Optional.of(Obstacle.NO_NFT);
        return new Offer(Way.REDIRECT, does, undoes, obstacle, false);
    }

    private int lowest() {
        return number(LOWEST, "").orElse(USUAL_LOWEST);
    }

    /// What was in force before this program's own setting, if that is there.
    private int before() {
        return number(FILE.substring(1), BEFORE).orElseGet(this::lowest);
    }

    /// The first line that is a number behind these words.
    private Optional<Integer> number(String file, String words) {
        return lines(file).stream()
                .filter(line -> line.startsWith(words))
                .map(line -> line.substring(words.length()).strip())
                .filter(line -> line.matches("\\d{1,5}"))
                .findFirst()
                .map(Integer::parseInt);
    }

    private boolean isGranted() {
        return lines("proc/self/status").stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(rights -> (rights >> BIT & 1) == 1);
    }

    /// Read by a buffer: the kernel gives a setting to one read alone, and whoever begins with one
    /// octet, as `Files.readString` does where a file says it is empty, gets no more than that.
    private List<String> lines(String name) {
        try {
            return Files.readAllLines(around.file(name));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Command admin(String... words) {
        return new Command(new ArrayList<>(List.of(words)), true);
    }

    private String program(String name) {
        return around.program(name).orElse(name);
    }
}
