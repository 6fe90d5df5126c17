package org.yaomote.config;

import org.yaomote.policy.ServicePolicy;

import java.time.Duration;

/// What a service does beyond sending requests to backends in turn.
///
/// @param balancing how the backends share the requests
/// @param healthCheck how they are asked whether they work
/// @param tls whether they are spoken to in TLS
/// @param http what is spoken to them
/// @param slowStart how long the share of a backend that came back grows from little to its
///   weight's; zero for at once
/// @param queue where requests wait for a backend at its limit
/// @param maintenance whether every request is answered with the maintenance page
/// @param policy what it does beyond that
public record ServiceOptions(
        Balancing balancing,
        HealthCheck healthCheck,
        UpstreamTls tls,
        UpstreamHttp http,
        Duration slowStart,
        QueueSettings queue,
        boolean maintenance,
        ServicePolicy policy) {
    /// What holds where the user said nothing.
    public static final ServiceOptions DEFAULTS =
            new ServiceOptions(
                    Balancing.ROUND_ROBIN,
                    new HealthCheck.Tcp(HealthCheck.Timing.DEFAULTS),
                    new UpstreamTls.Plain(),
                    UpstreamHttp.HTTP_1,
                    Duration.ofSeconds(10),
                    QueueSettings.DEFAULTS,
                    false,
                    ServicePolicy.DEFAULTS);

    /// With another way of sharing the requests.
    public ServiceOptions withBalancing(Balancing changed) {
        return new ServiceOptions(
                changed, healthCheck, tls, http, slowStart, queue, maintenance, policy);
    }

    /// With another health check.
    public ServiceOptions withHealthCheck(HealthCheck changed) {
        return new ServiceOptions(
                balancing, changed, tls, http, slowStart, queue, maintenance, policy);
    }

    /// With or without TLS.
    public ServiceOptions withTls(UpstreamTls changed) {
        return new ServiceOptions(
                balancing, healthCheck, changed, http, slowStart, queue, maintenance, policy);
    }

    /// With another version of HTTP.
    public ServiceOptions withHttp(UpstreamHttp changed) {
        return new ServiceOptions(
                balancing, healthCheck, tls, changed, slowStart, queue, maintenance, policy);
    }

    /// With a slower or faster return.
    public ServiceOptions withSlowStart(Duration changed) {
        return new ServiceOptions(
                balancing, healthCheck, tls, http, changed, queue, maintenance, policy);
    }

    /// With another queue.
    public ServiceOptions withQueue(QueueSettings changed) {
        return new ServiceOptions(
                balancing, healthCheck, tls, http, slowStart, changed, maintenance, policy);
    }

    /// With the maintenance page switched on or off.
    public ServiceOptions withMaintenance(boolean changed) {
        return new ServiceOptions(
                balancing, healthCheck, tls, http, slowStart, queue, changed, policy);
    }

    /// With other things done beyond that.
    public ServiceOptions withPolicy(ServicePolicy changed) {
        return new ServiceOptions(
                balancing, healthCheck, tls, http, slowStart, queue, maintenance, changed);
    }

    /// With nothing done beyond that.
    public ServiceOptions(
            Balancing balancing,
            HealthCheck healthCheck,
            UpstreamTls tls,
            UpstreamHttp http,
            Duration slowStart,
            QueueSettings queue,
            boolean maintenance) {
        this(
                balancing,
                healthCheck,
                tls,
                http,
                slowStart,
                queue,
                maintenance,
                ServicePolicy.DEFAULTS);
    }
}
