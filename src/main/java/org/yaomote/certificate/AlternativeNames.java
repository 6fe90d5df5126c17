package org.yaomote.certificate;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Names as they stand in certificates and requests.
final class AlternativeNames {
    /// RFC 5280, appendix A: `ub-common-name`.
    private static final int LONGEST_COMMON_NAME = 64;

    private static final int DNS = GeneralName.dNSName;
    private static final int ADDRESS = GeneralName.iPAddress;

    private AlternativeNames() {}

    static GeneralNames of(List<SubjectName> names) {
        return new GeneralNames(
                names.stream().map(AlternativeNames::general).toArray(GeneralName[]::new));
    }

    static GeneralName general(SubjectName name) {
        return switch (name) {
            case SubjectName.Dns(var text) -> new GeneralName(DNS, text);
            case SubjectName.Address(var address) ->
                    new GeneralName(ADDRESS, new DEROctetString(address.getAddress()));
        };
    }

    /// A subject that people recognise. Clients look at the alternative names; an address here
    /// would be judged as a host name by some and fall out of an authority's scope.
    static X500Name subject(List<SubjectName> names) {
        Optional<String> host =
                names.stream()
                        .filter(SubjectName.Dns.class::isInstance)
                        .map(SubjectName::text)
                        .filter(text -> text.length() <= LONGEST_COMMON_NAME)
                        .findFirst();
        return commonName(host.orElseGet(() -> "server " + names.getFirst().text()));
    }

    /// A subject that is nothing but a common name, cut to what one may be long.
    static X500Name commonName(String name) {
        int length = Math.min(name.length(), LONGEST_COMMON_NAME);
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, name.substring(0, length))
                .build();
    }

    /// The common name of a subject; the whole subject if it has none; a question mark if it is
    /// damaged, for the reader of a certificate does not look into it.
    static String shown(X500Name subject) {
        try {
            RDN[] names = subject.getRDNs(BCStyle.CN);
            return names.length == 0
                    ? subject.toString()
                    : IETFUtils.valueToString(names[0].getFirst().getValue());
        } catch (IllegalArgumentException _) {
            return "?";
        }
    }

    /// The host names and addresses of a certificate; none if they cannot be read. Names that no
    /// host has are left out.
    static List<SubjectName> of(X509Certificate certificate) {
        List<SubjectName> names = new ArrayList<>();
        try {
            Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
            if (entries == null) {
                return List.of();
            }
            for (List<?> entry : entries) {
                if (entry.get(0) instanceof Integer kind && (kind == DNS || kind == ADDRESS)) {
                    NameReader.read(String.valueOf(entry.get(1))).result().ifPresent(names::add);
                }
            }
            return List.copyOf(names);
        } catch (CertificateParsingException | RuntimeException _) {
            return List.of();
        }
    }

    /// The same of what a request asks for.
    static List<SubjectName> of(GeneralNames names) {
        List<SubjectName> read = new ArrayList<>();
        for (GeneralName name : names.getNames()) {
            switch (name.getTagNo()) {
                case DNS ->
                        NameReader.read(name.getName().toString()).result().ifPresent(read::add);
                case ADDRESS -> address(name).ifPresent(read::add);
                default -> {} // names of people and services, which no server is asked for
            }
        }
        return List.copyOf(read);
    }

    private static Optional<SubjectName> address(GeneralName name) {
        try {
            byte[] octets = DEROctetString.getInstance(name.getName()).getOctets();
            return Optional.of(new SubjectName.Address(InetAddress.getByAddress(octets)));
        } catch (UnknownHostException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
