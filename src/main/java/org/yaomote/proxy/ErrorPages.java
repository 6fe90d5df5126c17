package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The answers the proxy gives by itself: short, static, without version or address; the user's own
/// pages where there are some.
///
/// Immutable; any thread.
final class ErrorPages {
    private static final int MAX_PAGE = 256 * 1024;

    private record Key(PageText text, PageLanguage language) {}

    private final Map<Integer, PageTemplate> own = new HashMap<>();
    private final Map<Key, PageTemplate> usual = new HashMap<>();
    private @Nullable PageTemplate maintenance;

    private ErrorPages() {
        for (int status = 200; status < 600; status++) {
            prepare(PageText.of(status));
        }
        prepare(PageText.MAINTENANCE);
    }

    private ErrorPages(ErrorPages other) {
        own.putAll(other.own);
        usual.putAll(other.usual);
        maintenance = other.maintenance;
    }

    /// These, with other pages for some statuses.
    ///
    /// @param files by status
    /// @param field that problems are about
    ErrorPages with(Map<Integer, String> files, Path base, String field, List<Problem> problems) {
        if (files.isEmpty()) {
            return this;
        }
        ErrorPages changed = new ErrorPages(this);
        new TreeMap<>(files)
                .forEach(
                        (status, file) -> {
                            PageTemplate page =
                                    read(base, file, field + ".pages." + status, problems);
                            if (page != null) {
                                changed.own.put(status, page);
                            }
                        });
        return changed;
    }

    /// Whether the user has a page for a status.
    boolean has(int status) {
        return own.containsKey(status);
    }

    /// Reads the user's pages.
    ///
    /// @param base folder that relative paths start from
    /// @param problems gets what is wrong with them
    static ErrorPages load(Pages pages, Path base, List<Problem> problems) {
        ErrorPages loaded = new ErrorPages();
        new TreeMap<>(pages.byStatus())
                .forEach(
                        (status, file) -> {
                            String field = "pages.byStatus." + status;
                            PageTemplate page = read(base, file, field, problems);
                            if (page != null) {
                                loaded.own.put(status, page);
                            }
                        });
        if (!pages.maintenance().isBlank()) {
            loaded.maintenance = read(base, pages.maintenance(), "pages.maintenance", problems);
        }
        return loaded;
    }

    /// A complete answer, head and body.
    OwnAnswer.Whole answer(OwnAnswer wanted) {
        PageText text = PageText.of(wanted.status());
        return answer(wanted, text, own.get(wanted.status()));
    }

    /// The answer with a page of a service, or if that is null with the usual one.
    OwnAnswer.Whole answer(OwnAnswer wanted, @Nullable PageTemplate page) {
        return page == null ? answer(wanted) : answer(wanted, PageText.of(wanted.status()), page);
    }

    /// The answer of a service in maintenance; its status is 503.
    OwnAnswer.Whole maintenance(OwnAnswer wanted) {
        return answer(wanted, PageText.MAINTENANCE, maintenance);
    }

    private OwnAnswer.Whole answer(OwnAnswer wanted, PageText text, @Nullable PageTemplate users) {
        PageTemplate page = users == null ? usual.get(new Key(text, wanted.language())) : users;
        byte[] body =
                page == null
                        ? new byte[0]
                        : page.fill(wanted.status(), RequestIds.text(wanted.id()));
        return page == null || page.fields().isEmpty()
                ? wanted.around(body, text.reason())
                : wanted.around(new OwnAnswer.Content(body, text.reason(), page.fields()));
    }

    private void prepare(PageText text) {
        for (PageLanguage language : PageLanguage.values()) {
            byte[] html = text.html(language).getBytes(StandardCharsets.UTF_8);
            usual.put(new Key(text, language), new PageTemplate(html));
        }
    }

    /// Reads a page; null if it cannot be read, which is noted.
    static @Nullable PageTemplate read(
            Path base, String file, String field, List<Problem> problems) {
        try {
            Path path = base.resolve(file);
            if (Files.isDirectory(path)) {
                problems.add(Problem.error(field, "page.folder", file));
                return null;
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] page = in.readNBytes(MAX_PAGE + 1);
                if (page.length <= MAX_PAGE) {
                    return PageTemplate.ofFile(page);
                }
                problems.add(Problem.error(field, "page.tooLarge", file));
            }
        } catch (NoSuchFileException _) {
            problems.add(Problem.error(field, "page.missing", file));
        } catch (AccessDeniedException _) {
            problems.add(Problem.error(field, "page.denied", file));
        } catch (IOException | InvalidPathException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "?");
            problems.add(Problem.error(field, "page.unreadable", file, reason));
        }
        return null;
    }
}
