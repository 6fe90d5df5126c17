package org.yaomote.config;

import org.yaomote.policy.AddressSet;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Gives every path of a file or folder in a configuration another form, so that the configuration
/// can be kept elsewhere and still means the same files. A path that is empty stands for no file
/// and stays empty.
///
/// Pure; any thread.
public final class FilePaths {
    private final UnaryOperator<String> form;

    /// @param form of one path that is not empty
    private FilePaths(UnaryOperator<String> form) {
        this.form = path -> path.isEmpty() ? path : form.apply(path);
    }

    /// The configuration with other forms of its paths.
    ///
    /// @param form of one path that is not empty
    public static ProxyConfig changed(ProxyConfig config, UnaryOperator<String> form) {
        return new FilePaths(form).of(config);
    }

    private ProxyConfig of(ProxyConfig config) {
        return config.withListeners(config.listeners().stream().map(this::listener).toList())
                .withServices(config.services().stream().map(this::service).toList())
                .withAccessLog(log(config.accessLog()))
                .withPages(
                        new Pages(
                                pages(config.pages().byStatus()),
                                form.apply(config.pages().maintenance())))
                .withDefinitions(definitions(config.definitions()));
    }

    private AccessLog log(AccessLog log) {
        return switch (log) {
            case AccessLog.Off off -> off;
            case AccessLog.ToFile file -> file.withPath(form.apply(file.path()));
        };
    }

    private Map<Integer, String> pages(Map<Integer, String> pages) {
        Map<Integer, String> changed = new HashMap<>(pages);
        changed.replaceAll((_, file) -> form.apply(file));
        return changed;
    }

    private Definitions definitions(Definitions all) {
        return new Definitions(
                all.addressLists().stream()
                        .map(l -> new Definitions.AddressList(l.name(), source(l.networks())))
                        .toList(),
                all.conditions().stream()
                        .map(
                                c ->
                                        new Definitions.NamedCondition(
                                                c.name(), conditions(c.conditions())))
                        .toList(),
                constants(all.constants()),
                all.logFormats(),
                all.combined(),
                all.anonymise(),
                forwarded(all.forwarded()));
    }

    private Listener listener(Listener listener) {
        Protocol protocol =
                switch (listener.protocol()) {
                    case Protocol.Https(var tls) -> new Protocol.Https(tls(tls));
                    case Protocol.Http http -> http;
                    case Protocol.Tcp tcp -> tcp;
                };
        ListenerOptions options = listener.options();
        return listener.withProtocol(protocol)
                .withRules(
                        listener.rules().stream()
                                .map(r -> new Rule(conditions(r.matches()), r.service()))
                                .toList())
                .withOptions(options.withPolicy(policy(options.policy())));
    }

    private TlsSettings tls(TlsSettings tls) {
        return new TlsSettings(
                tls.certificates().stream().map(form).toList(),
                switch (tls.clients()) {
                    case ClientCertificates.NotAsked none -> none;
                    case ClientCertificates.Unverified unverified -> unverified;
                    case ClientCertificates.Asked(var file) ->
                            new ClientCertificates.Asked(form.apply(file));
                    case ClientCertificates.Required(var file) ->
                            new ClientCertificates.Required(form.apply(file));
                },
                policy(tls.policy()));
    }

    private TlsPolicy policy(TlsPolicy tls) {
        return new TlsPolicy(
                tls.suites(),
                tls.suites13(),
                tls.oldest(),
                tls.ownOrder(),
                form.apply(tls.revoked()),
                form.apply(tls.offeredAuthorities()),
                tls.depth(),
                tls.oneRequest());
    }

    private ListenerPolicy policy(ListenerPolicy policy) {
        return new ListenerPolicy(
                policy.checkUrl().map(this::pattern),
                policy.maxUriBytes(),
                policy.lineBytes(),
                pages(policy.pages()),
                policy.rewriteErrors(),
                policy.locations(),
                policy.rewriteDestination(),
                policy.headers(),
                policy.forwarded().map(this::forwarded),
                policy.logFormat(),
                constants(policy.constants()),
                form.apply(policy.acmeDirectory()),
                policy.clientTimeout(),
                modifications(policy.modifications()));
    }

    private Service service(Service service) {
        ServiceOptions options = service.options();
        UpstreamTls tls =
                switch (options.tls()) {
                    case UpstreamTls.Plain plain -> plain;
                    case UpstreamTls.Tls given ->
                            given.withAuthorities(form.apply(given.authorities()))
                                    .withClientCertificate(form.apply(given.clientCertificate()));
                };
        return service.withBackends(
                        service.backends().stream()
                                .map(b -> b.withPolicy(policy(b.policy())))
                                .toList())
                .withOptions(options.withTls(tls).withPolicy(policy(options.policy())));
    }

