package org.yaomote.ui.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.MoreTools;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Findable;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Thing;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.words.Words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Everything the palette offers now: what the menus do, what the configuration has, and the fields
/// and buttons that are on the screens.
///
/// It is read anew each time the palette opens, from the menus and screens themselves, so that
/// nothing can be forgotten in it. Thread: the FX thread.
final class PaletteContents {
    private static final Pattern ACCESS_KEY = Pattern.compile("\\(_.\\)");
    private static final String PLACE_SEPARATOR = " › ";
    private static final Pattern PLACES = Pattern.compile(PLACE_SEPARATOR, Pattern.LITERAL);

    private final Texts texts;
    private final BackgroundWork work;
    private final MenuBar menus;
    private final WorkspaceModel model;
    private final Navigation navigation;
    private final ScreenDeeds deeds;

    /// What texts are called in the other language.
    private Map<String, String> other = Map.of();

    /// The language whose texts these are, or will soon be.
    private @Nullable Words translated;

    private Runnable whenTranslated = () -> {};

    PaletteContents(
            UiContext context,
            MenuBar menus,
            WorkspaceModel model,
            Navigation navigation,
            ScreenDeeds deeds) {
        this.deeds = deeds;
        this.texts = context.texts();
        this.work = context.work();
        this.menus = menus;
        this.model = model;
        this.navigation = navigation;
    }

    /// Calls this when what was read before has its names in the other language.
    void onTranslated(Runnable observer) {
        whenTranslated = observer;
    }

    /// In the order: commands, objects, fields, buttons.
    List<Found> all() {
        List<Found> all = new ArrayList<>();
        menus.getMenus().forEach(menu -> commands(menu, plain(menu.getText()), all::add));
        objects(model.draft(), all::add);
        List<Screen> screens = navigation.screens().stream().map(Screen::itself).toList();
        screens.forEach(screen -> things(screen, all::add));
        screens.forEach(screen -> fields(screen, all::add));
        screens.forEach(screen -> inside(screen, (s, n) -> buttons(s, n, all::add)));
        if (texts.wordsProperty().get() != translated) {
            translate(texts.wordsProperty().get());
        }
        return all.stream().map(found -> found.called(otherNames(found))).toList();
    }

    /// Some thousand texts of files that may not be read yet: once for a language, and not while
    /// somebody waits for the palette.
    private void translate(Words words) {
        translated = words;
        other = Map.of();
        work.run(() -> plainly(words.translations()), done -> take(words, done), _ -> {});
    }

    private void take(Words words, Map<String, String> done) {
        if (words.equals(translated)) {
            other = done;
            whenTranslated.run();
        }
    }

    private static Map<String, String> plainly(Map<String, String> translations) {
        Map<String, String> plain = new HashMap<>();
        translations.forEach((here, there) -> plain.putIfAbsent(plain(here), plain(there)));
        return plain;
    }

    /// Whoever learned the words in one language finds by them in the other as well.
    private String otherNames(Found found) {
        StringBuilder names = new StringBuilder(other.getOrDefault(found.title(), ""));
        names.append(' ').append(found.also()).append(' ');
        names.append(other.getOrDefault(found.also(), ""));
        for (String place : PLACES.split(found.place(), -1)) {
            names.append(' ').append(other.getOrDefault(place, ""));
        }
        return names.toString();
    }

    /// What cannot be done now is not offered.
    private static void commands(Menu menu, String path, Consumer<Found> out) {
        for (MenuItem item : menu.getItems()) {
            String text = item.getText();
            if (text == null || text.isBlank() || item.isDisable() || isPalette(item)) {
                continue;
            }
            if (item instanceof Menu inner) {
                commands(inner, path + PLACE_SEPARATOR + plain(text), out);
            } else {
                KeyCombination keys = item.getAccelerator();
                out.accept(
                        new Found(
                                plain(text),
                                path,
                                keys == null ? "" : keys.getDisplayText(),
                                () -> use(item)));
            }
        }
    }

    /// Firing a switch would not turn it over.
    private static void use(MenuItem item) {
        if (item instanceof CheckMenuItem toggle) {
            toggle.setSelected(!toggle.isSelected());
        } else {
            item.fire();
        }
    }

    private static boolean isPalette(MenuItem item) {
        return Menus.SEARCH.equals(item.getId());
    }

