package org.yaomote.trust;

import org.yaomote.certificate.AuthorityTerms;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.KeyKind;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A computer in a folder: its file system and its user's home.
final class TrustFixture {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private Surroundings.Kind kind = Surroundings.Kind.LINUX;
    private boolean isAdministrator;
    private boolean hasTerminal;

    /// Programs that note how they are called and end as they are told.
    static final class Noted implements Programs {
        final List<String> called = new ArrayList<>();
        Ran answer = new Ended(0, "");

        @Override
        public Ran run(List<String> words, Duration limit) {
            called.add(String.join(" ", words));
            return answer;
        }
    }

    TrustFixture(Path folder) {
        this.folder = folder;
        variables.put("PATH", System.getenv("PATH"));
    }

    TrustFixture kind(Surroundings.Kind kind) {
        this.kind = kind;
        return this;
    }

    TrustFixture variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    TrustFixture administrator() {
        isAdministrator = true;
        return this;
    }

    TrustFixture terminal() {
        hasTerminal = true;
        return this;
    }

    Path root() {
        return folder.resolve("root");
    }

    Path home() {
        return folder.resolve("home");
    }

    Path work() {
        return folder.resolve("work");
    }

    Surroundings around() {
        return new Surroundings(kind, root(), home(), variables, isAdministrator, hasTerminal);
    }

    Workbench bench(Programs programs) {
        return new Workbench(programs, around(), work());
    }

    TrustStores stores(Programs programs) {
        return new TrustStores(programs, around(), work());
    }

    /// A new authority.
    static Anchor anchor() {
        SecureRandom random = new SecureRandom();
        CertificateIssuer issuer = new CertificateIssuer(InstantSource.system(), random);
        return new Anchor(
                issuer.authority(
                                KeyKind.EC_P256.make(random),
                                AuthorityTerms.named("Test root, of desk"))
                        .leaf());
    }

    static Plan ready(Planned planned) {
        return switch (planned) {
            case Planned.Ready(var plan) -> plan;
            case Planned.Impossible(var why) -> throw new AssertionError(why);
            case Planned.Settled(var finding) -> throw new AssertionError(finding);
        };
    }

    static Finding done(Change change) {
        return switch (change) {
            case Change.Done(var after) -> after;
            case Change.Failed(var why, var after) -> throw new AssertionError(why + " " + after);
        };
    }
}
