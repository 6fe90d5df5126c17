package org.yaomote.rules;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.Md5Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.http.HeadOutput;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modification.Branch;
import org.yaomote.policy.TextSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;

/// Whose password is right (RFC 7617), and where hashes that take long are computed.
class BasicAuthTest {
    /// Made with htpasswd and openssl passwd; the password is `secret` throughout.
    private static final String FILE =
            """
            # people
            plain:secret
            sha:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=
            apr:$apr1$abcdefgh$Tn4.rtDlN0vPqzVVzjNDZ1
            md5:$1$abcdefgh$TYrlAMwP.ZjGEGqNGLSmC.
            des:abFZSxKKdq5s2
            bcrypt:BCRYPT
            broken:$6$
            """;

    @TempDir private Path folder;

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @BeforeEach
    void aFile() throws IOException {
        String bcrypt = OpenBSDBCrypt.generate("2y", secret(), new byte[16], 4);
        String file =
                FILE.replace("BCRYPT", bcrypt)
                        .replaceAll(
                                "\\$apr1\\$.*",
                                Matcher.quoteReplacement(
                                        Md5Crypt.apr1Crypt(secret(), "$apr1$abcdefgh")))
                        .replaceAll(
                                "\\$1\\$.*",
                                Matcher.quoteReplacement(Crypt.crypt(secret(), "$1$abcdefgh")))
                        .replaceAll(
                                "abFZSxKKdq5s2",
                                Matcher.quoteReplacement(Crypt.crypt(secret(), "ab")));
        Files.writeString(folder.resolve("htpasswd"), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "sha", "apr", "md5", "des", "bcrypt"})
    void everyKindOfHashIsKnown(String user) {
        Program program = program(Runnable::run);
        Visit right = visit(user + ":secret");

        assertThat(settled(program, right)).isEqualTo(Verdict.HOLDS);
        assertThat(right.user()).isEqualTo(user);
        assertThat(settled(program, visit(user + ":Secret"))).isEqualTo(Verdict.FAILS);
        assertThat(settled(program, visit(user + ":"))).isEqualTo(Verdict.FAILS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody:secret", "broken:", "broken:$6$x", "plain", ":secret"})
    void othersAreNobody(String credentials) {
        assertThat(settled(program(Runnable::run), visit(credentials))).isEqualTo(Verdict.FAILS);
    }

    /// Who stole the file has no password yet.
    @Test
    void aHashIsNoPassword() throws IOException {
        String hash =
                Files.readAllLines(folder.resolve("htpasswd")).stream()
                        .filter(line -> line.startsWith("des:"))
                        .findFirst()
                        .orElseThrow();

        assertThat(settled(program(Runnable::run), visit(hash))).isEqualTo(Verdict.FAILS);
    }

    @Test
    void withoutCredentialsOrWithOthersItFails() {
        Program program = program(Runnable::run);

        assertThat(program.ask(Requests.visit("GET / HTTP/1.1|Host: x"))).isEqualTo(Verdict.FAILS);
        assertThat(program.ask(Requests.visit("GET / HTTP/1.1|Host: x|Authorization: Bearer abc")))
                .isEqualTo(Verdict.FAILS);
        assertThat(program.ask(Requests.visit("GET / HTTP/1.1|Host: x|Authorization: Basic %%")))
                .isEqualTo(Verdict.FAILS);
    }

    @Test
    void aSlowHashIsComputedElsewhereAndOnceOnly() {
        Program program = program(waiting::add);
        Visit first = visit("bcrypt:secret");

        assertThat(program.ask(first)).isEqualTo(Verdict.PENDING);
        assertThat(program.ask(first)).isEqualTo(Verdict.PENDING);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(program.ask(first)).isEqualTo(Verdict.HOLDS);

        assertThat(program.ask(visit("bcrypt:secret"))).isEqualTo(Verdict.HOLDS);
        assertThat(program.ask(visit("bcrypt:wrong"))).isEqualTo(Verdict.PENDING);
        assertThat(program.ask(visit("plain:secret"))).isEqualTo(Verdict.HOLDS);
    }

    /// Modifications are made where nobody can wait.
    @Test
    void whatModificationsAskForIsLookedAtBeforehand() {
        Changes changes = changes(List.of());
        Visit visit = visit("bcrypt:secret");

        assertThat(changes.begin(visit)).isEqualTo(Verdict.PENDING);
        assertThat(changes.begin(visit)).isEqualTo(Verdict.PENDING);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();

        assertThat(changes.begin(visit)).isEqualTo(Verdict.HOLDS);
        assertThat(visit.user()).isEmpty();
        assertThat(changes.request(head(), visit)).isTrue();
        assertThat(visit.user()).isEqualTo("bcrypt");
        assertThat(changes.begin(visit("bcrypt:secret"))).isEqualTo(Verdict.HOLDS);
        assertThat(changes.begin(visit("plain:secret"))).isEqualTo(Verdict.HOLDS);
        assertThat(changes.begin(visit("bcrypt:wrong"))).isEqualTo(Verdict.PENDING);
    }

    /// What was found of one name says nothing of another that a modification puts in its place.
    @Test
    void credentialsThatAModificationMakesAreLookedAtByThemselves() {
        String forged = Base64.getEncoder().encodeToString("apr:any".getBytes(US_ASCII));
        Changes changes =
                changes(List.of(new Modification.SetHeader("Authorization: Basic " + forged)));
        Visit visit = visit("bcrypt:secret");

        assertThat(changes.begin(visit)).isEqualTo(Verdict.PENDING);
        waiting.remove().run();

        assertThat(changes.request(head(), visit)).isFalse();
        assertThat(visit.user()).isEmpty();
    }

    private Changes changes(List<Modification> before) {
        Requests requests = new Requests(Definitions.NONE, folder, waiting::add);
        Modification rewrite =
                new Modification.FirstOf(
                        List.of(
                                new Branch(
                                        List.of(known()),
                                        List.of(new Modification.SetHeader("X-User: %[user]")))));
        List<Modification> all = new ArrayList<>(before);
        all.add(rewrite);
        return requests.compiler.changes(all, requests.scope, false);
    }

    private static HeadOutput head() {
        String credentials = Base64.getEncoder().encodeToString("bcrypt:secret".getBytes(US_ASCII));
        HeadOutput head = new HeadOutput();
        head.append(
                ("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + credentials + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return head;
    }

    /// How long the answer takes does not tell which names there are.
    @Test
    void aNameThatDoesNotExistTakesAsLong() {
        assertThat(program(waiting::add).ask(visit("nobody:secret"))).isEqualTo(Verdict.PENDING);
    }

    @Test
    void beyondWhatCanBeComputedNothingHolds() {
        Executor full =
                _ -> {
                    throw new RejectedExecutionException();
                };
        Visit visit = visit("bcrypt:secret");

        assertThat(program(full).ask(visit)).isEqualTo(Verdict.BROKEN);
        assertThat(visit.failure()).doesNotContain("secret");
    }

    /// The library clears what it is given.
    private static byte[] secret() {
        return "secret".getBytes(US_ASCII);
    }

    private Program program(Executor passwords) {
        Requests requests = new Requests(Definitions.NONE, folder, passwords);
        return requests.compiler.conditions(List.of(known()), requests.scope);
    }

    private static Condition known() {
        return new Condition.Authorized(new TextSource.File("htpasswd", true));
    }

    private static Verdict settled(Program program, Visit visit) {
        Verdict first = program.ask(visit);
        return first == Verdict.PENDING ? program.ask(visit) : first;
    }

    private static Visit visit(String credentials) {
        String encoded =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return Requests.visit("GET / HTTP/1.1|Host: x|Authorization: Basic " + encoded);
    }
}
