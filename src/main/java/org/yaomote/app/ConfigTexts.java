package org.yaomote.app;

import org.yaomote.config.ProxyConfig;
import org.yaomote.convert.Converted;
import org.yaomote.convert.Converter;
import org.yaomote.pound.Dialect;
import org.yaomote.pound.PoundPrinter;
import org.yaomote.pound.PrintedPound;
import org.yaomote.ui.importing.ExportFormat;
import org.yaomote.ui.importing.PrintedText;
import org.yaomote.ui.importing.TextPrinter;

import java.util.function.UnaryOperator;

/// Writes a configuration in every format there is.
record ConfigTexts() implements TextPrinter {
    @Override
    public PrintedText print(ProxyConfig config, ExportFormat format) {
        return switch (format) {
            case POUND_2 -> pound(PoundPrinter.print(config, Dialect.POUND_2));
            case POUND_4 -> pound(PoundPrinter.print(config, Dialect.POUND_4));
            case HAPROXY -> converted(Converter.haproxy(config, UnaryOperator.identity()));
            case NGINX -> converted(Converter.nginx(config, UnaryOperator.identity()));
        };
    }

    private static PrintedText pound(PrintedPound printed) {
        return new PrintedText(printed.text(), printed.losses());
    }

    private static PrintedText converted(Converted converted) {
        return new PrintedText(converted.text(), converted.losses());
    }
}
