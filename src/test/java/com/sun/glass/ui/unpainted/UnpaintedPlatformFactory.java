package com.sun.glass.ui.unpainted;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/// The toolkit's platform without a display, but for the copy of every point of every picture into
/// a screen that nobody sees. That copy is made point by point and was more than half of what the
/// tests of the screens needed of a processor.
///
/// The toolkit finds it by its name, `-Dglass.platform=Unpainted`; so this package has the name
/// that the toolkit makes of that. Everything else is as it is on the platform without a display:
/// pulses, styles, layout, drawing, keys and pointer. What a robot would read from the screen is
/// empty; a snapshot of a scene is not, because it is not read from there.
public final class UnpaintedPlatformFactory extends HeadlessPlatformFactory {
    @Override
    public Application createApplication() {
        return new UnpaintedApplication();
    }
}
