package org.yaomote.convert;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;

import java.util.List;
import java.util.stream.Collectors;

/// Writes keepalived.conf and the check that it runs: VRRP (RFC 9568) gives the address to the
/// first machine as long as its engine answers, else to the second.
final class KeepalivedText {
    /// Where the check is put; keepalived runs none that others than root could change.
    static final String CHECK = "/etc/keepalived/yaomote-check.sh";

    private final PairPlan plan;

    KeepalivedText(PairPlan plan) {
        this.plan = plan;
    }

    /// The configuration of one of the machines.
    String of(boolean isFirst) {
        StringBuilder text = new StringBuilder();
        text.append("global_defs {\n    router_id yaomote_").append(isFirst ? "first" : "second");
        text.append("\n    enable_script_security\n    script_user nobody\n");
        // Addresses of IPv6 are told in version 3 only.
        text.append(plan.isIpv6() ? "    vrrp_version 3\n" : "").append("}\n\n");
        text.append("vrrp_script engine {\n    script \"").append(CHECK).append("\"\n");
        text.append("    interval 2\n    timeout 3\n    fall 2\n    rise 2\n}\n\n");
        text.append("vrrp_instance yaomote {\n    state ").append(isFirst ? "MASTER" : "BACKUP");
        text.append("\n    interface ").append(plan.device());
        text.append("\n    virtual_router_id ").append(plan.router());
        text.append("\n    priority ").append(isFirst ? 150 : 100);
        text.append("\n    advert_int 1\n").append(peers(isFirst));
        text.append("    virtual_ipaddress {\n        ").append(plan.address()).append('/');
        text.append(plan.prefix())
                .append("\n    }\n    track_script {\n        engine\n    }\n}\n");
        return text.toString();
    }

    private String peers(boolean isFirst) {
        return plan.machines()
                .map(
                        m ->
                                "    unicast_src_ip "
                                        + (isFirst ? m.first() : m.second())
                                        + "\n    unicast_peer {\n        "
                                        + (isFirst ? m.second() : m.first())
                                        + "\n    }\n")
                .orElse("");
    }

    /// The check: every listener of the configuration answers, whatever it answers. Of those on the
    /// shared address only that they are open, since the address is on one machine only.
    static String check(ProxyConfig config) {
        List<Listener> open = config.listeners().stream().filter(Listener::enabled).toList();
        String asked =
                open.stream()
                        .map(KeepalivedText::question)
                        .distinct()
                        .collect(Collectors.joining("\n"));
        String script =
                """
                #!/bin/bash
                # Ends with 0 while the load balancer of this machine answers.
                answers() { curl --silent --insecure --max-time 2 --output /dev/null "$1" || exit 1; }
                accepts() { timeout 2 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null || exit 1; }
                holds() { [ -n "$(ss -Hltn "src $1")" ] || exit 1; }
                """;
        return script + asked + (asked.isEmpty() ? "" : "\n") + "exit 0\n";
    }

    private static String question(Listener listener) {
        boolean isAny = Addresses.isAny(listener.address());
        String host = isAny ? loopback(listener) : listener.address();
        String url = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        int port = Math.max(1, listener.port());
        if (!isAny && !Addresses.isLoopback(host)) {
            // The other machine may have the address, and would be asked in the place of this one.
            return "holds " + url + ":" + port;
        }
        return switch (listener.protocol()) {
            case Protocol.Tcp _ -> "accepts " + host + " " + port;
            case Protocol.Http _ -> "answers http://" + url + ":" + port + "/";
            case Protocol.Https(var tls) ->
                    tls.clients() instanceof ClientCertificates.Required
                            ? "accepts " + host + " " + port
                            : "answers https://" + url + ":" + port + "/";
        };
    }

    private static String loopback(Listener listener) {
        return listener.address().indexOf(':') >= 0 ? "::1" : "127.0.0.1";
    }
}
