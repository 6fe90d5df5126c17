package org.yaomote.ui.services;

import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.SettingFields;
import org.yaomote.ui.editing.TypedField;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What a service does beyond the usual, as fields of a form.
///
/// Thread: the workspace's.
final class ServiceOptionsForm {
    private final SettingFields<ServiceOptions> fields;

    /// What to offer again when the user switches back.
    private HealthCheck.Http httpBefore =
            new HealthCheck.Http("/", "", 200, 299, HealthCheck.Timing.DEFAULTS);

    private HealthCheck.Timing timingBefore = HealthCheck.Timing.DEFAULTS;
    private UpstreamTls.Tls tlsBefore = UpstreamTls.Tls.VERIFIED;

    ServiceOptionsForm(ServiceId id, ServiceForm service, FormContext context) {
        this.fields =
                new SettingFields<>(
                        new SettingFields.Place<ServiceOptions>() {
                            @Override
                            public Object owner() {
                                return id;
                            }

                            @Override
                            public String path() {
                                return service.path("options");
                            }

                            @Override
                            public ServiceOptions value() {
                                return service.service()
                                        .map(Service::options)
                                        .orElse(ServiceOptions.DEFAULTS);
                            }

                            @Override
                            public void edit(UnaryOperator<ServiceOptions> change) {
                                service.edit(
                                        "service.options",
                                        s -> s.withOptions(change.apply(s.options())));
                            }
                        },
                        context);
    }

    /// The options themselves.
    public SettingFields<ServiceOptions> fields() {
        return fields;
    }

    /// How the backends share the requests.
    public Balancing balancing() {
        return fields.value().balancing();
    }

    /// Has them share otherwise.
    public void setBalancing(Balancing balancing) {
        fields.edit(o -> o.withBalancing(balancing));
    }

    /// How long a backend that came back is spared.
    public TypedField slowStart() {
        return fields.duration(
                "slowStart", ServiceOptions::slowStart, ServiceOptions::withSlowStart);
    }

    /// How many requests may wait.
    public TypedField queueLength() {
        return fields.number(
                "queue.length",
                o -> o.queue().length(),
                (o, length) -> o.withQueue(new QueueSettings(length, o.queue().patience())));
    }

    /// How long one waits.
    public TypedField queuePatience() {
        return fields.duration(
                "queue.patience",
                o -> o.queue().patience(),
                (o, patience) -> o.withQueue(new QueueSettings(o.queue().length(), patience)));
    }

    /// Whether sharing or waiting is wrong or not as usual.
    public boolean isSharingNotable() {
        ServiceOptions usual = ServiceOptions.DEFAULTS;
        ServiceOptions now = fields.value();
        return now.balancing() != usual.balancing()
                || !now.slowStart().equals(usual.slowStart())
                || !now.queue().equals(usual.queue())
                || !fields.within("slowStart").isEmpty()
                || !fields.within("queue").isEmpty();
    }

    /// How backends are asked whether they work.
    public CheckKind checkKind() {
        return CheckKind.of(check());
    }

    /// Asks them otherwise; path, status and times come back.
    public void setCheckKind(CheckKind kind) {
        if (kind == checkKind()) {
            return;
        }
        if (check() instanceof HealthCheck.Http http) {
            httpBefore = http;
        }
        if (checkKind() != CheckKind.NONE) {
            timingBefore = CheckKind.timing(check());
        }
        HealthCheck wanted =
                switch (kind) {
                    case NONE -> new HealthCheck.None();
                    case TCP -> new HealthCheck.Tcp(timingBefore);
                    case HTTP -> CheckKind.with(httpBefore, timingBefore);
                };
        fields.edit(o -> o.withHealthCheck(wanted));
    }

    /// The path that is asked for.
    public TypedField checkPath() {
        return fields.text(
                "healthCheck.path",
                o -> http(o).path(),
                (o, path) -> http(o, h -> h.withPath(path)));
    }

    /// The host that is asked for.
    public TypedField checkHost() {
        return fields.text(
                "healthCheck.host",
                o -> http(o).host(),
                (o, host) -> http(o, h -> h.withHost(host)));
    }

    /// The lowest status that is well.
    public TypedField statusFrom() {
        return fields.number(
                "healthCheck.statusFrom",
                o -> http(o).statusFrom(),
                (o, from) -> http(o, h -> h.withStatusFrom(from)));
    }

    /// The highest status that is well.
    public TypedField statusTo() {
        return fields.number(
                "healthCheck.statusTo",
                o -> http(o).statusTo(),
                (o, to) -> http(o, h -> h.withStatusTo(to)));
    }

