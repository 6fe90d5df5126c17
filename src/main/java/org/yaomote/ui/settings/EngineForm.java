package org.yaomote.ui.settings;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;
import org.yaomote.ui.editing.FormContext;
import org.yaomote.ui.editing.SettingFields;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What holds for all listeners and services, as fields of a form; every change is one undoable
/// edit.
///
/// Thread: the workspace's.
final class EngineForm {
    /// What the proxy answers itself.
    static final List<Integer> OWN_STATUSES =
            List.of(400, 404, 405, 408, 413, 414, 431, 500, 502, 503, 504);

    private static final Pattern PAIR = Pattern.compile("(\\d{1,9})\\s*=\\s*(.*)");

    private final WorkspaceModel workspace;
    private final SettingFields<Timeouts> timeouts;
    private final SettingFields<Limits> limits;
    private final SettingFields<AccessLog> log;
    private final SettingFields<Pages> pages;
    private final SettingFields<ProxyConfig> monitoring;

    /// What to offer again when the user switches the log back on.
    private AccessLog.ToFile logBefore = AccessLog.ToFile.DEFAULTS;

    EngineForm(WorkspaceModel workspace) {
        this.workspace = workspace;
        FormContext context = FormContext.of(workspace);
        this.timeouts =
                new SettingFields<>(
                        new Part<>(
                                workspace,
                                "settings.timeouts",
                                ProxyConfig::timeouts,
                                ProxyConfig::withTimeouts),
                        context);
        this.limits =
                new SettingFields<>(
                        new Part<>(
                                workspace,
                                "settings.limits",
                                ProxyConfig::limits,
                                ProxyConfig::withLimits),
                        context);
        this.log =
                new SettingFields<>(
                        new Part<>(
                                workspace,
                                "settings.accessLog",
                                ProxyConfig::accessLog,
                                ProxyConfig::withAccessLog),
                        context);
        this.pages =
                new SettingFields<>(
                        new Part<>(
                                workspace,
                                "settings.pages",
                                ProxyConfig::pages,
                                ProxyConfig::withPages),
                        context);
        this.monitoring =
                new SettingFields<>(
                        new Part<>(workspace, "settings.monitoring", c -> c, (_, c) -> c), context);
    }

    /// The draft, to see whether it changed.
    ProxyConfig draft() {
        return workspace.draft();
    }

    /// Whether monitoring programs can fetch the counts.
    boolean isMonitored() {
        return Monitoring.isOn(monitoring.value());
    }

    /// Offers the counts or not.
    void setMonitored(boolean on) {
        monitoring.edit(c -> Monitoring.with(c, on));
    }

    /// The port where the counts are fetched.
    TypedField monitoringPort() {
        return monitoring.number("port", Monitoring::port, Monitoring::withPort);
    }

    /// One of the time limits.
    TypedField timeout(TimeLimit limit) {
        return timeouts.duration(limit.key(), limit::of, (t, d) -> limit.in(t, d));
    }

    /// Client connections in all.
    TypedField connections() {
        return limits.number("connections", Limits::connections, Limits::withConnections);
    }

    /// Client connections of one address.
    TypedField connectionsPerClient() {
        return limits.number(
                "connectionsPerClient",
                Limits::connectionsPerClient,
                Limits::withConnectionsPerClient);
    }

    /// The longest request line.
    TypedField requestLine() {
        return limits.size(
                "requestLineBytes",
                Limits::requestLineBytes,
                (l, n) -> l.withRequestLineBytes(whole(n)));
    }

    /// The longest head.
    TypedField head() {
        return limits.size("headBytes", Limits::headBytes, (l, n) -> l.withHeadBytes(whole(n)));
    }

    /// Most fields of a head.
    TypedField headFields() {
        return limits.number("headFields", Limits::headFields, Limits::withHeadFields);
    }

