package org.yaomote.ui.fx;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.kordamp.ikonli.Ikon;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;

import java.util.List;
import java.util.Optional;

/// One screen of the main window. A field in it of the style class [#FILTER] narrows down its list,
/// and the window goes there when that is asked for.
public interface Screen {
    /// Style class of a field that narrows down a list.
    String FILTER = "list-filter";

    /// What it is called, and how it is come to; always the same.
    ScreenSign sign();

    /// Names it in the navigation and in what is remembered; not shown.
    default String id() {
        return sign().id();
    }

    /// Whether the side bar and the list of screens have it.
    default boolean isListed() {
        return sign().isListed();
    }

    /// Key of its title.
    default String titleKey() {
        return sign().titleKey();
    }

    /// Its picture in the side bar.
    default Ikon icon() {
        return sign().icon();
    }

    /// The screen that stands behind this one, where this is but its place in the window; made if
    /// it is not there yet.
    default Screen itself() {
        return this;
    }

    /// Its content; the same node every time.
    Node node();

    /// What needs the user here; counted in the side bar. Nothing, unless the screen says so.
    default ObservableValue<List<Problem>> problems() {
        return new ReadOnlyObjectWrapper<>(List.of());
    }

    /// What happened here last, for the status bar; nothing as long as nothing has.
    default ObservableValue<Optional<Happening>> lastHappening() {
        return new ReadOnlyObjectWrapper<>(Optional.empty());
    }

    /// What this screen has to say in the status bar; nothing as long as there is nothing.
    default ObservableValue<Optional<StatusNote>> statusNote() {
        return new ReadOnlyObjectWrapper<>(Optional.empty());
    }

    /// Goes to a field and focuses it. No path belongs to a screen that does not say so.
    ///
    /// @param fieldPath as in [org.yaomote.config.Where.Field]
    /// @return whether the path belongs to this screen
    default boolean reveal(String fieldPath) {
        return false;
    }

    /// What is on the screen for who searches; where there is nothing, it is looked for among the
    /// fields in sight.
    default List<Findable> findables() {
        return List.of();
    }

    /// What is on the screen and has a name of its own, such as a certificate or a host; nothing
    /// that the configuration has, which is found without the screens.
    default List<Thing> things() {
        return List.of();
    }

    /// Makes a new object of the screen's main kind and focuses its first field.
    void newItem();

    /// Whether the user can make something new here; otherwise *New* is not offered.
    default boolean makesItems() {
        return true;
    }

    /// Whether there is something here to be looked at once more; otherwise that is not offered.
    default boolean looksAgain() {
        return false;
    }

    /// Looks once more, now: sweeps, asks, reads, goes to the newest, whatever this screen shows.
    default void lookAgain() {}

    /// The host that the selected row stands for, to be asked whether it answers; none, unless the
    /// screen says so.
    default Optional<String> selectedHost() {
        return Optional.empty();
    }

    /// Does something with hosts, if that is this screen's business; the screen comes to the front
    /// by itself where it has something to show.
    default void take(HostErrand errand) {}

    /// Whether there is something for [#duplicate] and [#delete] to act on; never on a screen where
    /// nothing is copied or deleted.
    default ObservableBooleanValue itemSelected() {
        return new SimpleBooleanProperty(false);
    }

    /// Makes a copy of the selected object and selects it.
    default void duplicate() {}

    /// Deletes the selected object; can be undone.
    default void delete() {}

    /// Whether there is a backend for [#drain] and [#maintain] to act on.
    default ObservableBooleanValue backendSelected() {
        return new SimpleBooleanProperty(false);
    }

    /// What the deeds of this screen would do now; nothing is named, unless the screen says so.
    default ObservableValue<DeedNames> deedNames() {
        return new ReadOnlyObjectWrapper<>(DeedNames.NONE);
    }

    /// Sends no new clients to the selected backends, or again; can be undone.
    default void drain() {}

    /// Puts the selected backends aside, or not any more; can be undone.
    default void maintain() {}

    /// Asks the selected backend once whether it works.
    default void test() {}

    /// Rehearses failures of what is selected.
    default void rehearse() {}

    /// Begins what one comes to the screen for, such as a sweep.
    default void begin() {}

    /// Renews the certificate of a listener that ends first; where this program cannot, asks for a
    /// new one for its names.
    default void renewFor(ListenerId listener) {}

    /// Begins a certificate for the names of the one of a listener that ends first, which the
    /// program renews from then on.
    default void automateFor(ListenerId listener) {}
}
