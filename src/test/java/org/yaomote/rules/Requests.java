package org.yaomote.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.RequestHead;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.rules.RuleCompiler.Scope;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// What tests of rules are made of: a compiler over given definitions, and requests from text.
final class Requests {
    final List<Problem> problems = new ArrayList<>();
    final RateMemory rates = new RateMemory();
    final RuleCompiler compiler;
    final Scope scope;

    Requests(Definitions definitions) {
        this(definitions, Path.of(""), Runnable::run);
    }

    Requests(Definitions definitions, Path base, Executor passwords) {
        compiler =
                new RuleCompiler(
                        definitions,
                        new RuleCompiler.Means(base, passwords, rates, new SecureRandom(), 0),
                        problems);
        scope = scope(List.of(), ForwardedBy.USUAL);
    }

    Scope scope(List<Constant> constants, ForwardedBy forwarded) {
        return new Scope(
                "services[0]",
                constants,
                compiler.origin("services[0]", List.of(forwarded), List.of()));
    }

    /// A visit of a request.
    ///
    /// @param lines separated by `|`
    static Visit visit(String lines) {
        return visit(lines, "192.0.2.7", 0);
    }

    static Visit visit(String lines, String address, long nowNanos) {
        return new Visit(peer(address), head(lines), nowNanos);
    }

    static RequestHead head(String lines) {
        byte[] octets = (lines.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        RequestHead head = new RequestHead(HeadLimits.REQUEST);
        assertThat(head.parse(octets, 0, octets.length)).isNull();
        return head;
    }

    static Peer peer(String address) {
        return new Peer() {
            @Override
            public InetAddress address() {
                return InetAddress.ofLiteral(address);
            }

            @Override
            public @Nullable X509Certificate certificate() {
                return null;
            }
        };
    }
}
