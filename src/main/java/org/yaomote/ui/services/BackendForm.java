package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Reply;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.NumberText;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/// The settings of one backend as fields of a form; every change is one undoable edit.
///
/// Thread: the workspace's.
final class BackendForm {
    private final RowId.OfBackend id;
    private final IntSupplier index;
    private final WorkspaceModel workspace;
    private final TypedTexts typed;
    private final FieldProblems problems;
    private OptionalInt preview = OptionalInt.empty();

    /// @param index where the backend is now in its service, -1 if it is gone
    BackendForm(RowId.OfBackend id, IntSupplier index, FormContext context) {
        this.id = id;
        this.index = index;
        this.workspace = context.workspace();
        this.typed = context.typed();
        this.problems = context.problems();
    }

    /// The backend as the draft has it.
    public Optional<Backend> backend() {
        int at = index.getAsInt();
        return at < 0 ? Optional.empty() : service().map(s -> s.backends().get(at));
    }

    /// The service it belongs to.
    public Optional<Service> service() {
        return workspace.draft().service(id.service());
    }

    /// What it is called; may be empty.
    public TypedField name() {
        return field(
                "name",
                Backend::name,
                text -> {
                    edit("backend.name", b -> b.withName(text.strip()));
                    return Optional.empty();
                });
    }

    /// The host; `host:port` or a URL sets the port too when the field is left.
    public TypedField host() {
        return typed.field(
                id,
                "host",
                AddressText.target(
                        () -> backend().map(Backend::host).orElse(""),
                        read ->
                                edit(
                                        "backend.host",
                                        b ->
                                                b.withHost(read.host())
                                                        .withPort(read.port().orElse(b.port()))),
                        () -> at("host")));
    }

    /// The port.
    public TypedField port() {
        return number("port", Backend::port, n -> edit("backend.port", b -> b.withPort(n)));
    }

    /// The weight as a number.
    public TypedField weight() {
        return number("weight", Backend::weight, this::setWeight);
    }

    /// What it is let do.
    public BackendMode mode() {
        return backend().map(Backend::mode).orElse(BackendMode.OFF);
    }

    /// Lets it do something else.
    public void setMode(BackendMode mode) {
        if (mode != mode()) {
            String code =
                    switch (mode) {
                        case READY -> "backend.enable";
                        case DRAIN -> "backend.drain";
                        case MAINTENANCE -> "backend.maintenance";
                        case OFF -> "backend.disable";
                    };
            edit(code, b -> b.withMode(mode));
        }
    }

    /// How many requests it may have at once.
    public TypedField maxConnections() {
        return number(
                "maxConnections",
                Backend::maxConnections,
                most -> edit("backend.limit", b -> b.withMaxConnections(most)));
    }

    /// Whether it is for emergencies only.
    public boolean isEmergency() {
        return backend().map(Backend::emergency).orElse(false);
    }

    /// Keeps it for emergencies, or not.
    public void setEmergency(boolean emergency) {
        edit("backend.emergency", b -> b.withEmergency(emergency));
    }

    /// The slider is being dragged: shows the shares this weight would give, edits nothing.
    public void previewWeight(int weight) {
        preview = OptionalInt.of(weight);
    }

    /// Whether a weight is shown that is not the draft's.
    public boolean isPreviewing() {
        return preview.isPresent();
    }

    /// The slider was let go: the previewed weight becomes the weight, as one edit.
    public void commitWeight() {
        OptionalInt weight = preview;
        preview = OptionalInt.empty();
        weight.ifPresent(this::setWeight);
    }

    /// The weight shown: the previewed one while dragging, else the draft's.
    public int shownWeight() {
        return preview.orElse(backend().map(Backend::weight).orElse(Backend.DEFAULT_WEIGHT));
    }

    /// The slider's largest value; does not change while it is dragged.
    public int weightEnd() {
        return WeightScale.end(service().map(Service::backends).orElse(List.of()));
    }

    /// The shares of all backends of the service, by the weight shown.
    public List<Share> shares() {
        return Share.of(shown(), index.getAsInt());
    }

    /// What the weight shown gives this backend: nothing where the service answers by itself.
    public Portion portion() {
        boolean isAsked =
                service()
                        .filter(s -> s.options().policy().reply() instanceof Reply.FromBackends)
                        .isPresent();
        return isAsked ? Portion.of(shown(), index.getAsInt()) : new Portion(shownWeight(), 0);
    }

    /// The path of the weight of another backend of the service.
    ///
    /// @param place of that backend
    public String weightAt(int place) {
        return owner() + ".backends[" + place + "].weight";
    }

    /// The backends of the service with the weight shown.
    private List<Backend> shown() {
        List<Backend> backends = service().map(Service::backends).orElse(List.of());
        int at = index.getAsInt();
        return at < 0
                ? backends
                : RowOrder.with(backends, at, backends.get(at).withWeight(shownWeight()));
    }

    private void setWeight(int weight) {
        edit("backend.weight", b -> b.withWeight(weight));
    }

    private TypedField number(String field, ToIntFunction<Backend> read, IntConsumer write) {
        return field(
                field,
                b -> Integer.toString(read.applyAsInt(b)),
                text -> {
                    int stays = backend().map(read::applyAsInt).orElse(0);
                    return NumberText.put(path(field), text, stays, write);
                });
    }

    private TypedField field(
            String field,
            Function<Backend, String> read,
            Function<String, Optional<Problem>> write) {
        return typed.field(
                id,
                field,
                TypedField.Target.of(() -> backend().map(read).orElse(""), write, () -> at(field)));
    }

    private List<Problem> at(String field) {
        return problems.at(path(field));
    }

    private String path(String field) {
        return owner() + ".backends[" + index.getAsInt() + "]." + field;
    }

    private String owner() {
        List<ServiceId> ids = workspace.draft().services().stream().map(Service::id).toList();
        return "services[" + ids.indexOf(id.service()) + "]";
    }

    private void edit(String code, UnaryOperator<Backend> change) {
        int at = index.getAsInt();
        String subject = backend().map(Backend::label).orElse("");
        if (at >= 0) {
            workspace.edit(Edit.of(code, subject, config -> changed(config, at, change)));
        }
    }

    private ProxyConfig changed(ProxyConfig config, int at, UnaryOperator<Backend> change) {
        return config.service(id.service())
                .map(
                        s ->
                                s.withBackends(
                                        RowOrder.with(
                                                s.backends(),
                                                at,
                                                change.apply(s.backends().get(at)))))
                .map(config::withService)
                .orElse(config);
    }
}
