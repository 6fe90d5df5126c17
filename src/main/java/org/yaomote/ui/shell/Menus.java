package org.yaomote.ui.shell;

import static org.yaomote.ui.shell.Arrivals.Departure.BACKUP;
import static org.yaomote.ui.shell.Arrivals.Departure.OTHER_ENGINE;
import static org.yaomote.ui.shell.Arrivals.Departure.TEXT;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;

import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.DeedNames;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.ui.overview.FirstSteps;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The menu bar: everything the window can do, with its key.
record Menus(
        Texts texts,
        WorkspaceModel model,
        ShellViewModel viewModel,
        Navigation navigation,
        Commands commands,
        Appearance appearance,
        Notes notes,
        KeyedDeeds deeds) {

    /// Id of the item that opens the palette.
    static final String SEARCH = "menu-search";

    MenuBar bar(FirstSteps firstSteps, Gestures gestures, Runnable help, Runnable quit) {
        MenuBar bar =
                new MenuBar(
                        menu(
                                "file",
                                item("menu.open", Keys.OPEN, firstSteps::openFile),
                                item("menu.import", Keys.IMPORT, gestures::importClipboard),
                                item("menu.export", Keys.EXPORT, () -> gestures.export(TEXT)),
                                plain("menu.outgrow", () -> gestures.export(OTHER_ENGINE)),
                                plain("menu.backup", () -> gestures.export(BACKUP)),
                                item("key.save", Keys.SAVE, commands::save),
                                new SeparatorMenuItem(),
                                plain("menu.wizard", () -> navigation.create("wizard")),
                                plain("menu.demo", firstSteps::tryDemo),
                                attach(),
                                new SeparatorMenuItem(),
                                item("menu.quit", Keys.QUIT, quit)),
                        edit(),
                        view(),
                        proxy(),
                        menu(
                                "tools",
                                plain("menu.sweep", () -> navigation.create("sweep")),
                                plain("menu.ping", commands::ping),
                                plain("menu.ports", () -> navigation.create("ports")),
                                plain("menu.examine", commands::examine)),
                        menu(
                                "help",
                                item("menu.explain", Keys.HELP, help),
                                plain("menu.diagnostics", () -> navigation.open("diagnostics")),
                                item("menu.shortcuts", Keys.SHORTCUTS, notes::showShortcuts),
                                plain("menu.about", notes::showAbout)));
        bar.setId("menu-bar");
        bar.setUseSystemMenuBar(true);
        return bar;
    }

    /// Only while the own engine does not serve: it would have to be stopped first.
    private MenuItem attach() {
        MenuItem item = plain("menu.attach", model.proxy()::attach);
        item.disableProperty()
                .bind(viewModel.buttonProperty().map(does -> does != ShellViewModel.Switch.START));
        return item;
    }

    /// The command that opens the palette, which offers what is in this bar.
    void search(MenuBar bar, Runnable open) {
        bar.getMenus().get(1).getItems().add(item("menu.search", Keys.PALETTE, open));
    }

    /// The switch for notices on the desktop.
    void notices(MenuBar bar, Property<Boolean> wanted) {
        CheckMenuItem item = new CheckMenuItem();
        item.setId("menu-notices");
        item.textProperty().bind(texts.text("menu.notices"));
        item.selectedProperty().bindBidirectional(wanted);
        bar.getMenus().get(2).getItems().add(item);
    }

    private Menu edit() {
        MenuItem undo = item("key.undo", Keys.UNDO, commands::undo);
        name(undo, "menu.undo", model.undoableProperty());
        MenuItem redo = item("key.redo", Keys.REDO, commands::redo);
        name(redo, "menu.redo", model.redoableProperty());
        MenuItem duplicate = item("key.duplicate", Keys.DUPLICATE, commands::duplicate);
        MenuItem delete = item("key.delete", Keys.DELETE, commands::delete);
        ObservableValue<Boolean> unselected = commands.itemSelected().map(b -> !b);
        duplicate.disableProperty().bind(unselected);
        delete.disableProperty().bind(unselected);
        name(delete, "key.delete", DeedNames::delete);
        return menu(
                "edit",
                undo,
                redo,
                new SeparatorMenuItem(),
                plain("menu.cut", () -> commands.type(KeyCode.X)),
                plain("menu.copy", () -> commands.type(KeyCode.C)),
                plain("menu.paste", () -> commands.type(KeyCode.V)),
                new SeparatorMenuItem(),
                item("key.find", Keys.FIND, commands::find),
                new SeparatorMenuItem(),
                offered(item("key.new", Keys.NEW, commands::newItem), commands.makesItems()),
                duplicate,
                delete);
    }

    /// Where a screen does not offer it, the item says so.
    private MenuItem offered(MenuItem item, ObservableValue<Boolean> isOffered) {
        String key = item.getId().replace('-', '.');
        item.textProperty().unbind();
        item.textProperty()
                .bind(
                        texts.follow(
                                () -> texts.get(isOffered.getValue() ? key : key + ".none"),
                                isOffered));
        item.disableProperty().bind(isOffered.map(is -> !is));
        return item;
    }

    /// Undo and redo say what they would undo or redo.
    private void name(MenuItem item, String key, ObservableValue<Optional<Edit>> edit) {
        item.textProperty().unbind();
        item.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        edit.getValue()
                                                .map(e -> texts.get(key, words(e)))
                                                .orElseGet(() -> texts.get(key + ".none")),
                                edit));
        item.disableProperty().bind(edit.map(Optional::isEmpty));
    }

    private String words(Edit edit) {
        return plainly(texts.get("edit." + edit.code(), edit.arguments().toArray()));
    }

    /// A deed says what it is about, where the screen names that.
    private void name(MenuItem item, String key, Function<DeedNames, String> read) {
        ObservableValue<DeedNames> names = commands.deedNames();
        item.textProperty().unbind();
        item.textProperty()
                .bind(
                        texts.follow(
                                () -> {
                                    String named = read.apply(names.getValue());
                                    return named.isEmpty() ? texts.get(key) : plainly(named);
                                },
                                names));
    }

    /// An underline in a name would else mark the menu's access key.
    private static String plainly(String words) {
        return words.replace("_", "__");
    }

    private Menu view() {
        Menu view = menu("view");
        for (Screen screen : navigation.listed()) {
            MenuItem item = plain(screen.titleKey(), () -> navigation.open(screen.id()));
            Keys.ofScreen(screen).ifPresent(keys -> deeds.add(keys, item));
            view.getItems().add(item);
        }
        MenuItem back = item("key.back", Keys.BACK, navigation::back);
        back.disableProperty().bind(navigation.canGoBack().map(can -> !can));
        MenuItem forward = item("key.forward", Keys.FORWARD, navigation::forward);
        forward.disableProperty().bind(navigation.canGoForward().map(can -> !can));
        MenuItem again = plain("key.run", commands::lookAgain);
        again.setAccelerator(KeyHandling.LOOK_AGAIN);
        view.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        back,
                        forward,
                        offered(again, commands.looksAgain()),
                        new SeparatorMenuItem(),
                        language(),
                        theme(),
                        menu(
                                "textSize",
                                item("key.larger", Keys.LARGER, () -> appearance.stepTextSize(1)),
                                item(
                                        "key.smaller",
                                        Keys.SMALLER,
                                        () -> appearance.stepTextSize(-1)),
                                item(
                                        "key.normal_size",
                                        Keys.NORMAL_SIZE,
                                        () -> appearance.stepTextSize(0))));
        return view;
    }

    private Menu language() {
        ToggleGroup group = new ToggleGroup();
        return menu(
                "language",
                language("_English", Locale.ENGLISH, group),
                language("日本語(_J)", Locale.JAPANESE, group));
    }

    /// Each language is named in itself, whichever is in use.
    private RadioMenuItem language(String name, Locale language, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setToggleGroup(group);
        item.setOnAction(_ -> texts.setLanguage(language));
        texts.wordsProperty().subscribe(now -> item.setSelected(now.locale().equals(language)));
        return item;
    }

    private Menu theme() {
        ToggleGroup group = new ToggleGroup();
        ObjectProperty<ThemeChoice> chosen = appearance.themeProperty();
        Menu menu = menu("theme");
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty().bind(texts.text("menu." + choice.key()));
            item.setToggleGroup(group);
            item.setOnAction(_ -> chosen.set(choice));
            chosen.subscribe(now -> item.setSelected(now == choice));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu proxy() {
        MenuItem startStop = item("key.start_stop", Keys.START_STOP, commands::startOrStop);
        startStop.textProperty().unbind();
        startStop
                .textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                startStopKey(
                                                        viewModel.buttonProperty().getValue())),
                                viewModel.buttonProperty()));
        startStop
                .disableProperty()
                .bind(viewModel.buttonProperty().map(b -> b == ShellViewModel.Switch.WAIT));
        MenuItem apply = item("key.apply", Keys.APPLY, commands::apply);
        apply.disableProperty().bind(Bindings.not(viewModel.pending().applicable()));
        MenuItem review = item("key.review", Keys.REVIEW, commands::openReview);
        MenuItem discard = plain("menu.discard", commands::discard);
        discard.disableProperty().bind(viewModel.pending().changes().map(List::isEmpty));
        MenuItem drain = item("key.drain", Keys.DRAIN, commands::drain);
        MenuItem maintain = item("key.maintenance", Keys.MAINTENANCE, commands::maintain);
        ObservableValue<Boolean> noBackend = commands.backendSelected().map(b -> !b);
        MenuItem test = item("menu.test", Keys.TEST, commands::test);
        MenuItem rehearse = item("menu.rehearse", Keys.REHEARSE, commands::rehearse);
        name(drain, "key.drain", DeedNames::drain);
        name(maintain, "key.maintenance", DeedNames::maintain);
        for (MenuItem each : List.of(drain, maintain, test, rehearse)) {
            each.disableProperty().bind(noBackend);
        }
        MenuItem testUrl = item("key.test_url", Keys.TEST_URL, commands::testUrl);
        return menu(
                "proxy",
                startStop,
                new SeparatorMenuItem(),
                review,
                apply,
                discard,
                new SeparatorMenuItem(),
                drain,
                maintain,
                test,
                rehearse,
                new SeparatorMenuItem(),
                testUrl);
    }

    private static String startStopKey(ShellViewModel.Switch does) {
        return switch (does) {
            case START -> "menu.start";
            case STOP -> "menu.stop";
            case DETACH -> "menu.detach";
            case WAIT -> "shell.wait";
        };
    }

    private Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu();
        menu.setId("menu-" + name);
        menu.textProperty().bind(texts.text("menu." + name));
        menu.getItems().addAll(items);
        return menu;
    }

    private MenuItem item(String key, Keys keys, Runnable action) {
        return deeds.add(keys, plain(key, action));
    }

    private MenuItem plain(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId(key.replace('.', '-'));
        item.textProperty().bind(texts.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
