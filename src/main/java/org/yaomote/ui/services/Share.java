package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ShareCalculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A backend's part of its service's requests.
///
/// @param label the backend's name or address
/// @param weight from which the part follows
/// @param tenths of a percent
/// @param mode what it is let do; only one that is ready takes part
/// @param current whether it is the one being edited
record Share(String label, int weight, int tenths, BackendMode mode, boolean current) {
    /// Whether it takes part at all.
    public boolean enabled() {
        return mode == BackendMode.READY;
    }

    /// Tenths of a percent as text: `33.3 %`, always with one decimal so that a column of them adds
    /// up.
    public static String text(int tenths, Locale locale) {
        return String.format(locale, "%.1f %%", tenths / 10.0);
    }

    /// The same as short as can be, where there is no column of them: `33.3`, `50`.
    static String figure(int tenths, Locale locale) {
        String form = tenths % 10 == 0 ? "%.0f" : "%.1f";
        return String.format(locale, form, tenths / 10.0);
    }

    /// The shares of all backends of a service.
    ///
    /// @param current index of the one being edited, or -1
    static List<Share> of(List<Backend> backends, int current) {
        List<Integer> tenths = ShareCalculation.tenths(backends);
        List<Share> shares = new ArrayList<>();
        for (int b = 0; b < backends.size(); b++) {
            Backend backend = backends.get(b);
            shares.add(
                    new Share(
                            backend.label(),
                            backend.weight(),
                            tenths.get(b),
                            backend.mode(),
                            b == current));
        }
        return List.copyOf(shares);
    }
}
