/// Being there without being started by hand: when a user logs in, and as a service.
///
/// Faces: [LoginItem] for the window, [Services] for the proxy. Both read what is from the system
/// each time they are asked, so that what a switch shows is true. [ServicePlan] is shown to a
/// person before [org.yaomote.programs.StepsRun] does it; nothing gets rights by itself. Thread:
/// any that may block.
///
/// Linux is tested with the programs themselves where they are there; the files and commands for
/// macOS and Windows are tested as texts only and have not been run.
@NullMarked
package org.yaomote.startup;

import org.jspecify.annotations.NullMarked;
