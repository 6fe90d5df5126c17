package org.yaomote.certificate;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// Whether an authority that is limited so may sign for a name.
    public boolean holds(SubjectName name) {
        return constraints().map(limits -> isPermitted(limits, name)).orElse(true);
    }

    /// What is said of names that may not be signed for; nothing of those that may.
    ///
    /// @param scope whether a name may be
    public static List<Fault> faults(Predicate<SubjectName> scope, Collection<SubjectName> names) {
        return names.stream()
                .filter(scope.negate())
                .map(name -> Fault.of(FaultKind.NAME_OUT_OF_SCOPE, name.shown()))
                .toList();
    }

    /// Whether a name is within limits, by the rule that clients go by; what they could not read is
    /// not.
    static boolean isPermitted(NameConstraints limits, SubjectName name) {
        try {
            PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
            if (limits.getPermittedSubtrees() != null) {
                validator.intersectPermittedSubtree(limits.getPermittedSubtrees());
            }
            if (limits.getExcludedSubtrees() != null) {
                for (GeneralSubtree excluded : limits.getExcludedSubtrees()) {
                    validator.addExcludedSubtree(excluded);
                }
            }
            validator.checkPermitted(AlternativeNames.general(name));
            validator.checkExcluded(AlternativeNames.general(name));
            return true;
        } catch (NameConstraintValidatorException | RuntimeException _) {
            return false;
        }
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
