package org.yaomote.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Draws the icon: a disc with a tick, a triangle with an exclamation mark, a ring with two bars.
/// They differ by shape; the colours only help, and stand out from light and dark panels alike.
final class TrayDrawing {
    /// Pixels to a side; the desktop makes it smaller.
    static final int USUAL = 48;

    private static final Color GOOD = new Color(0x1a7f37);
    private static final Color BAD = new Color(0xd1840a);
    private static final Color RESTING = new Color(0x6e7781);

    /// The shapes are drawn in a square of 16.
    private static final double GRID = 16;

    private TrayDrawing() {}

    /// The icon of a mark.
    ///
    /// @param size pixels to a side
    static BufferedImage of(TrayMark mark, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.scale(size / GRID, size / GRID);
            pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            switch (mark) {
                case SERVING -> tick(pen);
                case TROUBLE -> exclamation(pen);
                case STOPPED -> bars(pen);
            }
        } finally {
            pen.dispose();
        }
        return image;
    }

    private static void tick(Graphics2D pen) {
        pen.setColor(GOOD);
        pen.fill(new Ellipse2D.Double(1, 1, 14, 14));
        pen.setColor(Color.WHITE);
        pen.draw(line(4.5, 8.4, 7, 10.8, 11.5, 5.6));
    }

    private static void exclamation(Graphics2D pen) {
        pen.setColor(BAD);
        Path2D triangle = line(8, 1.5, 15, 14.5, 1, 14.5);
        triangle.closePath();
        pen.fill(triangle);
        pen.setColor(Color.BLACK);
        pen.fill(new Rectangle2D.Double(7.1, 5.5, 1.8, 4.6));
        pen.fill(new Rectangle2D.Double(7.1, 11.2, 1.8, 1.8));
    }

    private static void bars(Graphics2D pen) {
        pen.setColor(Color.WHITE);
        pen.fill(new Ellipse2D.Double(1, 1, 14, 14));
        pen.setColor(RESTING);
        pen.setStroke(new BasicStroke(1.6f));
        pen.draw(new Ellipse2D.Double(1.8, 1.8, 12.4, 12.4));
        pen.fill(new Rectangle2D.Double(5, 5, 2.2, 6));
        pen.fill(new Rectangle2D.Double(8.8, 5, 2.2, 6));
    }

    private static Path2D line(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }
}
