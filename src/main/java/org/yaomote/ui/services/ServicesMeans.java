package org.yaomote.ui.services;

import org.yaomote.proof.Ways;
import org.yaomote.rehearsal.Volley;
import org.yaomote.ui.fx.FilePicker;

/// What the services screen needs beside what every screen is given.
///
/// @param picker chooses certificate files
/// @param volley sends the requests of a rehearsal
/// @param ways finds out what to ask for in one
public record ServicesMeans(FilePicker picker, Volley volley, Ways ways) {}
