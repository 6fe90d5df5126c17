package org.yaomote.app;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/// Takes bars with nothing around them: Java is started with what the program is started with, its
/// archive of compiled code included, which the test runner of the build cannot do.
///
/// Words are `ROOM.CLASS#METHOD`; ends with 1 if one failed.
final class Bars {
    private Bars() {}

    public static void main(String[] names) {
        List<MethodSelector> bars =
                Stream.of(names).map(name -> selectMethod("org.yaomote." + name)).toList();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(bars).build();
        LauncherFactory.create()
                .execute(
                        LauncherExecutionRequestBuilder.request(request)
                                .listeners(listener)
                                .build());
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.err, true));
        boolean isDone = summary.getTestsSucceededCount() == bars.size();
        // The window's threads go on.
        System.exit(isDone ? 0 : 1);
    }
}
