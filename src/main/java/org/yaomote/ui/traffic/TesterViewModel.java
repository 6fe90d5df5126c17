package org.yaomote.ui.traffic;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.traffic.Addressee;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Missed;
import org.yaomote.traffic.TypedRequest;
import org.yaomote.traffic.TypedRequest.Fault;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The route tester: what is asked, what would happen, and what is expected to.
///
/// Thread: the FX thread.
final class TesterViewModel {
    private final TrafficTools tools;
    private final WorkspaceModel workspace;
    private final Executor fx;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty listener = new SimpleStringProperty("");
    private final StringProperty client = new SimpleStringProperty("");
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.RUNNING);
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(new Answer.Nothing());
    private final ObservableList<Checked> expectations = FXCollections.observableArrayList();

    /// Counts the questions: what answers an earlier one is not shown.
    private int asked;

    /// What is asked.
    enum Source {
        RUNNING,
        DRAFT
    }

    /// What is shown.
    sealed interface Answer {
        /// Nothing was asked yet.
        record Nothing() implements Answer {}

        /// The text is no request.
        record Faulty(Fault fault, int line, String part) implements Answer {}

        /// The client's address is none.
        record BadClient(String typed) implements Answer {}

        /// No listener could take it.
        record NoListener() implements Answer {}

        /// The draft has errors.
        record NoAnswer() implements Answer {}

        /// Nobody would take it where it goes.
        ///
        /// @param asked what it says of that
        /// @param where nobody listens, or who speaks another scheme or no HTTP there
        record Lost(TypedRequest asked, Addressee where) implements Answer {}

        /// This would happen.
        ///
        /// @param where whom it was asked of
        record Told(Forecast forecast, Addressee where) implements Answer {}
    }

    /// An expectation and how it stands.
    ///
    /// @param missed empty if it is met, or was not looked at yet
    record Checked(Expectation expectation, boolean looked, Optional<Missed> missed) {
        boolean isMissed() {
            return missed.isPresent();
        }
    }

    TesterViewModel(TrafficTools tools, WorkspaceModel workspace, Executor fx) {
        this.tools = tools;
        this.workspace = workspace;
        this.fx = fx;
        tools.kept().get().forEach(e -> expectations.add(new Checked(e, false, Optional.empty())));
        workspace.draftProperty().addListener((_, _, _) -> check());
    }

    StringProperty textProperty() {
        return text;
    }

    /// Name of the listener; empty for the one that fits.
    StringProperty listenerProperty() {
        return listener;
    }

    StringProperty clientProperty() {
        return client;
    }

    ObjectProperty<Source> sourceProperty() {
        return source;
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ObservableList<Checked> expectations() {
        return expectations;
    }

    /// The configuration that is asked.
    ProxyConfig config() {
        boolean runs = workspace.runStateProperty().get() instanceof RunState.Running;
        return runs && source.get() == Source.RUNNING
                ? workspace.appliedProperty().get()
                : workspace.draft();
    }

    /// Begins a question about a listener of the draft: its address is there, to be gone on with.
    /// What was not applied yet is asked of the draft.
    void begin(int index) {
        ProxyConfig draft = workspace.draft();
        if (index < draft.listeners().size()) {
            Listener of = draft.listeners().get(index);
            text.set(address(of));
            listener.set(of.name());
            boolean isApplied = draft.equals(workspace.appliedProperty().get());
            source.set(isApplied ? Source.RUNNING : Source.DRAFT);
            answer.set(new Answer.Nothing());
        }
    }

    private static String address(Listener of) {
        boolean isSecure = of.protocol() instanceof Protocol.Https;
        return new BoundListener(of.id().value(), of.name(), of.address(), of.port(), isSecure)
                        .url()
                + "/";
    }

    /// Asks.
    void ask() {
        int number = ++asked;
        switch (TypedRequest.parse(text.get())) {
            case TypedRequest.Parsed.Faulty(var fault, int start, int end) ->
                    answer.set(faulty(fault, start, end));
            case TypedRequest.Parsed.Ready(var request) -> ask(request, number);
        }
    }

    private Answer faulty(Fault fault, int start, int end) {
        String typed = text.get();
        int line = (int) typed.substring(0, Math.min(start, typed.length())).lines().count();
        return new Answer.Faulty(fault, Math.max(1, line), typed.substring(start, end).strip());
    }

    private void ask(TypedRequest request, int number) {
        String typed = client.get().strip();
        Optional<InetAddress> from =
                typed.isEmpty()
                        ? Optional.of(InetAddress.getLoopbackAddress())
                        : TypedRequest.client(typed);
        if (from.isEmpty()) {
            answer.set(new Answer.BadClient(typed));
            return;
        }
        Addressee where = Addressee.of(open(), request, listener.get());
        switch (where) {
            case Addressee.There(var to) -> ask(question(request, to, from.get()), number, where);
            case Addressee.Named(var to, _) ->
                    ask(question(request, to, from.get()), number, where);
            case Addressee.Likeliest(var to) ->
                    ask(question(request, to, from.get()), number, where);
            case Addressee.Nobody() -> answer.set(new Answer.NoListener());
            case Addressee.Closed _, Addressee.OtherScheme _, Addressee.Tunnel _ ->
                    answer.set(new Answer.Lost(request, where));
        }
    }

    /// The configuration with the ports that the system chose.
    private ProxyConfig open() {
        if (!(workspace.runStateProperty().get() instanceof RunState.Running(_, var bound))) {
            return config();
        }
        return config().withListeners(
                        config().listeners().stream()
                                .map(one -> one.port() == 0 ? chosen(one, bound) : one)
                                .toList());
    }

    private static Listener chosen(Listener listener, List<BoundListener> bound) {
        return bound.stream()
                .filter(one -> one.id().equals(listener.id().value()))
                .findFirst()
                .map(one -> listener.withPort(one.port()))
                .orElse(listener);
    }

    /// Asks a listener, whatever the request says of where it goes.
    void ask(Listener to) {
        listener.set(to.name());
        ask();
    }

    private static Routes.Question question(TypedRequest request, Listener to, InetAddress from) {
        return new Routes.Question(to.id(), request.head("localhost"), from);
    }

    private void ask(Routes.Question question, int number, Addressee where) {
        boolean runs = workspace.runStateProperty().get() instanceof RunState.Running;
        boolean isOwn = workspace.whoseProperty().get() instanceof Whose.Own;
        // Of another process only the configuration is known.
        var future =
                runs && isOwn && source.get() == Source.RUNNING
                        ? tools.routes().askRunning(question)
                        : tools.routes().ask(config(), question);
        var _ =
                future.thenAcceptAsync(
                        told -> {
                            if (number == asked) {
                                answer.set(
                                        told.<Answer>map(
                                                        forecast ->
                                                                new Answer.Told(forecast, where))
                                                .orElseGet(Answer.NoAnswer::new));
                            }
                        },
                        fx);
    }

    /// What is told now is expected from now on.
    ///
    /// @return false if there is a secret in it: expectations are kept in a file
    boolean expect() {
        if (TypedRequest.hasSecret(text.get())) {
            return false;
        }
        if (answer.get() instanceof Answer.Told(var forecast, _)) {
            Expectation made =
                    new Expectation(
                            text.get().strip(),
                            listener.get(),
                            client.get().strip(),
                            Expectation.of(forecast));
            if (expectations.stream().noneMatch(c -> c.expectation().equals(made))) {
                expectations.add(new Checked(made, false, Optional.empty()));
                keep();
                check();
            }
        }
        return true;
    }

    /// Nobody expects this any more; the caller offers to take that back.
    ///
    /// @return takes it back
    Runnable forget(Checked one) {
        List<Checked> before = List.copyOf(expectations);
        expectations.remove(one);
        keep();
        return () -> {
            expectations.setAll(before);
            keep();
            check();
        };
    }

    /// Asks what an expectation asks.
    void show(Checked one) {
        text.set(one.expectation().request());
        listener.set(one.expectation().listener());
        client.set(one.expectation().client());
        source.set(Source.DRAFT);
        ask();
    }

    /// The same by its place in the list; nothing if there is none.
    ///
    /// @param place digits
    void show(String place) {
        expectations.stream().skip(Long.parseLong("0" + place)).findFirst().ifPresent(this::show);
    }

    /// Holds the draft against all of them.
    void check() {
        List<Expectation> all = expectations.stream().map(Checked::expectation).toList();
        if (all.isEmpty()) {
            return;
        }
        var _ =
                tools.routes()
                        .check(workspace.draft(), all)
                        .thenAcceptAsync(missed -> checked(all, missed), fx);
    }

    private void checked(List<Expectation> all, List<Missed> missed) {
        if (all.equals(expectations.stream().map(Checked::expectation).toList())) {
            expectations.setAll(
                    all.stream().map(one -> new Checked(one, true, find(missed, one))).toList());
        }
    }

    private static Optional<Missed> find(List<Missed> missed, Expectation one) {
        return missed.stream().filter(m -> m.expectation().equals(one)).findFirst();
    }

    private void keep() {
        tools.keep().accept(expectations.stream().map(Checked::expectation).toList());
    }
}
