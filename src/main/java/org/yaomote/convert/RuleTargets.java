package org.yaomote.convert;

import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.policy.Reply;

import java.util.Optional;

/// Finds out which service a rule leads to, for programs that cannot pass a request on to the next
/// rule.
record RuleTargets(ProxyConfig config, Report report) {
    /// Empty where the rule takes no request: its service is not there or is switched off, or,
    /// which is reported, passes requests on.
    ///
    /// @param place path of the rule
    Optional<Service> of(Rule rule, String place) {
        Optional<Service> service =
                config.service(rule.service()).filter(s -> !s.options().policy().disabled());
        if (service.isPresent()
                && service.get().options().policy().reply() instanceof Reply.PassOn) {
            report.lose(place, "passOn", service.get().name());
            return Optional.empty();
        }
        return service;
    }
}
