package org.yaomote.acme;

import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;

import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Talks to one authority on behalf of one account.
///
/// What the line breaks off is tried again, twice; what the authority refuses is not, for it
/// counts.
///
/// Thread: one that may block.
final class Conversation implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;
    private static final URI NO_ACCOUNT = URI.create(Problems.PREFIX + "accountDoesNotExist");

    /// What cannot be mistaken for several addresses or for a URL with more in it.
    private static final Pattern MAIL = Pattern.compile("[^@\\s,?&%:]+@[^@\\s,?&%:]+");

    private final Applicant applicant;
    private final KeyPair key;
    private final Session session;
    private final Patience patience;

    private Conversation(Applicant applicant, KeyPair key, OwnProvider provider, AcmeMeans means) {
        this.applicant = applicant;
        this.key = key;
        patience = new Patience(means);
        session = new Session(applicant.directory().url(), provider);
        session.networkSettings().setTimeout(TIMEOUT);
        session.networkSettings().setProxySelector(ProxySelector.getDefault());
    }

    /// Begins one; asks nothing yet.
    ///
    /// @param key of the account
    static Outcome<Conversation> of(Applicant applicant, KeyPair key, AcmeMeans means) {
        boolean isMail = applicant.contact().map(c -> MAIL.matcher(c).matches()).orElse(true);
        return isMail
                ? OwnProvider.trusting(applicant.roots())
                        .map(provider -> new Conversation(applicant, key, provider, means))
                : Outcome.refused(FaultKind.ACME_CONTACT, applicant.contact().orElse(""));
    }

    /// The account, made if there is none yet; gets the contact of the applicant, if it has one.
    Answer<AcmeAccount> account() {
        return asked(List.of(), () -> thenAsk(login(), this::account));
    }

    /// Gets a certificate.
    ///
    /// @param request with the names of the wish
    Answer<List<X509Certificate>> certificate(AcmeWish wish, byte[] request) {
        return asked(
                wish.names(),
                () -> {
                    Problems problems = problems(wish.names());
                    return thenAsk(
                            login(),
                            login ->
                                    new Ordering(login, patience, problems)
                                            .certificate(wish, request));
                });
    }

    /// Has a certificate declared invalid.
    Answer<X509Certificate> revocation(X509Certificate certificate, boolean isKeyLost) {
        RevocationReason reason =
                isKeyLost ? RevocationReason.KEY_COMPROMISE : RevocationReason.SUPERSEDED;
        return asked(
                CertificateDetails.of(certificate).names(),
                () ->
                        thenAsk(
                                login(),
                                login -> {
                                    Certificate.revoke(login, certificate, reason);
                                    return Outcome.done(certificate);
                                }));
    }

    private Outcome<Login> login() throws AcmeException {
        try {
            return Outcome.done(
                    new AccountBuilder().useKeyPair(key).onlyExisting().createLogin(session));
        } catch (AcmeServerException e) {
            if (!NO_ACCOUNT.equals(e.getType())) {
                throw e;
            }
            return newLogin();
        }
    }

    private Outcome<Login> newLogin() throws AcmeException {
        Metadata told = session.getMetadata();
        String host = applicant.directory().host();
        if (told.isExternalAccountRequired() && applicant.external().isEmpty()) {
            return Outcome.refused(FaultKind.ACME_EXTERNAL, host);
        }
        Optional<URI> terms = told.getTermsOfService();
        if (terms.isPresent() && !applicant.agrees()) {
            return Outcome.refused(FaultKind.ACME_TERMS, host, terms.get());
        }
        AccountBuilder builder = new AccountBuilder().useKeyPair(key);
        applicant.contact().ifPresent(builder::addEmail);
        applicant.external().ifPresent(own -> builder.withKeyIdentifier(own.id(), own.key()));
        if (applicant.agrees()) {
            builder.agreeToTermsOfService();
        }
        return Outcome.done(builder.createLogin(session));
    }

    private Outcome<AcmeAccount> account(Login login) throws AcmeException {
        Account account = login.getAccount();
        Optional<URI> wanted = applicant.contact().map(mail -> URI.create("mailto:" + mail));
        if (wanted.isPresent() && !account.getContacts().equals(List.of(wanted.get()))) {
            Account.EditableAccount change = account.modify();
            change.getContacts().clear();
            change.addContact(wanted.get()).commit();
        }
        return Outcome.done(
                new AcmeAccount(
                        applicant.directory(),
                        address(login.getAccountLocation()),
                        account.getContacts().stream().map(URI::toString).toList(),
                        session.getMetadata().getTermsOfService()));
    }

    private static URI address(URL location) {
        try {
            return location.toURI();
        } catch (URISyntaxException e) {
            throw new AcmeProtocolException("the address of the account is no URI", e);
        }
    }

    /// Something that is asked of the authority.
    @FunctionalInterface
    interface Asking<T> {
        Outcome<T> ask() throws AcmeException, InterruptedException;
    }

    private interface Next<T, R> {
        Outcome<R> ask(T value) throws AcmeException, InterruptedException;
    }

    private static <T, R> Outcome<R> thenAsk(Outcome<T> outcome, Next<T, R> next)
            throws AcmeException, InterruptedException {
        return switch (outcome) {
            case Outcome.Done<T>(var value, _) -> next.ask(value);
            case Outcome.Refused<T>(var faults) -> new Outcome.Refused<>(faults);
        };
    }

    /// Asks, and makes a value of every way to fail.
    private <T> Answer<T> asked(List<SubjectName> names, Asking<T> asking) {
        Problems problems = problems(names);
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return Answer.of(asking.ask());
                } catch (AcmeNetworkException e) {
                    if (Thread.currentThread().isInterrupted() || Problems.isDistrust(e)) {
                        return problems.of(e);
                    }
                    patience.afterFailure(attempt);
                }
            }
            return Answer.of(asking.ask());
        } catch (AcmeException e) {
            return problems.of(e);
        } catch (AcmeLazyLoadingException e) {
            return e.getCause() instanceof AcmeException cause
                    ? problems.of(cause)
                    : Answer.refused(List.of(problems.notSpoken(String.valueOf(e.getMessage()))));
        } catch (AcmeProtocolException | IllegalArgumentException | IllegalStateException e) {
            // What a server says may fit neither the rules nor acme4j's idea of them.
            return Answer.refused(List.of(problems.notSpoken(String.valueOf(e.getMessage()))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.of(
                    Outcome.refused(
                            FaultKind.ACME_SLOW,
                            applicant.directory().host(),
                            Patience.LONGEST.toSeconds()));
        }
    }

    private Problems problems(List<SubjectName> names) {
        return new Problems(
                applicant.directory(),
                names.stream().map(SubjectName::shown).collect(Collectors.joining(", ")));
    }

    /// Lets go of the connections. Does not wait for what acme4j has left unread.
    @Override
    public void close() {
        session.getHttpClient().shutdownNow();
    }
}
