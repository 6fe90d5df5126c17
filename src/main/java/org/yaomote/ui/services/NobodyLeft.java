package org.yaomote.ui.services;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.states.Reality;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.RunState;

import java.util.Set;

/// Says so when an order took away the last backend of a service that could take new requests, from
/// wherever it was given, with a button that takes the order back.
///
/// What is down cannot take any, whatever it is let do. Thread: the FX thread.
///
/// @param model knows who is down
record NobodyLeft(UiContext context, ServicesViewModel model) {
    private static final Set<String> ORDERS = Set.of("drain", "maintenance", "disable");

    /// Follows what runs from now on.
    void follow() {
        context.model().appliedProperty().addListener((_, was, is) -> compare(was, is));
    }

    private void compare(ProxyConfig was, ProxyConfig is) {
        if (isRunning() && isOrdered()) {
            for (Service service : is.services()) {
                boolean hadSome = was.service(service.id()).filter(this::hasSome).isPresent();
                if (hadSome && !hasSome(service)) {
                    tell(service);
                }
            }
        }
    }

    private void tell(Service service) {
        Texts texts = context.texts();
        ServiceId id = service.id();
        String name = service.name();
        ObservableValue<Boolean> isSo =
                Bindings.createBooleanBinding(
                        () -> isRunning() && isWithout(id),
                        context.model().appliedProperty(),
                        context.model().runStateProperty());
        UndoOffer.in(context).warnOfLastEdit(() -> texts.get("services.nobodyLeft", name), isSo);
    }

    private boolean isWithout(ServiceId id) {
        return context.model()
                .appliedProperty()
                .get()
                .service(id)
                .filter(service -> !hasSome(service))
                .isPresent();
    }

    private boolean isRunning() {
        return context.model().runStateProperty().get() instanceof RunState.Running;
    }

    private boolean isOrdered() {
        return context.model()
                .undoableProperty()
                .get()
                .map(edit -> edit.code().substring(edit.code().indexOf('.') + 1))
                .filter(ORDERS::contains)
                .isPresent();
    }

    /// One that answers by itself, or is in maintenance as a whole, needs nobody.
    private boolean hasSome(Service service) {
        return !service.options().policy().usesBackends()
                || service.options().maintenance()
                || service.options().policy().disabled()
                || service.backends().stream().anyMatch(backend -> takes(service, backend));
    }

    private boolean takes(Service service, Backend backend) {
        return backend.enabled()
                && model.sights().states().backend(service, backend) != Reality.DOWN;
    }
}
