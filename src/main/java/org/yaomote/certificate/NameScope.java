package org.yaomote.certificate;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which names an authority may sign for (RFC 5280 §4.2.1.10). Clients enforce it, so a stolen key
/// of an authority is of no use for other names.
///
/// @param domains names, each with all names under it
/// @param networks blocks of addresses such as `10.0.0.0/8`
public record NameScope(List<String> domains, List<String> networks) {
    /// What nobody on the internet can own: RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`, `lan`
    /// by custom; RFC 1918, RFC 3927, RFC 4193, RFC 4291 and loopback.
    public static final NameScope PRIVATE =
            new NameScope(
                    List.of("lan", "local", "test", "internal", "home.arpa", "localhost"),
                    List.of(
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "::1/128",
                            "fc00::/7",
                            "fe80::/10"));

    /// Every name there is: for those who know what they ask for.
    public static final NameScope UNLIMITED = new NameScope(List.of(), List.of());

    public NameScope {
        domains = List.copyOf(domains);
        networks = List.copyOf(networks);
    }

    /// The same and some more names, such as that of this computer.
    public NameScope with(List<String> more) {
        List<String> all = new ArrayList<>(domains);
        more.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new NameScope(all, networks);
    }

    /// Whether every name is in it.
    public boolean isUnlimited() {
        return domains.isEmpty() && networks.isEmpty();
    }

    /// As the certificate says it; empty where there is no limit.
    Optional<NameConstraints> constraints() {
        if (isUnlimited()) {
            return Optional.empty();
        }
        List<GeneralSubtree> permitted = new ArrayList<>();
        domains.forEach(d -> permitted.add(subtree(new GeneralName(GeneralName.dNSName, d))));
        networks.forEach(n -> permitted.add(subtree(network(n))));
        return Optional.of(new NameConstraints(permitted.toArray(GeneralSubtree[]::new), null));
    }

    private static GeneralSubtree subtree(GeneralName name) {
        return new GeneralSubtree(name);
    }

    private static GeneralName network(String block) {
        int slash = block.indexOf('/');
        byte[] address = InetAddress.ofLiteral(block.substring(0, slash)).getAddress();
        int bits = Integer.parseInt(block.substring(slash + 1));
        byte[] octets = new byte[2 * address.length];
        System.arraycopy(address, 0, octets, 0, address.length);
        for (int bit = 0; bit < bits; bit++) {
            octets[address.length + bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
    }
}
