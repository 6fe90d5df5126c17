package org.yaomote.app;

import org.yaomote.authority.LocalAuthority;
import org.yaomote.authority.PhraseFile;
import org.yaomote.authority.PhraseKeeper;
import org.yaomote.authority.SecretTool;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.SubjectName;
import org.yaomote.store.AppFolders;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the local authority of this user.
///
/// @param folder of the authority
/// @param environment the variables of the process
record AuthorityHome(Path folder, Map<String, String> environment) {
    /// That of the running program's user.
    static AuthorityHome in(AppFolders folders, Map<String, String> environment) {
        return new AuthorityHome(folders.configuration().resolve("authority"), environment);
    }

    /// Whether there is one already.
    boolean isFounded() {
        return Files.exists(folder.resolve("authority-1.pem"));
    }

    /// The authority.
    ///
    /// @param keyring whether a new one keeps its pass phrase in the keyring of the desktop; one
    ///   that is there keeps it where it is
    LocalAuthority open(boolean keyring, InstantSource clock) {
        String computer = computer();
        List<String> own =
                NameReader.read(computer)
                        .result()
                        .filter(SubjectName.Dns.class::isInstance)
                        .map(SubjectName::text)
                        .map(List::of)
                        .orElse(List.of());
        return new LocalAuthority(
                new LocalAuthority.Place(folder, computer, own),
                keeper(keyring),
                clock,
                new SecureRandom());
    }

    private PhraseKeeper keeper(boolean keyring) {
        Path file = folder.resolve("pass-phrase");
        Optional<Path> tool = SecretTool.find(environment.getOrDefault("PATH", ""));
        boolean isInRing = Files.exists(folder.resolve("authority-1.key")) && !Files.exists(file);
        return tool.isPresent() && (keyring || isInRing)
                ? new SecretTool(tool.get(), folder.toAbsolutePath().toString())
                : new PhraseFile(file);
    }

    private String computer() {
        String told = environment.getOrDefault("COMPUTERNAME", "");
        if (!told.isBlank()) {
            return told;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