    /// Far above what is allowed anyway.
    private static int whole(long bytes) {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /// Whether a line is written for every request.
    boolean isLogging() {
        return log.value() instanceof AccessLog.ToFile;
    }

    /// Writes lines or not; the log's settings come back.
    void setLogging(boolean logging) {
        if (log.value() instanceof AccessLog.ToFile now) {
            logBefore = now;
        }
        log.edit(_ -> logging ? logBefore : new AccessLog.Off());
    }

    /// Where lines are written.
    TypedField logPath() {
        return log.text("path", l -> file(l).path(), (l, path) -> file(l, f -> f.withPath(path)));
    }

    /// How a line looks.
    AccessLog.Format logFormat() {
        return file(log.value()).format();
    }

    /// Has lines look otherwise.
    void setLogFormat(AccessLog.Format format) {
        log.edit(l -> file(l, f -> f.withFormat(format)));
    }

    /// At which size a new file is begun.
    TypedField logSize() {
        return log.size(
                "maxBytes",
                l -> file(l).maxBytes(),
                (l, size) -> file(l, f -> f.withMaxBytes(size)));
    }

    /// How many older files are kept.
    TypedField logKeep() {
        return log.number("keep", l -> file(l).keep(), (l, keep) -> file(l, f -> f.withKeep(keep)));
    }

    /// Whether values of queries are written.
    boolean isLoggingQueries() {
        return file(log.value()).queryValues();
    }

    /// Writes values of queries or not.
    void setLoggingQueries(boolean values) {
        log.edit(l -> file(l, f -> f.withQueryValues(values)));
    }

    private AccessLog.ToFile file(AccessLog any) {
        return any instanceof AccessLog.ToFile file ? file : logBefore;
    }

    private AccessLog file(AccessLog any, UnaryOperator<AccessLog.ToFile> change) {
        return change.apply(file(any));
    }

    /// The file shown for a status; empty for the proxy's own page.
    TypedField page(int status) {
        return pages.text(
                "byStatus." + status,
                p -> p.byStatus().getOrDefault(status, ""),
                (p, file) -> {
                    Map<Integer, String> changed = new TreeMap<>(p.byStatus());
                    if (file.isEmpty()) {
                        changed.remove(status);
                    } else {
                        changed.put(status, file);
                    }
                    return new Pages(changed, p.maintenance());
                });
    }

    /// The files for statuses the proxy does not answer itself, as `403=forbidden.html; 410=...`.
    TypedField otherPages() {
        return pages.typed(
                "byStatus",
                EngineForm::others,
                text -> {
                    Optional<Map<Integer, String>> read = pairs(text);
                    read.ifPresent(map -> pages.edit(p -> withOthers(p, map)));
                    return read.isPresent()
                            ? Optional.empty()
                            : Optional.of(Problem.error("pages.byStatus", "page.pairs", text));
                });
    }

    private static String others(Pages pages) {
        return new TreeMap<>(pages.byStatus())
                .entrySet().stream()
                        .filter(e -> !OWN_STATUSES.contains(e.getKey()))
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static Optional<Map<Integer, String>> pairs(String text) {
        Map<Integer, String> read = new TreeMap<>();
        for (String part : text.split(";", -1)) {
            Matcher pair = PAIR.matcher(part.strip());
            if (pair.matches()) {
                read.put(Integer.parseInt(pair.group(1)), pair.group(2).strip());
            } else if (!part.isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.of(read);
    }

    private static Pages withOthers(Pages pages, Map<Integer, String> others) {
        Map<Integer, String> changed = new TreeMap<>(others);
        pages.byStatus()
                .forEach(
                        (status, file) -> {
                            if (OWN_STATUSES.contains(status)) {
                                changed.putIfAbsent(status, file);
                            }
                        });
        return new Pages(changed, pages.maintenance());
    }

    /// The page of a service in maintenance; empty for the proxy's own.
    TypedField maintenancePage() {
        return pages.text(
                "maintenance", Pages::maintenance, (p, file) -> new Pages(p.byStatus(), file));
    }

    /// One part of the configuration.
    ///
    /// @param code of its edits: the screen, a dot and the path
    private record Part<T>(
            WorkspaceModel workspace,
            String code,
            Function<ProxyConfig, T> read,
            BiFunction<ProxyConfig, T, ProxyConfig> write)
            implements SettingFields.Place<T> {
        @Override
        public Object owner() {
            return code;
        }

        @Override
        public String path() {
            return code.substring(code.indexOf('.') + 1);
        }

        @Override
        public T value() {
            return read.apply(workspace.draft());
        }

        @Override
        public void edit(UnaryOperator<T> change) {
            workspace.edit(
                    new Edit(code, List.of(), c -> write.apply(c, change.apply(read.apply(c)))));
        }
    }
}
