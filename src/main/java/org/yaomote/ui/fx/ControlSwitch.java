package org.yaomote.ui.fx;

import org.yaomote.config.Problem;
import org.yaomote.workspace.Applied;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.ProxyControl;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.util.List;
import java.util.Optional;

/// The switch of a real [ProxyControl].
///
/// @param seeker looks for another process that serves
record ControlSwitch(ProxyControl control, Runnable seeker) implements ProxySwitch {
    @Override
    public Whose whose() {
        return control.whose();
    }

    @Override
    public void attach() {
        seeker.run();
    }

    @Override
    public RunState state() {
        return control.state();
    }

    @Override
    public List<Problem> refusal() {
        return control.refusal();
    }

    @Override
    public List<Problem> warnings() {
        return control.warnings();
    }

    @Override
    public boolean isApplying() {
        return control.isApplying();
    }

    @Override
    public void startUnless(List<Problem> unfinished) {
        control.start(unfinished);
    }

    @Override
    public Optional<Applied> lastApply() {
        return control.lastApply();
    }

    @Override
    public void applyUnless(String note, List<Problem> unfinished) {
        control.apply(note, unfinished);
    }

    @Override
    public void stop() {
        control.stop();
    }

    @Override
    public void addObserver(Runnable observer) {
        control.addObserver(observer);
    }

    @Override
    public Backstage backstage() {
        return control.backstage();
    }
}
