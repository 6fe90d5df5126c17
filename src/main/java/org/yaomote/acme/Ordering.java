package org.yaomote.acme;

import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One order, from the names to the certificate (RFC 8555 §7.4).
///
/// Thread: one that may block.
record Ordering(Login login, Patience patience, Problems problems) {
    private static final Set<Status> PROVEN =
            EnumSet.of(
                    Status.VALID,
                    Status.INVALID,
                    Status.DEACTIVATED,
                    Status.EXPIRED,
                    Status.REVOKED);
    private static final Set<Status> READY = EnumSet.of(Status.READY, Status.VALID, Status.INVALID);
    private static final Set<Status> ISSUED = EnumSet.of(Status.VALID, Status.INVALID);

    /// Proves that the names are ours and gets the certificate with its issuers.
    Outcome<List<X509Certificate>> certificate(AcmeWish wish, byte[] request)
            throws AcmeException, InterruptedException {
        Order order =
                login.newOrder()
                        .identifiers(wish.names().stream().map(Ordering::identifier).toList())
                        .create();
        List<Fault> faults = proven(order.getAuthorizations(), wish.proofs());
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        Status ready = patience.settled(order, READY);
        if (ready == Status.READY) {
            order.execute(request);
        } else if (ready != Status.VALID) {
            return failed(order);
        }
        return patience.settled(order, ISSUED) == Status.VALID
                ? Outcome.done(order.getCertificate().getCertificateChain())
                : failed(order);
    }

    private static Identifier identifier(SubjectName name) {
        return switch (name) {
            case SubjectName.Dns(var text) -> Identifier.dns(text);
            case SubjectName.Address(var address) -> Identifier.ip(address);
        };
    }

    /// Proves what is not proven yet; the proofs lie there until all are looked at.
    ///
    /// @return why some were not accepted
    private List<Fault> proven(List<Authorization> all, Path folder)
            throws AcmeException, InterruptedException {
        List<Fault> faults = new ArrayList<>();
        List<Authorization> open =
                all.stream().filter(one -> one.getStatus() != Status.VALID).toList();
        try (ProofFolder proofs = new ProofFolder(folder)) {
            for (Authorization one : open) {
                faults.addAll(offered(one, proofs).told());
            }
            if (!faults.isEmpty()) {
                return faults;
            }
            // Only now: nothing is asked of the authority that another name would make useless.
            for (Authorization one : open) {
                challenge(one).orElseThrow().trigger();
            }
            for (Authorization one : open) {
                judged(one).ifPresent(faults::add);
            }
            return faults;
        }
    }

    private Outcome<Path> offered(Authorization one, ProofFolder proofs) {
        return challenge(one)
                .map(asked -> proofs.put(asked.getToken(), asked.getAuthorization()))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        FaultKind.ACME_NO_HTTP, one.getIdentifier().getValue()));
    }

    private static Optional<Http01Challenge> challenge(Authorization one) {
        return one.findChallenge(Http01Challenge.class);
    }

    private Optional<Fault> judged(Authorization one) throws AcmeException, InterruptedException {
        String name = one.getIdentifier().getValue();
        Status status = patience.settled(one, PROVEN);
        if (status == Status.VALID) {
            return Optional.empty();
        }
        if (!PROVEN.contains(status)) {
            return Optional.of(slow());
        }
        Optional<Problem> problem = challenge(one).flatMap(Challenge::getError);
        return Optional.of(problems.ofProof(name, problem));
    }

    private <T> Outcome<T> failed(Order order) {
        boolean isSlow = order.getStatus() != Status.INVALID;
        return new Outcome.Refused<>(
                isSlow
                        ? List.of(slow())
                        : order.getError()
                                .map(problems::ofRequest)
                                .orElseGet(() -> List.of(problems.notSpoken("invalid order"))));
    }

    private Fault slow() {
        return Answer.fault(
                FaultKind.ACME_SLOW, problems.directory().host(), Patience.LONGEST.toSeconds());
    }
}
