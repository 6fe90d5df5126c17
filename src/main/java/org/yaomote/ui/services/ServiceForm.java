package org.yaomote.ui.services;

import org.yaomote.config.Affinity;
import org.yaomote.config.Problem;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Reply;
import org.yaomote.ui.editing.FieldProblems;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.NumberText;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.editing.TypedTexts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The settings of one service as fields of a form; every change is one undoable edit.
///
/// Thread: the workspace's.
final class ServiceForm {
    /// Pound's usual session time.
    static final Duration FIRST_TIME_TO_LIVE = Duration.ofMinutes(5);

    private final ServiceId id;
    private final WorkspaceModel workspace;
    private final TypedTexts typed;
    private final FieldProblems problems;
    private final ServiceOptionsForm options;

    /// What to offer again when the user switches back to a kind.
    private final Map<AffinityKind, String> namesBefore = new EnumMap<>(AffinityKind.class);

    private Duration timeToLiveBefore = FIRST_TIME_TO_LIVE;

    ServiceForm(ServiceId id, FormContext context) {
        this.id = id;
        this.workspace = context.workspace();
        this.typed = context.typed();
        this.problems = context.problems();
        this.options = new ServiceOptionsForm(id, this, context);
    }

    /// The service as the draft has it.
    public Optional<Service> service() {
        return workspace.draft().service(id);
    }

    /// What it does beyond the usual.
    public ServiceOptionsForm options() {
        return options;
    }

    /// Whether every request is answered with the maintenance page.
    public boolean isInMaintenance() {
        return service().map(s -> s.options().maintenance()).orElse(false);
    }

    /// Switches the maintenance page on or off.
    public void setInMaintenance(boolean on) {
        edit(
                on ? "service.maintenance.on" : "service.maintenance.off",
                s -> s.withOptions(s.options().withMaintenance(on)));
    }

    /// Whether requests are answered 503 while no backend is up, instead of being tried on all.
    public boolean isRefusingWhenDown() {
        return service().map(s -> s.options().policy().refusesWhenDown()).orElse(false);
    }

    /// Has them answered 503 or tried.
    public void setRefusingWhenDown(boolean on) {
        edit(
                "service.options",
                s ->
                        s.withOptions(
                                s.options()
                                        .withPolicy(s.options().policy().withRefusesWhenDown(on))));
    }

    /// What it is called.
    public TypedField name() {
        return typed.field(
                id,
                "name",
                TypedField.Target.of(
                        () -> service().map(Service::name).orElse(""),
                        text -> {
                            edit("service.name", s -> s.withName(text.strip()));
                            return Optional.empty();
                        },
                        () -> at("name")));
    }

    /// What binds a client to a backend.
    public AffinityKind affinityKind() {
        return AffinityKind.of(affinity());
    }

    /// Binds clients by something else; the name and time of each kind come back with it.
    public void setAffinityKind(AffinityKind kind) {
        if (kind == affinityKind()) {
            return;
        }
        namesBefore.put(affinityKind(), AffinityKind.nameOf(affinity()));
        if (affinityKind().hasTimeToLive()) {
            timeToLiveBefore = affinity().timeToLive();
        }
        affinity(kind.with(namesBefore.getOrDefault(kind, ""), timeToLiveBefore));
    }

    /// The name of the cookie, header or parameter.
    public TypedField affinityName() {
        return typed.field(
                id,
                "affinity.name",
                TypedField.Target.of(
                        () -> AffinityKind.nameOf(affinity()),
                        text -> {
                            Duration time = affinity().timeToLive();
                            affinity(affinityKind().with(text.strip(), time));
                            return Optional.empty();
                        },
                        () -> at("affinity.name")));
    }

    /// How long a session lives after its last request, in seconds.
    public TypedField timeToLive() {
        return typed.field(
                id,
                "affinity.timeToLive",
                TypedField.Target.of(
                        () -> Long.toString(seconds()),
                        text ->
                                NumberText.put(
                                        path("affinity.timeToLive"),
                                        text,
                                        (int) seconds(),
                                        this::setTimeToLive),
                        () -> at("affinity.timeToLive")));
    }

    /// The shares of its backends.
    public List<Share> shares() {
        return Share.of(service().map(Service::backends).orElse(List.of()), -1);
    }

    /// The path of the weight of one of its backends.
    ///
    /// @param place of that backend
    public String weightAt(int place) {
        return path("backends[" + place + "].weight");
    }

    /// What it does with its requests.
    public Reply reply() {
        return service().map(s -> s.options().policy().reply()).orElse(new Reply.FromBackends());
    }

    /// What is wrong with its backends together, or with its own reply.
    public List<Problem> backendsProblems() {
        List<Problem> all = new ArrayList<>(at("backends"));
        all.addAll(problems.within(path("options.policy")));
        return List.copyOf(all);
    }

    private Affinity affinity() {
        return service().map(Service::affinity).orElse(new Affinity.None());
    }

    private long seconds() {
        return affinity().timeToLive().toSeconds();
    }

    private void setTimeToLive(int seconds) {
        String name = AffinityKind.nameOf(affinity());
        affinity(affinityKind().with(name, Duration.ofSeconds(seconds)));
    }

    private void affinity(Affinity changed) {
        edit("service.affinity", s -> s.withAffinity(changed));
    }

    private List<Problem> at(String field) {
        return problems.at(path(field));
    }

    String path(String field) {
        List<ServiceId> ids = workspace.draft().services().stream().map(Service::id).toList();
        return "services[" + ids.indexOf(id) + "]." + field;
    }

    /// Changes this service in one step that carries its name.
    void edit(String code, UnaryOperator<Service> change) {
        String subject = service().map(Service::name).orElse("");
        workspace.edit(
                Edit.of(
                        code,
                        subject,
                        c -> c.service(id).map(change).map(c::withService).orElse(c)));
    }
}
