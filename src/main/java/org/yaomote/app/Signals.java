package org.yaomote.app;

import java.lang.reflect.Proxy;

/// What the outside tells the process: SIGTERM, SIGINT and SIGHUP.
///
/// By `sun.misc.Signal`, because the standard has only shutdown hooks, which cannot tell a request
/// to stop from the end of the program, and know no SIGHUP. By reflection, because javac warns of
/// that class without a way to say that we know.
final class Signals {
    private Signals() {}

    /// Has the action run at every SIGTERM and SIGINT, on a thread of the JVM.
    static void onStop(Runnable action) {
        handle("TERM", action);
        handle("INT", action);
    }

    /// Has the action run at every SIGHUP, on a thread of the JVM; Windows has none.
    static void onReload(Runnable action) {
        handle("HUP", action);
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                }
                                return null;
                            });
            Object which = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, which, onSignal);
        } catch (ReflectiveOperationException e) {
            System.getLogger(Signals.class.getName())
                    .log(System.Logger.Level.INFO, "no signal " + name + " on this system", e);
        }
    }
}
