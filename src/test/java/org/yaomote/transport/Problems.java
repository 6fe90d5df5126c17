package org.yaomote.transport;

import org.yaomote.config.Where;
import org.yaomote.tls.TlsResult;

/// Why files could not be loaded.
final class Problems {
    private Problems() {}

    /// Place and code of the only problem.
    static String of(TlsResult<?> result) {
        if (result instanceof TlsResult.Unusable<?>(var problems) && problems.size() == 1) {
            var problem = problems.getFirst();
            String place = problem.where() instanceof Where.Field(var path) ? path : "";
            return place + " " + problem.code();
        }
        throw new AssertionError(result);
    }
}
