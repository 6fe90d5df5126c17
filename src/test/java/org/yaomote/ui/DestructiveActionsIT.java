package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Workspace;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whatever takes something away in this program can be undone, or names what goes before it goes
/// (Q29). Which actions there are is read from the program's words and from its window; one that is
/// in no row of the table here is a failure.
class DestructiveActionsIT {
    private static final Pattern TAKES_AWAY =
            Pattern.compile(
                    "_?(Remove|Delete|Clear|Discard|Reset|Forget|Throw|Revoke|Erase|Drop|Uninstall|Unpin|Watch"
                        + " no longer|Stop watching|Finish now|Stop now|Cut|End the|End"
                        + " maintenance|Leave it out|Restore|Switch off|Replace|Overwrite|Take"
                        + " (away|out)|Set or remove|Show how to remove|Wipe|Purge|Dismiss|Hide"
                        + " all|Send (\\S+ )?elsewhere)\\b.*");

    /// What begins like one and takes nothing away, with the reason.
    private static final Map<String, String> HARMLESS =
            Map.of(
                    "certificates.remove.title", "a title",
                    "certificates.rephrase.title", "a title",
                    "certificates.rephrase", "opens a form, which writes a file of another name",
                    "certificates.export.replace", "a tick: the answer before the question",
                    "settings.data.restore", "opens a file, which is an edit (OpenFileScreenIT)",
                    "services.rehearsal.end", "backends are as they were before the rehearsal",
                    "shell.attach.dismiss", "a service that runs may be attached to later",
                    "shell.drop", "an invitation to drop a file");

    /// What is asked or shown first, where the screens have a test of their own for it.
    private static final Map<String, String> SHOWN_FIRST =
            Map.of(
                    "wizard.leave.throw", "WizardScreenIT",
                    "exporting.replace", "ExportScreenIT",
                    "certificates.trust.REMOVE", "CertificatesScreenIT",
                    "certificates.trust.REMOVE.of", "CertificatesScreenIT",
                    "settings.service.remove", "ServicesIT: its plan; the button is not fired");

    /// Between them, they show every screen with what can be chosen in it.
    private static final List<String> PLACES =
            List.of(
                    "listeners[0].rules[0].service",
                    "services[0].backends[1].host",
                    "certificates-new",
                    "certificates-export",
                    "certificates-remove",
                    "traffic.tester",
                    "sweep.watch",
                    "logs.history",
                    "diagnostics",
                    "pending",
                    "refused",
                    "settings.general");