    private ServicePolicy policy(ServicePolicy policy) {
        Reply reply =
                switch (policy.reply()) {
                    case Reply.Status(var status, var file) ->
                            new Reply.Status(status, form.apply(file));
                    case Reply.Files(var folder) -> new Reply.Files(form.apply(folder));
                    case Reply.FromBackends same -> same;
                    case Reply.Redirect same -> same;
                    case Reply.Empty same -> same;
                    case Reply.Metrics same -> same;
                    case Reply.PassOn same -> same;
                };
        return new ServicePolicy(
                reply,
                policy.rewriteErrors(),
                policy.forwarded().map(this::forwarded),
                policy.logSuppress(),
                constants(policy.constants()),
                policy.disabled(),
                policy.dynamicScale(),
                policy.hashSessions(),
                policy.refusesWhenDown(),
                modifications(policy.modifications()));
    }

    private BackendPolicy policy(BackendPolicy policy) {
        return new BackendPolicy(
                policy.tls()
                        .map(
                                tls ->
                                        new BackendPolicy.BackendTls(
                                                tls.verify(),
                                                tls.serverName(),
                                                form.apply(tls.authorities()),
                                                form.apply(tls.clientCertificate()),
                                                policy(tls.settings()))),
                policy.response(),
                policy.connect(),
                policy.tunnel(),
                policy.hostHeader(),
                policy.alivePort(),
                policy.family(),
                policy.resolve());
    }

    private ForwardedBy forwarded(ForwardedBy by) {
        Optional<AddressSet> trusted = by.trusted().map(this::addresses);
        return new ForwardedBy(by.header(), trusted);
    }

    private AddressSet addresses(AddressSet set) {
        return switch (set) {
            case AddressSet.Named named -> named;
            case AddressSet.Listed(var networks) -> new AddressSet.Listed(source(networks));
        };
    }

    private List<Constant> constants(List<Constant> constants) {
        return constants.stream()
                .map(c -> new Constant(c.name(), source(c.text()), c.trim()))
                .toList();
    }

    private TextSource source(TextSource source) {
        return switch (source) {
            case TextSource.Inline inline -> inline;
            case TextSource.File(var path, var watched) ->
                    new TextSource.File(form.apply(path), watched);
        };
    }

    private TextPattern pattern(TextPattern pattern) {
        return new TextPattern(
                pattern.kind(), pattern.ignoreCase(), source(pattern.texts()), pattern.tag());
    }

    private List<Condition> conditions(List<Condition> conditions) {
        return conditions.stream().map(this::condition).toList();
    }

    private Condition condition(Condition condition) {
        return switch (condition) {
            case Condition.Matches(var subject, var pattern) ->
                    new Condition.Matches(subject, pattern(pattern));
            case Condition.ClientIn(var addresses, var forwarded) ->
                    new Condition.ClientIn(addresses(addresses), forwarded);
            case Condition.Authorized(var users) -> new Condition.Authorized(source(users));
            case Condition.ShowsCertificate(var file) ->
                    new Condition.ShowsCertificate(form.apply(file));
            case Condition.All(var all) -> new Condition.All(conditions(all));
            case Condition.Any(var any) -> new Condition.Any(conditions(any));
            case Condition.Not(var negated) -> new Condition.Not(condition(negated));
            case Condition.HostIs same -> same;
            case Condition.PathPrefix same -> same;
            case Condition.WithinRate same -> same;
            case Condition.Named same -> same;
        };
    }

    private Modifications modifications(Modifications all) {
        return new Modifications(
                all.request().stream().map(this::modification).toList(),
                all.response().stream().map(this::modification).toList());
    }

    private Modification modification(Modification modification) {
        return switch (modification) {
            case Modification.RemoveHeaders(var lines) ->
                    new Modification.RemoveHeaders(pattern(lines));
            case Modification.FirstOf(var branches) ->
                    new Modification.FirstOf(branches.stream().map(this::branch).toList());
            case Modification.SetHeader same -> same;
            case Modification.AddHeader same -> same;
            case Modification.SetUrl same -> same;
            case Modification.SetPath same -> same;
            case Modification.SetQuery same -> same;
            case Modification.SetParameter same -> same;
            case Modification.RemoveQuery same -> same;
        };
    }

    private Modification.Branch branch(Modification.Branch branch) {
        return new Modification.Branch(
                conditions(branch.conditions()),
                branch.modifications().stream().map(this::modification).toList());
    }
}
