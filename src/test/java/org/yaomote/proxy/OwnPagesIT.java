package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The answers that no backend gave.
class OwnPagesIT extends ProxyScenario {
    private static final String DATE = "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

    @TempDir private Path folder;

    OwnPagesIT() {
        super(Transport.BEST);
    }

    private static ProxyConfig without() {
        return Setup.web(Setup.service("app", new ScriptedBackend[0]));
    }

    private static ProxyConfig inMaintenance(ScriptedBackend backend, boolean on) {
        Service service = Setup.service("app", backend);
        ServiceOptions options = service.options().withMaintenance(on);
        return Setup.web(service.withOptions(options));
    }

    @Test
    void aPageNamesItsRequestAndHasADateRfc9110Section661() {
        serve(without());
        RawClient client = client();
        Message first = client.get("/");
        Message second = client.get("/");

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.value("Date")).matches(DATE);
        assertThat(first.value("X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(first.body()).contains("Request id: " + first.value("X-Request-Id"));
        assertThat(second.value("X-Request-Id")).isNotEqualTo(first.value("X-Request-Id"));
        assertThat(first.values("Server")).isEmpty();
    }

    @Test
    void theAnswerToHeadHasNoBodyRfc9110Section932() {
        serve(without());
        RawClient client = client();
        Message toGet = client.get("/");
        Message toHead = client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").answerToHead();

        assertThat(toHead.value("Content-Length")).isEqualTo(toGet.value("Content-Length"));
        assertThat(client.get("/").status()).isEqualTo(503);
    }

    @Test
    void aClientOfHttp10IsToldThatItsConnectionStaysRfc9112Section93() {
        serve(without());
        RawClient client = client();
        Message page = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer();

        assertThat(page.value("Connection")).isEqualTo("keep-alive");
        assertThat(client.get("/").status()).isEqualTo(503);
        assertThat(client.send("GET / HTTP/1.0\r\n\r\n").answer().value("Connection"))
                .isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void theMethodsThatAreAllowedAreSaidRfc9110Section1556() {
        ProxyConfig config = without();
        serve(config.withListener(config.listeners().getFirst().withMethods(MethodSet.BASIC)));

        Message page = client().send("FROB / HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.value("Allow")).isEqualTo(MethodSet.BASIC.allow());
    }

    @Test
    void aVisitorIsSpokenToInJapaneseRfc9110Section1254() {
        serve(without());
        Message page =
                client().send("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: ja, en;q=0.5\r\n\r\n")
                        .answer();

        assertThat(page.body()).contains("<html lang=\"ja\">");
    }

    @Test
    void theUsersOwnPagesAreSentAndChangeLive() throws IOException {
        Files.writeString(folder.resolve("503.html"), "<p>Sorry {{id}}</p>");
        noteStarted(
                engine(1, folder)
                        .start(without().withPages(new Pages(Map.of(503, "503.html"), ""))));
        RawClient client = client();
        Message own = client.get("/");
        apply(without());
        Message usual = client.get("/");

        assertThat(own.body()).isEqualTo("<p>Sorry " + own.value("X-Request-Id") + "</p>");
        assertThat(usual.body()).contains("503 Service Unavailable");
    }

    @Test
    void aPageThatIsMissingIsToldAtItsFieldAndNothingChanges() {
        noteStarted(engine(1, folder).start(without()));
        RoutingTable before = engine().table();
        StartResult result =
                done(engine().apply(without().withPages(new Pages(Map.of(503, "no.html"), ""))));

        assertThat(refusals(result)).containsExactly("pages.byStatus.503 page.missing");
        assertThat(engine().table()).isSameAs(before);
    }

    @Test
    void aServiceInMaintenanceSaysSoAndAsksNoBackendRfc9110Section1564() {
        ScriptedBackend backend = with(ScriptedBackend.saying("ok"));
        serve(inMaintenance(backend, true));
        RawClient client = client();
        Message page = client.get("/");
        apply(inMaintenance(backend, false));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.value("Retry-After")).isEqualTo("300");
        assertThat(page.body()).contains("being worked on");
        assertThat(client.get("/").body()).isEqualTo("ok");
        assertThat(backend.requests()).hasSize(1);
        assertThat(listener().requests()).isEqualTo(2);
    }

    @Test
    void aBodyThatAServiceInMaintenanceDoesNotTakeEndsTheConnection() {
        serve(inMaintenance(with(ScriptedBackend.saying("ok")), true));
        RawClient client = client();
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");

        assertThat(client.answer().value("Connection")).isEqualTo("close");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }
}