    private static final KeyEvent UNDO =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.Z, false, true, false, false);
    private static final Path RECENT = Path.of("/c/pound.cfg");

    @TempDir static Path folder;
    @AutoClose private static WalkedWindow walked;

    /// One action.
    ///
    /// @param keys of the words by which it is called
    /// @param ready goes to where it is, with content
    /// @param fire does it
    private record Deed(String what, String keys, Runnable ready, Runnable fire, Proof proof) {}

    /// How it is seen to that nothing is lost.
    private sealed interface Proof {
        /// *Undo* in a note or Ctrl+Z brings back exactly this.
        record Undone(Supplier<Object> content) implements Proof {}

        /// It takes nothing yet: this is still there, and what is shown says what would go.
        record Asked(Supplier<Object> content, Supplier<String> said, String name)
                implements Proof {}
    }

    private static Deed undone(String what, String keys, String place, String button) {
        return undone(what, keys, () -> walked.go(place), () -> press(button), draft());
    }

    private static Deed undone(
            String what, String keys, Runnable ready, Runnable fire, Supplier<Object> content) {
        return new Deed(what, keys, ready, fire, new Proof.Undone(content));
    }

    /// A filter in which something is typed that lets nothing through.
    private static Deed filter(String keys, String place, String field, String button) {
        return undone(
                "what is typed in " + field,
                keys,
                () -> {
                    walked.go(place);
                    node(field, TextField.class).setText("nothing is like this");
                },
                () -> press(button),
                () -> node(field, TextField.class).getText());
    }

    private static Supplier<Object> draft() {
        return () -> walked.fixture().workspace.draft();
    }

    private static List<Deed> deeds() {
        return Stream.of(parts(), edits(), wishes(), ofScreens(), asked())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Deed> parts() {
        String web2 = "services[0].backends[1].host";
        return List.of(
                undone("a listener", "listeners.delete", "listeners[0].port", "#listeners-delete"),
                undone("being open", "listeners.disable", "listeners[0].port", "#listeners-toggle"),
                undone(
                        "a service",
                        "services.delete services.delete.of",
                        "services[1].name",
                        "#services-delete"),
                undone("a backend", "services.delete", web2, "#services-delete"),
                undone("being in use", "services.disable", web2, "#services-toggle"),
                undone("being held back", "services.maintained", web2, "#services-maintained"),
                undone(
                        "a backend, by the menu of its row",
                        "services.delete",
                        () -> walked.go(web2),
                        () -> rowItem("#services-tree", "menu-services-delete").fire(),
                        draft()),
                undone(
                        "a listener, by the menu of its row",
                        "listeners.delete",
                        () -> walked.go("listeners[0].port"),
                        () -> rowItem("#listeners-table", "menu-listeners-delete").fire(),
                        draft()),
                undone(
                        "a certificate of a listener",
                        "listeners.certificate.remove",
                        "listeners[0].port",
                        "Remove certificate file 1"),
                undone(
                        "a rule",
                        "listeners.rule.remove",
                        "listeners[0].rules[0].service",
                        "Remove rule 1"),
                undone(
                        "what is chosen, by the menu",
                        "key.delete",
                        () -> walked.go("listeners[0].port"),
                        () -> item("key-delete").fire(),
                        draft()));
    }

    private static List<Deed> edits() {
        return List.of(
                undone("changes", "shell.pending.discard", "pending", "#pending-discard"),
                undone(
                        "changes, by the menu",
                        "menu.discard",
                        () -> walked.go("pending"),
                        () -> item("menu-discard").fire(),
                        draft()),
                undone(
                        "what only HTTP has, of a file's TCP listener",
                        "listeners.dropOptions",
                        DestructiveActionsIT::tunnelWithOptions,
                        () -> press("Remove what only HTTP has"),
                        draft()),
                undone(
                        "the demo",
                        "shell.demo.remove",
                        DestructiveActionsIT::demo,
                        () -> press("#demo-remove"),
                        draft()),
                undone(
                        "own values of the proxy's defaults",
                        "settings.reset settings.reset.of",
                        "timeouts.connect",
                        "#settings-timeouts-reset"),
                undone(
                        "the draft, for one that was applied",
                        "history.restore history.restoreTo",
                        () -> {
                            walked.go("logs.history");
                            node("#history-table", TableView.class).getSelectionModel().select(2);
                        },
                        () -> press("#history-restore"),
                        draft()));
    }

    private static void tunnelWithOptions() {
        walked.go("listeners[0].port");
        Workspace workspace = walked.fixture().workspace;
        Listener first = workspace.draft().listeners().getFirst();
        Listener tunnel =
                first.withProtocol(new Protocol.Tcp()).withOptions(first.options().withVia(true));
        workspace.edit(Edit.of("import", "", c -> c.withListener(tunnel)));
    }

    private static List<Deed> wishes() {
        Runnable ready =
                () -> {
                    walked.go("settings.general");
                    walked.fixture().window.appearance().themeProperty().set(ThemeChoice.DARK);
                };
        Supplier<Object> all =
                () ->
                        walked.fixture().window.context().preferences().all().stream()
                                .map(Preference::text)
                                .toList();
        return List.of(
                undone(
                        "one wish",
                        "settings.reset settings.reset.of",
                        ready,
                        () -> press("#settings-wish-theme-reset"),
                        all),
                undone(
                        "all wishes",
                        "settings.reset.all",
                        ready,
                        () -> press("#settings-reset-all"),
                        all),
                undone(
                        "recent files",
                        "menu.recent.clear",
                        () -> walked.fixture().window.recent().add(RECENT),
                        () -> item("menu-recent-clear").fire(),
                        () -> texts(((Menu) item("menu-recent")).getItems())),
                undone(
                        "a saved filter",
                        "traffic.filters.remove",
                        DestructiveActionsIT::saveFilter,
                        () -> removal().getItems().getFirst().fire(),
                        () -> texts(filters())));
    }

    private static List<Deed> ofScreens() {
        return List.of(
                undone(
                        "requests",
                        "traffic.clear",
                        () -> {
                            walked.go("traffic");
                            node("#traffic-filter", TextField.class).setText("");
                        },
                        () -> press("#traffic-clear"),
                        () -> List.copyOf(node("#traffic-table", TableView.class).getItems())),
                undone(
                        "a part of a filter",
                        "traffic.chip.remove",
                        () -> {
                            walked.go("traffic");
                            node("#traffic-filter", TextField.class).setText("status=5xx ms>10");
                        },
                        () -> press("Remove status=5xx from the filter"),
                        () -> node("#traffic-filter", TextField.class).getText()),
                filter(
                        "traffic.filter.clear",
                        "traffic",
                        "#traffic-filter",
                        "#traffic-filter-clear"),
                filter(
                        "listeners.filter.clear",
                        "listeners[0].port",
                        "#listeners-filter",
                        "#listeners-filter-clear"),
                filter(
                        "services.filter.clear",
                        "services[0].name",
                        "#services-filter",
                        "#services-filter-clear"),
                filter(
                        "certificates.filter.clear",
                        "certificates",
                        "#certificates-filter",
                        "#certificates-filter-clear"),
                filter(
                        "settings.search.clear",
                        "settings.general",
                        "#settings-search",
                        "#settings-search-clear"),
                undone(
                        "an expectation",
                        "traffic.expectation.remove",
                        () -> walked.go("traffic.tester"),
                        () -> press("Remove the expectation "),
                        () -> removals(node("#traffic-expectations", Node.class))),
                undone(
                        "a watched host",
                        "watch.remove",
                        DestructiveActionsIT::watch,
                        () -> press("#watch-remove"),
                        DestructiveActionsIT::watched),
                undone(
                        "a watched host, by the menu of its row",
                        "watch.remove",
                        DestructiveActionsIT::watch,
                        () -> rowItem("#watch-table", "menu-watch-remove").fire(),
                        DestructiveActionsIT::watched),
                undone(
                        "the draft, by the menu of an apply",
                        "history.restore history.restoreTo",
                        () -> {
                            walked.go("logs.history");
                            node("#history-table", TableView.class).getSelectionModel().select(2);
                        },
                        () -> rowItem("#history-table", "menu-history-restore").fire(),
                        draft()),
                undone(
                        "a name",
                        "certificates.names.remove",
                        () -> {
                            walked.go("certificates-new");
                            press("#certificates-names-own");
                        },
                        () -> press("Remove the name localhost"),
                        () -> texts(".name-chip")));
    }

    private static List<Deed> asked() {
        Supplier<Object> files = DestructiveActionsIT::certificateFiles;
        return List.of(
                new Deed(
                        "a certificate, with its file and key",
                        "certificates.remove certificates.remove.delete certificates.remove.unuse",
                        () -> {
                            walked.go("certificates");
                            node("#certificates-table", TableView.class)
                                    .getSelectionModel()
                                    .select(0);
                        },
                        () -> press("#certificates-remove"),
                        new Proof.Asked(files, () -> said("#certificates-remove-page"), "app.lan")),
                new Deed(
                        "what runs, with the window",
                        "shell.close.now",
                        () -> walked.go("overview"),
                        () -> Event.fireEvent(walked.stage(), closing()),
                        new Proof.Asked(
                                () -> walked.fixture().proxy.state(),
                                () -> said("#close-bar"),
                                "in flight")),
                new Deed(
                        "what a backend has for a client",
                        "services.sticky.remove services.sticky.remove.of"
                                + " services.sticky.remove.sure",
                        () -> walked.go("services[0].backends[0].host"),
                        () -> press("Send elsewhere: 10.0.0.50"),
                        new Proof.Asked(
                                () -> List.copyOf(walked.fixture().proxy.backstage.sticky),
                                () -> said("#services-sticky-question"),
                                "10.0.0.50 loses what 10.0.0.1:9001 keeps")),
                new Deed(
                        "requests under way",
                        "services.drain.finish",
                        () -> {},
                        () -> walked.go("services[0].backends[1].host"),
                        new Proof.Asked(
                                () -> walked.fixture().proxy.backstage.inFlight,
                                () -> name("#services-drain-finish"),
                                "1,234: Demo server B")));
    }

    private static WindowEvent closing() {
        return new WindowEvent(walked.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
    }

    @BeforeAll
    static void open() throws TimeoutException {
        walked = new WalkedWindow(folder);
        walked.showEnglish();
    }

    @TestFactory
    Stream<DynamicTest> whatIsTakenAwayComesBackOrIsNamedBefore() {
        return deeds().stream().map(deed -> DynamicTest.dynamicTest(deed.what, () -> prove(deed)));
    }

    private static void prove(Deed deed) {
        on(deed.ready);
        layOut();
        switch (deed.proof) {
            case Proof.Undone(var content) -> {
                Object before = walked.on(content);
                Node noted = walked.on(DestructiveActionsIT::lastNote);
                on(deed.fire);
                assertThat(walked.on(content)).as("it took something").isNotEqualTo(before);
                on(() -> undo(noted));
                assertThat(walked.on(content)).isEqualTo(before);
            }
            case Proof.Asked(var content, var said, var name) -> {
                Object before = walked.on(content);
                on(deed.fire);
                layOut();
                assertThat(walked.on(said)).contains(name);
                assertThat(walked.on(content)).isEqualTo(before);
            }
        }
    }

    /// By the note that came of it, else by Ctrl+Z where the focus is.
    private static void undo(Node noted) {
        if (lastNote() instanceof Notification note && note != noted) {
            ((Button) note.getPrimaryActions().getFirst()).fire();
            return;
        }
        if (walked.stage().getScene().getFocusOwner() instanceof TextInputControl field
                && field.isUndoable()) {
            Event.fireEvent(field, UNDO);
        } else {
            item("key-undo").fire();
        }
    }

    private static Node lastNote() {
        List<Node> notes = node("#toasts", Pane.class).getChildren();
        return notes.isEmpty() ? new Pane() : notes.getLast();
    }

    private static void on(Runnable action) {
        String _ =
                walked.on(
                        () -> {
                            action.run();
                            return "";
                        });
    }

    private static void layOut() {
        on(
                () -> {
                    walked.root().applyCss();
                    walked.root().layout();
                });
    }

    @Test
    void noActionThatTakesSomethingAwayIsOutsideTheTable() throws IOException, URISyntaxException {
        Map<String, String> words = words();
        Set<String> keys = new HashSet<>(HARMLESS.keySet());
        keys.addAll(SHOWN_FIRST.keySet());
        deeds().forEach(deed -> keys.addAll(List.of(deed.keys.split(" "))));
        assertThat(words).containsKeys(keys.toArray(String[]::new));
        Set<String> unknown = new TreeSet<>();
        words.forEach(
                (key, text) -> {
                    if (takesAway(text) && !text.endsWith(".") && !keys.contains(key)) {
                        unknown.add(key + " = " + text);
                    }
                });
        List<Pattern> known = keys.stream().map(words::get).map(t -> called(t)).toList();
        for (String place : PLACES) {
            List<String> found = walked.visit(place, root -> takingAway(root, known));
            unknown.addAll(found);
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean takesAway(String text) {
        return TAKES_AWAY.matcher(text).matches();
    }

    private static List<String> takingAway(Parent root, List<Pattern> known) {
        List<String> names = new ArrayList<>();
        names(root, names::add);
        return names.stream()
                .filter(DestructiveActionsIT::takesAway)
                .filter(name -> known.stream().noneMatch(k -> k.matcher(name).matches()))
                .toList();
    }

    /// What a text is like with something in its places, which may be one within another.
    private static Pattern called(String text) {
        int first = text.indexOf('{');
        int last = text.lastIndexOf('}');
        return first < 0
                ? Pattern.compile(Pattern.quote(text))
                : Pattern.compile(
                        Pattern.quote(text.substring(0, first))
                                + ".*"
                                + Pattern.quote(text.substring(last + 1))
                                + ".*");
    }

    /// Every English text of the program by its key.
    private static Map<String, String> words() throws IOException, URISyntaxException {
        Path one =
                Path.of(
                        DestructiveActionsIT.class
                                .getResource("/org/yaomote/words/shell.properties")
                                .toURI());
        Map<String, String> all = new HashMap<>();
        try (Stream<Path> files = Files.list(one.getParent())) {
            for (Path file : files.filter(f -> !f.toString().contains("_ja.")).toList()) {
                if (file.toString().endsWith(".properties")) {
                    Properties texts = new Properties();
                    try (Reader reader = Files.newBufferedReader(file)) {
                        texts.load(reader);
                    }
                    texts.stringPropertyNames().forEach(k -> all.put(k, texts.getProperty(k)));
                }
            }
        }
        return all;
    }

    /// The names of everything that can be fired below a node, menus included.
    private static void names(Node at, Consumer<String> each) {
        if (at instanceof ButtonBase button) {
            each.accept(name(button));
            each.accept(String.valueOf(button.getText()));
        }
        if (at instanceof MenuButton button) {
            names(button.getItems(), each);
        }
        if (at instanceof MenuBar bar) {
            bar.getMenus().forEach(menu -> names(menu.getItems(), each));
        }
        if (at instanceof Control control && control.getContextMenu() != null) {
            names(control.getContextMenu().getItems(), each);
        }
        if (at instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> names(child, each));
        }
    }

    private static void names(List<MenuItem> items, Consumer<String> each) {
        for (MenuItem item : items) {
            if (item instanceof Menu menu) {
                names(menu.getItems(), each);
            } else if (item.getText() != null) {
                each.accept(item.getText());
            }
        }
    }

    private static List<String> removals(Node below) {
        return all(below)
                .filter(ButtonBase.class::isInstance)
                .map(node -> name((ButtonBase) node))
                .filter(name -> name.startsWith("Remove"))
                .toList();
    }

    private static void demo() {
        walked.go("overview");
        walked.fixture().workspace.edit(Edit.of("demo", "", DestructiveActionsIT::withDemo));
    }

    private static ProxyConfig withDemo(ProxyConfig config) {
        List<Service> services = new ArrayList<>(config.services());
        services.add(Drafts.service("demo", "demo", Drafts.backend("one", 9201, 1)));
        return config.withServices(services);
    }

    private static void saveFilter() {
        walked.go("traffic");
        node("#traffic-filter", TextField.class).setText("status=5xx");
        MenuButton button = node("#traffic-filters", MenuButton.class);
        button.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
        button.getItems().getFirst().fire();
        node("#traffic-filters-name", TextField.class).setText("server errors");
        press("#traffic-filters-keep");
    }

    private static List<MenuItem> filters() {
        return node("#traffic-filters", MenuButton.class).getItems();
    }

    private static Menu removal() {
        return (Menu) filters().getLast();
    }

    private static void watch() {
        walked.go("sweep");
        node("#sweep-table", TableView.class).getSelectionModel().select(0);
        rowItem("#sweep-table", "menu-sweep-watch-add").fire();
        walked.go("sweep.watch");
        node("#watch-table", TableView.class).getSelectionModel().select(0);
    }

    /// As it is kept: who is watched, in which order, by which name.
    private static Object watched() {
        walked.fixture().await();
        try {
            return Files.readString(folder.resolve("watched.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// An item of the menu of the rows of a list.
    private static MenuItem rowItem(String list, String id) {
        return within(node(list, Control.class).getContextMenu().getItems())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + id));
    }

    private static Object certificateFiles() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".pem")).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// An item of the menu bar, by its id.
    private static MenuItem item(String id) {
        return node("#menu-bar", MenuBar.class).getMenus().stream()
                .flatMap(menu -> within(menu.getItems()))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + id));
    }

    private static Stream<MenuItem> within(List<MenuItem> items) {
        return items.stream()
                .flatMap(
                        item ->
                                item instanceof Menu menu
                                        ? Stream.concat(Stream.of(item), within(menu.getItems()))
                                        : Stream.of(item));
    }

    private static List<String> texts(List<MenuItem> items) {
        return within(items).map(item -> String.valueOf(item.getText())).toList();
    }

    private static List<String> texts(String style) {
        return walked.root().lookupAll(style).stream().map(DestructiveActionsIT::said).toList();
    }

    /// Presses what has this id, or a name that begins so.
    private static void press(String called) {
        Predicate<Node> wanted =
                called.startsWith("#")
                        ? node -> called.substring(1).equals(node.getId())
                        : node ->
                                node instanceof ButtonBase button
                                        && name(button).startsWith(called);
        ((ButtonBase)
                        all(walked.root())
                                .filter(wanted)
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no button " + called)))
                .fire();
    }

    private static String name(String button) {
        return name(node(button, ButtonBase.class));
    }

    private static String name(ButtonBase button) {
        String name = button.getAccessibleText();
        return name == null ? String.valueOf(button.getText()) : name;
    }

    private static String said(String query) {
        return said(node(query, Node.class));
    }

    /// Every text below a node.
    private static String said(Node at) {
        return all(at).map(
                        node ->
                                switch (node) {
                                    case Labeled labeled -> String.valueOf(labeled.getText());
                                    case TextInputControl field -> field.getText();
                                    default -> "";
                                })
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static <N extends Node> N node(String query, Class<N> kind) {
        return kind.cast(
                all(walked.root())
                        .filter(node -> query.substring(1).equals(node.getId()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nothing is " + query)));
    }

    private static Stream<Node> all(Node node) {
        Stream<Node> below =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream()
                                .flatMap(DestructiveActionsIT::all)
                        : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }
}
