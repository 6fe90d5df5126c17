package org.yaomote.proxy;

import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.MethodSet;
import org.yaomote.http.RequestHead;

/// What a listener says of a request before its rules are asked. Decides and does nothing.
sealed interface Entrance {
    /// Its client is sent to HTTPS.
    ///
    /// @param port where clients reach the HTTPS listener
    record ToHttps(int port) implements Entrance {}

    /// It is not let in.
    record Refused(int status) implements Entrance {}

    /// The rules decide.
    record Open() implements Entrance {}

    /// Looks at a request.
    static Entrance of(ListenerRoute route, RequestHead head) {
        if (route.listener().options().redirect() instanceof HttpsRedirect.To(var port)) {
            return new ToHttps(port);
        }
        String method = head.methodText();
        if (!route.listener().methods().allows(method)) {
            return new Refused(MethodSet.isKnown(method) ? 405 : route.terms().noMethod());
        }
        return new Open();
    }

    /// Whether a request says itself that its body is longer than the listener lets in.
    static boolean isTooLong(ListenerRoute route, RequestHead head) {
        return head.contentLength() > route.terms().maxBodyBytes();
    }
}
