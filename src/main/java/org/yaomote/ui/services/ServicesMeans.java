package org.yaomote.ui.services;

import org.yaomote.rehearsal.Volley;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Notebook;

/// What the services screen needs beside what every screen is given.
///
/// @param picker chooses certificate files
/// @param notebook remembers which columns are shown
/// @param volley sends the requests of a rehearsal
public record ServicesMeans(FilePicker picker, Notebook notebook, Volley volley) {}
