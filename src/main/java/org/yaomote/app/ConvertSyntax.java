package org.yaomote.app;

import org.yaomote.app.Invocation.Convert.Target;
import org.yaomote.config.Problem;
import org.yaomote.convert.ClusterPlan;
import org.yaomote.convert.Destination;
import org.yaomote.convert.PairPlan;
import org.yaomote.words.Words;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The grammar of `convert`.
final class ConvertSyntax {
    private static final String TO = "--to";
    private static final String OUT = "-o";
    private static final String FORCE = "--force";
    private static final String PAIR = "--pair";
    private static final String CARD = "--card";
    private static final String ROUTER = "--router";
    private static final String MACHINES = "--machines";
    private static final String NAMESPACE = "--namespace";
    private static final String GATEWAY_CLASS = "--gateway-class";
    private static final String KEYS = "--with-keys";

    private final Words words;

    ConvertSyntax(Words words) {
        this.words = words;
    }

    /// Puts the options into a command.
    CommandSpec spec(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .arity("1")
                        .type(Path.class)
                        .auxiliaryTypes(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cli.convert.file"))
                        .build());
        spec.addOption(
                OptionSpec.builder(TO)
                        .type(Target.class)
                        .required(true)
                        .paramLabel("pound2|pound4|json|haproxy|nginx|kubernetes")
                        .description(words.text("cli.convert.to"))
                        .build());
        spec.addOption(
                OptionSpec.builder(OUT, "--output")
                        .type(Path.class)
                        .paramLabel(words.text("cli.label.file"))
                        .description(words.text("cli.convert.output"))
                        .build());
        flag(spec, FORCE, "cli.convert.force");
        value(spec, PAIR, String.class, "192.0.2.100/24", "cli.convert.pair");
        value(spec, CARD, String.class, "eth0", "cli.convert.card");
        value(spec, ROUTER, Integer.class, "1-255", "cli.convert.router");
        value(spec, MACHINES, String.class, "192.0.2.1,192.0.2.2", "cli.convert.machines");
        value(spec, NAMESPACE, String.class, "yaomote", "cli.convert.namespace");
        value(spec, GATEWAY_CLASS, String.class, "nginx", "cli.convert.gatewayClass");
        flag(spec, KEYS, "cli.convert.keys");
        return spec;
    }

    private void flag(CommandSpec spec, String name, String key) {
        spec.addOption(OptionSpec.builder(name).description(words.text(key)).build());
    }

    private void value(CommandSpec spec, String name, Class<?> type, String label, String key) {
        spec.addOption(
                OptionSpec.builder(name)
                        .type(type)
                        .paramLabel(label)
                        .description(words.text(key))
                        .build());
    }

    /// What was asked for.
    Invocation invocation(ParseResult result) {
        Path file = result.matchedPositionalValue(0, Path.of(""));
        Target to = result.matchedOptionValue(TO, Target.JSON);
        Optional<Path> out = Optional.ofNullable(result.matchedOptionValue(OUT, null));
        boolean force = result.hasMatchedOption(FORCE);
        Optional<Destination> destination = destination(result, to, out);
        if (destination.isEmpty()) {
            return new Invocation.Convert(file, to, out, force);
        }
        for (Problem problem : destination.get().check()) {
            throw wrong(result, words.problem(problem));
        }
        boolean isCluster = destination.get() instanceof Destination.Cluster;
        if (out.isEmpty() && !isCluster) {
            throw wrong(result, words.text("cli.convert.needsFolder"));
        }
        var manner = new BundleWriting.Manner(result.hasMatchedOption(KEYS), force);
        return new Invocation.Outgrow(file, destination.get(), out, manner);
    }

    private Optional<Destination> destination(ParseResult result, Target to, Optional<Path> out) {
        Optional<PairPlan.Engine> engine =
                switch (to) {
                    case HAPROXY -> Optional.of(PairPlan.Engine.HAPROXY);
                    case NGINX -> Optional.of(PairPlan.Engine.NGINX);
                    case POUND2, POUND4, JSON, KUBERNETES -> Optional.empty();
                };
        boolean isPair = result.hasMatchedOption(PAIR);
        if (isPair && engine.isEmpty()) {
            throw wrong(result, words.text("cli.convert.pairEngine"));
        }
        if (isPair) {
            return engine.map(e -> new Destination.Pair(pair(result, e)));
        }
        if (to == Target.KUBERNETES) {
            return Optional.of(
                    new Destination.Cluster(
                            new ClusterPlan(
                                    result.matchedOptionValue(
                                            NAMESPACE, ClusterPlan.DEFAULTS.namespace()),
                                    result.matchedOptionValue(
                                            GATEWAY_CLASS, ClusterPlan.DEFAULTS.gatewayClass()))));
        }
        boolean isArchive = out.filter(BundleWriting::isArchive).isPresent();
        return engine.filter(_ -> isArchive).map(Destination.Alone::new);
    }

    private PairPlan pair(ParseResult result, PairPlan.Engine engine) {
        PairPlan usual = PairPlan.DEFAULTS;
        Optional<PairPlan.Machines> machines =
                Optional.ofNullable(result.<String>matchedOptionValue(MACHINES, null))
                        .map(both -> machines(result, both));
        return new PairPlan(
                        engine,
                        usual.address(),
                        usual.prefix(),
                        result.matchedOptionValue(CARD, usual.device()),
                        result.matchedOptionValue(ROUTER, usual.router()),
                        machines)
                .withShared(result.matchedOptionValue(PAIR, usual.address()));
    }

    private PairPlan.Machines machines(ParseResult result, String both) {
        List<String> parts = List.of(both.split(",", -1));
        if (parts.size() != 2) {
            throw wrong(result, words.text("cli.convert.twoMachines"));
        }
        return new PairPlan.Machines(parts.getFirst().strip(), parts.getLast().strip());
    }

    private static CommandLine.ParameterException wrong(ParseResult result, String message) {
        return new EchoSyntax.WrongValue(result.commandSpec().commandLine(), message);
    }
}
