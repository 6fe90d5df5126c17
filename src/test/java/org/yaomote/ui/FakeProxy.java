package org.yaomote.ui;

import org.yaomote.config.Problem;
import org.yaomote.ui.fx.ProxySwitch;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.List;

/// A proxy that does what a test says.
public final class FakeProxy implements ProxySwitch {
    private final List<Runnable> observers = new ArrayList<>();
    private RunState state = new RunState.Stopped();
    private List<Problem> refusal = List.of();

    /// From now on this is what it is doing.
    public void become(RunState next) {
        state = next;
        observers.forEach(Runnable::run);
    }

    /// From now on this is why the last apply was refused.
    public void refuse(List<Problem> problems) {
        refusal = problems;
        observers.forEach(Runnable::run);
    }

    @Override
    public RunState state() {
        return state;
    }

    @Override
    public List<Problem> refusal() {
        return refusal;
    }

    @Override
    public boolean isApplying() {
        return false;
    }

    @Override
    public void start() {
        become(new RunState.Starting());
    }

    @Override
    public void apply() {}

    @Override
    public void stop() {
        become(new RunState.Stopped());
    }

    @Override
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }
}
