package org.yaomote.convert;

import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What two machines must be told beyond the configuration.
///
/// @param engine what runs on both
/// @param address the one that clients use: an IPv4 or IPv6 address of the network the machines are
///   in, which no machine has for itself
/// @param prefix length of that network's prefix
/// @param device the network card, such as `eth0`
/// @param router number that tells this pair from others in the same network, 1 to 255
/// @param machines the own addresses of both, where the network carries no multicast; empty for
///   multicast
public record PairPlan(
        Engine engine,
        String address,
        int prefix,
        String device,
        int router,
        Optional<Machines> machines) {
    /// The engine on each machine.
    public enum Engine {
        HAPROXY("haproxy", "haproxy.cfg"),
        NGINX("nginx", "nginx.conf");

        private final String service;
        private final String fileName;

        Engine(String service, String fileName) {
            this.service = service;
            this.fileName = fileName;
        }

        /// The name of its package and of its service.
        public String service() {
            return service;
        }

        /// What its configuration is called.
        public String fileName() {
            return fileName;
        }

        /// The folder of its configuration, ended by a slash.
        public String folder() {
            return "/etc/" + service + "/";
        }
    }

    /// The two machines, each by an address of its own.
    public record Machines(String first, String second) {}

    /// A plan to begin with. The address is of a network for documentation (RFC 5737), so it is
    /// nobody's until it is replaced.
    public static final PairPlan DEFAULTS =
            new PairPlan(Engine.HAPROXY, "192.0.2.100", 24, "eth0", 51, Optional.empty());

    /// The same with another address to share.
    ///
    /// @param text an address with or without `/` and a prefix; the usual prefix is 24, or 64 for
    ///   IPv6. What is none is found by [#check].
    public PairPlan withShared(String text) {
        int slash = text.indexOf('/');
        String shared = slash < 0 ? text : text.substring(0, slash);
        String digits = slash < 0 ? "" : text.substring(slash + 1);
        int usual = shared.indexOf(':') >= 0 ? 64 : 24;
        int given = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
        return new PairPlan(engine, shared, slash < 0 ? usual : given, device, router, machines);
    }

    /// Whether the address is IPv6.
    public boolean isIpv6() {
        return address.indexOf(':') >= 0;
    }

    /// What keeps the plan from being written; paths are the names of its components.
    public List<Problem> check() {
        List<Problem> found = new ArrayList<>();
        if (!Addresses.isAddress(address)) {
            found.add(Problem.error("address", "convert.plan.address", address));
        }
        int longest = isIpv6() ? 128 : 32;
        if (prefix < 1 || prefix > longest) {
            found.add(Problem.error("prefix", "number.range", 1, longest, prefix));
        }
        if (!device.matches("[A-Za-z0-9_.:@-]{1,15}")) {
            found.add(Problem.error("device", "convert.plan.device", device));
        }
        if (router < 1 || router > 255) {
            found.add(Problem.error("router", "number.range", 1, 255, router));
        }
        machines.ifPresent(
                m -> {
                    own(found, "machines.first", m.first());
                    own(found, "machines.second", m.second());
                    if (m.first().equals(m.second())) {
                        found.add(Problem.error("machines.second", "convert.plan.same", m.first()));
                    }
                });
        return found;
    }

    private void own(List<Problem> found, String path, String text) {
        if (!Addresses.isAddress(text)) {
            found.add(Problem.error(path, "convert.plan.address", text));
        } else if ((text.indexOf(':') >= 0) != isIpv6()) {
            found.add(Problem.error(path, "convert.plan.family", text, address));
        } else if (text.equals(address)) {
            found.add(Problem.error(path, "convert.plan.same", text));
        }
    }
}
