package org.yaomote.config;

import java.util.List;

/// Says everything that is wrong with a configuration, each with the path of its field.
///
/// A pure function of the value: whether a port is free or a file exists is found out by whoever
/// opens it.
public final class ConfigValidator {
    private ConfigValidator() {}

    /// All problems, errors and warnings, in the order of the fields; empty if it is sound.
    public static List<Problem> check(ProxyConfig config) {
        Findings found = new Findings();
        new ListenerCheck(config, found).all();
        new ServiceCheck(config, found).all();
        new EngineCheck(config, found).all();
        new DefinitionsCheck(config.definitions(), found).all();
        return found.all();
    }
}
