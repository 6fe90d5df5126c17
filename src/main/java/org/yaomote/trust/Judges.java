package org.yaomote.trust;

import org.yaomote.programs.Programs;
import org.yaomote.trust.Judgement.Judge;
import org.yaomote.trust.Judgement.Verdict;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Has a real client shake hands with a server, judged by what a store has.
record Judges(Workbench bench) {
    private static final String VERIFIER = "vfyserv";
    private static final String ADDRESS = "127.0.0.1";
    private static final int PATIENCE_MILLIS = 10_000;

    /// The pass phrase with which every Java is delivered.
    private static final String USUAL = "changeit";

    /// Opens a key store.
    private interface Opening {
        KeyStore open() throws IOException, GeneralSecurityException;
    }

    /// Opens the server, and has the store's client ask it.
    Judgement judge(TrustStore store, Presented shown) {
        try (ProofServer server = new ProofServer(shown)) {
            return switch (store) {
                case AnchorStore system -> system(system.layout().bundle(), server.port());
                case JavaStore java -> java(java.file(), server.port());
                case NssStore nss -> nss(nss.folder(), server.port());
                case MacStore _, WindowsStore _, UnknownStore _ -> notTried(Judge.NONE, "");
            };
        } catch (IOException | GeneralSecurityException e) {
            return notTried(Judge.NONE, String.valueOf(e.getMessage()));
        }
    }

    private static Judgement system(Path bundle, int port) {
        return own(Judge.BUNDLE, bundle, () -> ofBundle(bundle), port);
    }

    private static Judgement java(Path file, int port) {
        return own(
                Judge.JAVA_STORE,
                file,
                () -> KeyStore.getInstance(file.toFile(), USUAL.toCharArray()),
                port);
    }

    private static KeyStore ofBundle(Path bundle) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle))) {
            int number = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(number), each);
                number++;
            }
        }
        return store;
    }

    private static Judgement own(Judge judge, Path file, Opening opening, int port) {
        SSLContext context;
        try {
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(opening.open());
            context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
        } catch (IOException | GeneralSecurityException _) {
            return notTried(judge, file.toString());
        }
        try {
            shakeHands(context, port);
            return new Judgement(Verdict.ACCEPTED, judge, file.toString());
        } catch (SSLHandshakeException _) {
            return new Judgement(Verdict.REFUSED, judge, file.toString());
        } catch (IOException e) {
            return notTried(Judge.NONE, String.valueOf(e.getMessage()));
        }
    }

    /// As a browser does: the certificate must also be for the address.
    private static void shakeHands(SSLContext context, int port) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(ProofServer.here(), port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket secure =
                    (SSLSocket)
                            context.getSocketFactory().createSocket(plain, ADDRESS, port, true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
            }
        }
    }

    /// It ends with 1 either way, so what it says counts.
    private Judgement nss(Path folder, int port) {
        Optional<String> program = bench.program(VERIFIER);
        if (program.isEmpty()) {
            return notTried(Judge.NSS, VERIFIER);
        }
        Programs.Ran ran =
                bench.look(
                        List.of(
                                program.get(),
                                "-d",
                                "sql:" + folder,
                                "-p",
                                Integer.toString(port),
                                ADDRESS));
        if (ran instanceof Programs.Ended(_, String out)) {
            if (out.contains("Handshake Complete")) {
                return new Judgement(Verdict.ACCEPTED, Judge.NSS, folder.toString());
            }
            if (out.contains("PROBLEM WITH THE CERT CHAIN")) {
                return new Judgement(Verdict.REFUSED, Judge.NSS, folder.toString());
            }
        }
        return notTried(Judge.NSS, VERIFIER);
    }

    private static Judgement notTried(Judge judge, String what) {
        return new Judgement(Verdict.NOT_TRIED, judge, what);
    }
}
