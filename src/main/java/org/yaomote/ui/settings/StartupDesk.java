package org.yaomote.ui.settings;

import org.yaomote.programs.StepsRun;
import org.yaomote.startup.LoginItem;
import org.yaomote.startup.ServiceKind;
import org.yaomote.startup.ServicePlan;
import org.yaomote.startup.Services;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What has the program start without a hand. All of it may block.
///
/// @param login the entry for logging in
/// @param services of this kind of system; nothing if it knows none
/// @param install plans a service; nothing without a launcher that it could run
/// @param run does what a plan says
/// @param awaitedService whether somebody serves the window's configuration, after the time that a
///   service may need to start
public record StartupDesk(
        LoginItem login,
        Optional<Services> services,
        Function<ServiceKind, Optional<ServicePlan>> install,
        StepsRun run,
        BooleanSupplier awaitedService) {}