    /// Without the mark of the access key, which Japanese menus have in parentheses.
    private static String plain(String text) {
        if (text.indexOf('_') < 0) {
            return text;
        }
        return ACCESS_KEY
                .matcher(text)
                .replaceFirst("")
                .replace("__", "\u0000")
                .replace("_", "")
                .replace('\u0000', '_');
    }

    private void objects(ProxyConfig config, Consumer<Found> out) {
        for (int i = 0; i < config.listeners().size(); i++) {
            Listener listener = config.listeners().get(i);
            String title = listener.name() + "  " + listener.address() + ":" + listener.port();
            out.accept(object(title, texts.get("listeners.title"), "listeners[" + i + "]"));
        }
        for (int i = 0; i < config.services().size(); i++) {
            Service service = config.services().get(i);
            String path = "services[" + i + "]";
            out.accept(object(service.name(), texts.get("services.title"), path));
            backends(service, path, out);
        }
    }

    private void backends(Service service, String path, Consumer<Found> out) {
        for (int i = 0; i < service.backends().size(); i++) {
            Backend backend = service.backends().get(i);
            String title =
                    backend.label().equals(backend.address())
                            ? backend.address()
                            : backend.label() + "  " + backend.address();
            String place = texts.get("services.title") + PLACE_SEPARATOR + service.name();
            out.accept(object(title, place, path + ".backends[" + i + "]"));
        }
    }

    private Found object(String title, String place, String path) {
        return new Found(title, place, "", () -> navigation.show(new Where.Field(path)));
    }

    private void things(Screen screen, Consumer<Found> out) {
        for (Thing thing : screen.things()) {
            String place =
                    texts.get(screen.titleKey()) + PLACE_SEPARATOR + texts.get(thing.placeKey());
            Runnable go = () -> navigation.act(screen.id(), _ -> thing.go().run());
            out.accept(new Found(thing.name(), place, "", go));
        }
    }

    private void fields(Screen screen, Consumer<Found> out) {
        List<Findable> told = screen.findables();
        told.forEach(one -> out.accept(found(screen, one)));
        if (!told.isEmpty()) {
            return;
        }
        inside(screen, (s, node) -> field(s, node, out));
    }

    private Found found(Screen screen, Findable one) {
        String place = texts.get(screen.titleKey()) + PLACE_SEPARATOR + texts.get(one.placeKey());
        return new Found(
                texts.get(one.key()),
                place,
                "",
                () -> {
                    navigation.open(screen.id());
                    one.go().run();
                });
    }

    /// The screen itself may be hidden; what is hidden in it cannot be gone to.
    private static void inside(Screen screen, BiConsumer<Screen, Node> each) {
        if (screen.node() instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(node -> inside(screen, node, each));
        }
    }

    private static void inside(Screen screen, Node node, BiConsumer<Screen, Node> each) {
        if (!node.isVisible()) {
            return;
        }
        each.accept(screen, node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> inside(screen, child, each));
        }
    }

    private void buttons(Screen screen, Node node, Consumer<Found> out) {
        if (node instanceof Button button) {
            button(screen, button, out);
        } else if (node instanceof MoreTools more) {
            more.inside().forEach(button -> button(screen, button, out));
        }
    }

    /// What can be pressed now, by the name that is read out: it has the name of its row. It is
    /// found by the word that is on it as well.
    private void button(Screen screen, Button button, Consumer<Found> out) {
        if (!button.isDisabled()) {
            String name = Optional.ofNullable(button.getAccessibleText()).orElse(button.getText());
            if (name != null && !name.isBlank()) {
                Runnable press =
                        () -> {
                            navigation.open(screen.id());
                            button.fire();
                        };
                String word = Optional.ofNullable(button.getText()).orElse("");
                out.accept(
                        new Found(
                                plain(name),
                                texts.get(screen.titleKey()),
                                deeds.keys(screen, button),
                                press,
                                plain(word)));
            }
        }
    }

    private void field(Screen screen, Node node, Consumer<Found> out) {
        if (node instanceof Label label
                && label.getLabelFor() != null
                && !label.getText().isBlank()) {
            Node field = label.getLabelFor();
            out.accept(
                    new Found(
                            label.getText(),
                            texts.get(screen.titleKey()),
                            "",
                            () -> {
                                navigation.open(screen.id());
                                field.requestFocus();
                            }));
        }
    }
}
