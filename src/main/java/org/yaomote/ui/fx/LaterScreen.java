package org.yaomote.ui.fx;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The place of a screen that is made when it comes in sight or is asked for anything, so that the
/// window need not wait for those that nobody sees yet; [LaterScreens] makes the rest.
///
/// What the frame shows of it is told from the start: its name, and what is wrong there.
///
/// Thread: the FX thread.
///
/// @param <S> the screen
public final class LaterScreen<S extends Screen> implements Screen {
    private final ScreenSign sign;
    private final Supplier<S> maker;
    private final StackPane place = new StackPane();
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Happening>> last =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<StatusNote>> note =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty itemSelected = new SimpleBooleanProperty();
    private final BooleanProperty backendSelected = new SimpleBooleanProperty();
    private final ObjectProperty<DeedNames> deedNames = new SimpleObjectProperty<>(DeedNames.NONE);
    private @Nullable S made;

    /// @param sign the screen's own
    /// @param problems what the screen will tell of itself
    /// @param maker makes it; called once
    public LaterScreen(
            ScreenSign sign, ObservableValue<List<Problem>> problems, Supplier<S> maker) {
        this.sign = sign;
        this.maker = maker;
        this.problems.bind(problems);
        // Nobody is to take the empty place for the screen.
        place.setVisible(false);
        place.visibleProperty().addListener((_, _, isSeen) -> seen(isSeen));
    }

    /// The screen; makes it if it is not there.
    @Override
    public S itself() {
        S there = made == null ? maker.get() : made;
        made = there;
        if (isMissing()) {
            settle(there);
        }
        return there;
    }

    /// Whether it is not in its place yet.
    boolean isMissing() {
        return place.getChildren().isEmpty();
    }

    /// Does a part of the work: first it is made, then it comes into its place, where the window
    /// takes about as long to style it.
    void makeSome() {
        if (made == null) {
            made = maker.get();
        } else {
            itself();
        }
    }

    private void seen(boolean isSeen) {
        if (isSeen) {
            itself();
        }
    }

    private void settle(S screen) {
        problems.bind(screen.problems());
        last.bind(screen.lastHappening());
        note.bind(screen.statusNote());
        itemSelected.bind(screen.itemSelected());
        backendSelected.bind(screen.backendSelected());
        deedNames.bind(screen.deedNames());
        Node node = screen.node();
        // A screen looks to what it shows when it comes in sight.
        node.setVisible(false);
        place.getChildren().setAll(node);
        node.visibleProperty().bind(place.visibleProperty());
    }

    @Override
    public ScreenSign sign() {
        return sign;
    }

    @Override
    public Node node() {
        return place;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems;
    }

    @Override
    public ObservableValue<Optional<Happening>> lastHappening() {
        return last;
    }

    @Override
    public ObservableValue<Optional<StatusNote>> statusNote() {
        return note;
    }

    @Override
    public boolean reveal(String fieldPath) {
        return itself().reveal(fieldPath);
    }

    @Override
    public List<Findable> findables() {
        return itself().findables();
    }

    @Override
    public List<Thing> things() {
        return itself().things();
    }

    @Override
    public void newItem() {
        itself().newItem();
    }

    @Override
    public boolean makesItems() {
        return itself().makesItems();
    }

    @Override
    public boolean looksAgain() {
        return itself().looksAgain();
    }

    @Override
    public void lookAgain() {
        itself().lookAgain();
    }

    @Override
    public Optional<String> selectedHost() {
        return itself().selectedHost();
    }

    @Override
    public void take(HostErrand errand) {
        itself().take(errand);
    }

    @Override
    public ObservableBooleanValue itemSelected() {
        return itemSelected;
    }

    @Override
    public void duplicate() {
        itself().duplicate();
    }

    @Override
    public void delete() {
        itself().delete();
    }

    @Override
    public ObservableBooleanValue backendSelected() {
        return backendSelected;
    }

    @Override
    public ObservableValue<DeedNames> deedNames() {
        return deedNames;
    }

    @Override
    public void drain() {
        itself().drain();
    }

    @Override
    public void maintain() {
        itself().maintain();
    }

    @Override
    public void test() {
        itself().test();
    }

    @Override
    public void rehearse() {
        itself().rehearse();
    }

    @Override
    public void begin() {
        itself().begin();
    }

    @Override
    public void renewFor(ListenerId listener) {
        itself().renewFor(listener);
    }

    @Override
    public void automateFor(ListenerId listener) {
        itself().automateFor(listener);
    }
}
