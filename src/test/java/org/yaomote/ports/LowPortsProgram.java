package org.yaomote.ports;

import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What an ordinary user meets: answers each line with what is said of port 443 and what the port
/// doctor finds, and `through` with whether a connection to 443 arrives at 8443.
public final class LowPortsProgram {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final int LOW = 443;

    private LowPortsProgram() {}

    /// Answers until there is nothing to read.
    public static void main(String[] args) throws IOException {
        LowPorts rights =
                new LowPorts(
                        Surroundings.ofThisProcess(Map.of(), false),
                        new SystemPrograms(),
                        List.of());
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer =
                    line.equals("through")
                            ? "arrives=" + arrives()
                            : "may=" + rights.mayOpen(LOW) + " said=" + said();
            System.out.println(answer);
        }
    }

    /// What the port doctor says, who opens it.
    private static String said() {
        return PortDoctor.ofThisComputer().examine(HERE, LOW).getClass().getSimpleName();
    }

    private static boolean arrives() {
        try (ServerSocket server = new ServerSocket(PortDoctor.instead(LOW), 1, HERE);
                Socket client = new Socket()) {
            server.setSoTimeout(5_000);
            client.connect(new InetSocketAddress(HERE, LOW), 5_000);
            server.accept().close();
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