    /// How often.
    public TypedField interval() {
        return time(
                "healthCheck.interval",
                HealthCheck.Timing::interval,
                HealthCheck.Timing::withInterval);
    }

    /// How long a check may take.
    public TypedField timeout() {
        return time(
                "healthCheck.timeout",
                HealthCheck.Timing::timeout,
                HealthCheck.Timing::withTimeout);
    }

    /// Failures that take a backend out.
    public TypedField fall() {
        return fields.number(
                "healthCheck.fall",
                o -> CheckKind.timing(o.healthCheck()).fall(),
                (o, n) -> timing(o, t -> t.withFall(n)));
    }

    /// Successes that bring it back.
    public TypedField rise() {
        return fields.number(
                "healthCheck.rise",
                o -> CheckKind.timing(o.healthCheck()).rise(),
                (o, n) -> timing(o, t -> t.withRise(n)));
    }

    /// Whether the check is wrong or not as usual.
    public boolean isCheckNotable() {
        return !check().equals(ServiceOptions.DEFAULTS.healthCheck())
                || !fields.within("healthCheck").isEmpty();
    }

    private HealthCheck check() {
        return fields.value().healthCheck();
    }

    private TypedField time(
            String field,
            Function<HealthCheck.Timing, Duration> read,
            BiFunction<HealthCheck.Timing, Duration, HealthCheck.Timing> write) {
        return fields.duration(
                field,
                o -> read.apply(CheckKind.timing(o.healthCheck())),
                (o, d) -> timing(o, t -> write.apply(t, d)));
    }

    private static ServiceOptions timing(
            ServiceOptions options, UnaryOperator<HealthCheck.Timing> change) {
        HealthCheck check = options.healthCheck();
        return options.withHealthCheck(
                CheckKind.with(check, change.apply(CheckKind.timing(check))));
    }

    private HealthCheck.Http http(ServiceOptions options) {
        return options.healthCheck() instanceof HealthCheck.Http http ? http : httpBefore;
    }

    private ServiceOptions http(ServiceOptions options, UnaryOperator<HealthCheck.Http> change) {
        return options.withHealthCheck(change.apply(http(options)));
    }

    /// Whether backends are spoken to in TLS.
    public boolean isSecure() {
        return fields.value().tls() instanceof UpstreamTls.Tls;
    }

    /// Speaks TLS to them or not; its settings come back.
    public void setSecure(boolean secure) {
        if (fields.value().tls() instanceof UpstreamTls.Tls now) {
            tlsBefore = now;
        }
        fields.edit(o -> o.withTls(secure ? tlsBefore : new UpstreamTls.Plain()));
    }

    /// Whether their certificates must be good.
    public boolean isVerifying() {
        return tls(fields.value()).verify();
    }

    /// Verifies their certificates or not.
    public void setVerifying(boolean verify) {
        fields.edit(o -> tls(o, t -> t.withVerify(verify)));
    }

    /// The name asked for and verified.
    public TypedField serverName() {
        return fields.text(
                "tls.serverName",
                o -> tls(o).serverName(),
                (o, name) -> tls(o, t -> t.withServerName(name)));
    }

    /// The file of authorities that are trusted.
    public TypedField authorities() {
        return fields.text(
                "tls.authorities",
                o -> tls(o).authorities(),
                (o, file) -> tls(o, t -> t.withAuthorities(file)));
    }

    /// The file of the certificate we show.
    public TypedField clientCertificate() {
        return fields.text(
                "tls.clientCertificate",
                o -> tls(o).clientCertificate(),
                (o, file) -> tls(o, t -> t.withClientCertificate(file)));
    }

    private UpstreamTls.Tls tls(ServiceOptions options) {
        return options.tls() instanceof UpstreamTls.Tls tls ? tls : tlsBefore;
    }

    private ServiceOptions tls(ServiceOptions options, UnaryOperator<UpstreamTls.Tls> change) {
        return options.withTls(change.apply(tls(options)));
    }

    /// What is spoken to backends.
    public UpstreamHttp http() {
        return fields.value().http();
    }

    /// Speaks another version.
    public void setHttp(UpstreamHttp http) {
        fields.edit(o -> o.withHttp(http));
    }

    /// Whether the way to the backends is wrong or not as usual.
    public boolean isWayNotable() {
        return isSecure()
                || http() != UpstreamHttp.HTTP_1
                || !fields.within("tls").isEmpty()
                || !fields.within("http").isEmpty();
    }
}
