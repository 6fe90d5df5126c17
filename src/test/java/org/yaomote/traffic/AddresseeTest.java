package org.yaomote.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Configs;

import java.util.List;

/// Scheme and port decide to whom a request goes; nobody has it where nobody listens.
class AddresseeTest {
    private static final Listener SECURE =
            Configs.listener("https", 443)
                    .withProtocol(new Protocol.Https(new TlsSettings(List.of("a.pem"))));
    private static final ProxyConfig CONFIG =
            new ProxyConfig(
                    List.of(
                            SECURE,
                            Configs.listener("http", 9104),
                            Configs.listener("off", 9105).withEnabled(false),
                            Configs.listener("base", 5432).withProtocol(new Protocol.Tcp())),
                    List.of(),
                    Timeouts.DEFAULTS);

    @ParameterizedTest
    @CsvSource({
        "https://shop.lan/a, '', There https",
        "shop.lan:443, '', There https",
        "http://shop.lan:9104, '', There http",
        "http://nowhere.lan:9999/zz, '', Closed 9999",
        "http://nowhere.lan:9999/zz, http, Named http",
        "http://shop.lan/, '', Closed 80",
        "http://shop.lan:9105/, '', Closed 9105",
        "http://shop.lan:443/, '', OtherScheme https",
        "https://shop.lan:9104/, '', OtherScheme http",
        "nonsense, '', Likeliest https",
        "/path, '', Likeliest https",
        "/path, gone, Nobody",
        "http://shop.lan:5432/, '', Tunnel base",
        "/path, base, Tunnel base",
    })
    void portAndSchemeDecide(String text, String name, String expected) {
        var request = ((TypedRequest.Parsed.Ready) TypedRequest.parse(text)).request();

        Addressee found = Addressee.of(CONFIG, request, name);

        String of =
                switch (found) {
                    case Addressee.Closed(var port, var others) -> {
                        assertThat(others).hasSize(2);
                        yield " " + port;
                    }
                    case Addressee.OtherScheme(var there) -> " " + there.name();
                    case Addressee.Tunnel(var there) -> " " + there.name();
                    case Addressee.Nobody() -> "";
                    case Addressee.There _, Addressee.Named _, Addressee.Likeliest _ ->
                            " " + found.taker().orElseThrow().name();
                };
        assertThat(found.getClass().getSimpleName() + of).isEqualTo(expected);
    }
}
