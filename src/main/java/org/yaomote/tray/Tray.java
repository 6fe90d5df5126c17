package org.yaomote.tray;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The icon, with a menu.
///
/// Thread: any; what is asked of it is done on AWT's own.
public final class Tray implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 3;

    private final TrayIcon icon;
    private final MenuItem state = new MenuItem();
    private final MenuItem open = new MenuItem();
    private final MenuItem startOrStop = new MenuItem();
    private final MenuItem apply = new MenuItem();
    private final MenuItem quit = new MenuItem();

    private Tray(TrayOrders orders) {
        icon = new TrayIcon(TrayDrawing.of(TrayMark.STOPPED, TrayDrawing.USUAL));
        icon.setImageAutoSize(true);
        state.setEnabled(false);
        open.addActionListener(_ -> orders.open());
        startOrStop.addActionListener(_ -> orders.startOrStop());
        apply.addActionListener(_ -> orders.apply());
        quit.addActionListener(_ -> orders.quit());
        PopupMenu menu = new PopupMenu();
        menu.add(state);
        menu.addSeparator();
        menu.add(open);
        menu.add(startOrStop);
        menu.add(apply);
        menu.addSeparator();
        menu.add(quit);
        icon.setPopupMenu(menu);
        icon.addActionListener(_ -> orders.open());
    }

    /// Puts an icon where the desktop has a place for it. Loading AWT can take long, and hangs on a
    /// few desktops: after three seconds there is none.
    ///
    /// @param threads makes the thread that waits for it
    /// @return completes on that thread or a timer's; nothing if there is no place
    public static CompletableFuture<Optional<Tray>> open(TrayOrders orders, ThreadFactory threads) {
        CompletableFuture<Optional<Tray>> opened = new CompletableFuture<>();
        threads.newThread(() -> hand(opened(orders), opened)).start();
        return opened.completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// An icon that comes too late is one that nobody would take away.
    private static void hand(Optional<Tray> found, CompletableFuture<Optional<Tray>> opened) {
        if (!opened.complete(found)) {
            found.ifPresent(Tray::close);
        }
    }

    private static Optional<Tray> opened(TrayOrders orders) {
        try {
            if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
                return Optional.empty();
            }
            Tray tray = new Tray(orders);
            SystemTray.getSystemTray().add(tray.icon);
            return Optional.of(tray);
        } catch (AWTException | RuntimeException | LinkageError e) {
            System.getLogger(Tray.class.getName())
                    .log(System.Logger.Level.INFO, "no icon in the tray", e);
            return Optional.empty();
        }
    }

    /// Shows how it is.
    public void show(TrayFace face) {
        EventQueue.invokeLater(
                () -> {
                    icon.setImage(TrayDrawing.of(face.mark(), TrayDrawing.USUAL));
                    icon.setToolTip(face.state());
                    state.setLabel(face.state());
                    open.setLabel(face.open());
                    startOrStop.setLabel(face.startOrStop());
                    apply.setLabel(face.apply());
                    apply.setEnabled(face.canApply());
                    quit.setLabel(face.quit());
                });
    }

    /// Takes the icon away.
    @Override
    public void close() {
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }
}
