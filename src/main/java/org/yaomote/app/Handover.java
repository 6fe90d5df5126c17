package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.rights.Account;
import org.yaomote.rights.ProcessRights;
import org.yaomote.rights.ProcessRights.Found;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives the rights of root to the user that a pound.cfg names: when the ports are open, and before
/// any client is let in.
sealed interface Handover {
    /// Nothing is given.
    record None() implements Handover {}

    /// They go to an account, once.
    ///
    /// @param asked by the file
    /// @param logs folder of the access log, which root makes for the user
    record To(RootRights.Given asked, Account account, Path logs) implements Handover {
        /// Gives them; whoever calls it must end the program if anything is returned.
        List<Problem> give() {
            try {
                own(logs);
            } catch (IOException | UnsupportedOperationException e) {
                // The log says for itself that it cannot be written.
                System.getLogger(Handover.class.getName())
                        .log(System.Logger.Level.INFO, "no folder for the access log", e);
            }
            Optional<Problem> failed = new ProcessRights().give(account, needed());
            if (failed.isEmpty()) {
                // In a folder of root's it could not be begun anew.
                Logs.onStandardError();
            }
            return failed.map(asked::at).stream().toList();
        }

        /// A folder of the user's; one that is there stays as it is.
        private void own(Path folder) throws IOException {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
                Files.setAttribute(folder, "unix:uid", account.uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(folder, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// What a file asks for, looked up; a problem if it cannot be done.
    record Plan(Handover handover, List<Problem> refusals) {
        /// Looks up what is asked for.
        ///
        /// @param environment tells where systemd wants logs (`LogsDirectory=`)
        static Plan of(RootRights asked, Map<String, String> environment) {
            return switch (asked) {
                case RootRights.Nothing _ -> new Plan(new None(), List.of());
                case RootRights.Refused(var problems) -> new Plan(new None(), problems);
                case RootRights.Given given -> of(given, environment);
            };
        }

        private static Plan of(RootRights.Given given, Map<String, String> environment) {
            String folder = environment.getOrDefault("LOGS_DIRECTORY", "");
            Path logs = Path.of(folder.isBlank() ? "/var/log/yaomote" : folder.split(":", 2)[0]);
            return switch (new ProcessRights().account(given.user(), given.group())) {
                case Found.Unknown(var problem) -> new Plan(new None(), List.of(given.at(problem)));
                case Found.Known(var account) when account.isRoot() ->
                        new Plan(new None(), List.of(given.at(Problem.general("run.rights.root"))));
                case Found.Known(var account) -> new Plan(new To(given, account, logs), List.of());
            };
        }
    }

    /// What is to be said of a file that is read while this is in force.
    ///
    /// @param warnings of reading it
    default List<Problem> heeded(List<Problem> warnings) {
        return switch (this) {
            case None _ -> warnings;
            case To(var asked, _, _) -> {
                List<Problem> rest = new ArrayList<>(RootRights.withoutLines(warnings));
                if (!asked.isLike(RootRights.of(warnings, true))) {
                    rest.add(
                            new Problem(
                                    Severity.WARNING,
                                    asked.line().where(),
                                    "run.rights.later",
                                    List.of(asked.user())));
                }
                yield rest;
            }
        };
    }

    /// What is to be said of certificates that root renews: the user may not read where it is said
    /// how, so the program that acts for the user renews none of them.
    default List<Problem> leftBehind(CertificateEndings endings) {
        return switch (this) {
            case None _ -> List.of();
            case To(var asked, var account, _) ->
                    endings.all(List.of()).stream().anyMatch(e -> e.renewal().isPresent())
                            ? List.of(
                                    new Problem(
                                            Severity.WARNING,
                                            asked.line().where(),
                                            "run.rights.certificates",
                                            List.of(account.name())))
                            : List.of();
        };
    }

    /// The access log where a configuration names none.
    default Path accessLog(Path usual) {
        return switch (this) {
            case None _ -> usual;
            case To(_, _, var logs) -> logs.resolve("access.log");
        };
    }

    /// Where events are written; the user may not write in a folder of root's.
    default Optional<Path> events(Path usual) {
        return switch (this) {
            case None _ -> Optional.of(usual);
            case To _ -> Optional.empty();
        };
    }

    /// What classes are loaded from, also later.
    private static List<Path> needed() {
        String classes = System.getProperty("java.class.path", "");
        String modules = System.getProperty("jdk.module.path", "");
        return Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "lib", "modules")),
                        Stream.of(classes, modules)
                                .flatMap(list -> Stream.of(list.split(File.pathSeparator, -1)))
                                .filter(name -> !name.isBlank())
                                .map(Path::of))
                .filter(Files::exists)
                .toList();
    }
}
