package com.sun.glass.ui.unpainted;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessView;

/// Whose views keep what was drawn to themselves.
final class UnpaintedApplication extends HeadlessApplication {
    @Override
    public View createView() {
        return new UnpaintedView();
    }

    private static final class UnpaintedView extends HeadlessView {
        @Override
        protected void _uploadPixels(long ptr, Pixels pixels) {
            // There is no screen.
        }
    }
}
