package org.yaomote.ui.fx;

import org.kordamp.ikonli.Ikon;

/// What is known of a screen before it is made.
///
/// @param id names it in the navigation and in what is remembered; not shown
/// @param titleKey key of its title
/// @param icon its picture in the side bar
/// @param isListed whether the side bar and the list of screens have it; one that they do not have
///   is come to in another way, such as a menu
public record ScreenSign(String id, String titleKey, Ikon icon, boolean isListed) {
    /// Of a screen in the side bar.
    public static ScreenSign listed(String id, String titleKey, Ikon icon) {
        return new ScreenSign(id, titleKey, icon, true);
    }

    /// Of a screen that is come to in another way.
    public static ScreenSign unlisted(String id, String titleKey, Ikon icon) {
        return new ScreenSign(id, titleKey, icon, false);
    }
}
