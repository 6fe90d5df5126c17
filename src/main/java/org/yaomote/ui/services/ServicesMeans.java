package org.yaomote.ui.services;

import org.yaomote.rehearsal.Volley;
import org.yaomote.ui.fx.FilePicker;

/// What the services screen needs beside what every screen is given.
///
/// @param picker chooses certificate files
/// @param volley sends the requests of a rehearsal
public record ServicesMeans(FilePicker picker, Volley volley) {}
