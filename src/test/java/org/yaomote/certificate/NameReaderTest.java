package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class NameReaderTest {
    @ParameterizedTest
    @CsvSource({
        "app.lan, app.lan",
        "APP.Lan, app.lan",
        "' app.lan. ', app.lan",
        "*.app.lan, *.app.lan",
        "printer.local, printer.local",
        "localhost, localhost",
        "web1, web1",
        "127.0.0.1, 127.0.0.1",
        "１２７．０．０．１, 127.0.0.1",
        "ａｐｐ．ｌａｎ, app.lan",
        "app。lan, app.lan",
        "＊.app.lan, *.app.lan",
        "::1, ::1",
        "[::1], ::1",
        "：：１, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "0:0:0:0:0:0:0:0, ::",
        "::ffff:10.0.0.1, 10.0.0.1",
        "例え.test, xn--r8jz45g.test",
        "bücher.local, xn--bcher-kva.local",
        "a-b.c3, a-b.c3",
    })
    void aNameIsReadAsItStandsInCertificates(String typed, String text) {
        assertThat(Made.done(NameReader.read(typed)).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_NAME, 0",
        "*.app_1.lan, NAME_CHARACTER, 6",
        "'ap p.lan', NAME_CHARACTER, 3",
        "app！.lan, NAME_CHARACTER, 4",
        "a..lan, NAME_LABEL, 3",
        "-a.lan, NAME_LABEL, 1",
        "x.a-.lan, NAME_LABEL, 3",
        "https://app.lan/x, NAME_URL, 1",
        "app.lan:8443, NAME_PORT, 8",
        "１２７．０．０．１：８０, NAME_PORT, 10",
        "[::1]:443, NAME_PORT, 6",
        "10.0.0.0/8, NAME_BLOCK, 9",
        "10.0.0, NAME_ADDRESS, 1",
        "10.0.0.256, NAME_ADDRESS, 1",
        "app.123, NAME_ADDRESS, 1",
        "1::2::3, NAME_ADDRESS, 1",
        "::g, NAME_ADDRESS, 1",
        "fe80::1%eth0, NAME_ZONE, 8",
        "a.*.lan, NAME_WILDCARD, 3",
        "w*.app.lan, NAME_WILDCARD, 2",
        "*.lan, NAME_WILDCARD_TOP, 1",
    })
    void whatIsNoNameIsRefusedAtItsColumn(String typed, FaultKind kind, int column) {
        Outcome<SubjectName> read = NameReader.read(typed);

        assertThat(Made.isRefused(read)).isTrue();
        assertThat(read.told()).extracting(Fault::kind).containsExactly(kind);
        assertThat(read.told()).extracting(Fault::column).containsExactly(column);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 200, 1000, 100_000})
    void whatIsTooLongIsRefused(int length) {
        assertThat(Made.isRefused(NameReader.read("a".repeat(length)))).isTrue();
        assertThat(Made.isRefused(NameReader.read("a.".repeat(length) + "lan")))
                .isEqualTo(length > 124);
    }

    /// Networks have such names, public authorities sign none.
    @Test
    void anUnderscoreIsTakenWithARemark() {
        assertThat(Made.done(NameReader.readAll("My_Host.lan app.lan")))
                .extracting(SubjectName::text)
                .containsExactly("my_host.lan", "app.lan");
        assertThat(Made.told(NameReader.readAll(List.of("_a.lan", "b_"))))
                .containsExactly(FaultKind.NAME_UNDERSCORE, FaultKind.NAME_UNDERSCORE);
        assertThat(Made.told(NameReader.read("a_b-.lan"))).containsExactly(FaultKind.NAME_LABEL);
        assertThat(Made.told(NameReader.read("_"))).containsExactly(FaultKind.NAME_LABEL);
        assertThat(Made.told(NameReader.read("a.__.lan"))).containsExactly(FaultKind.NAME_LABEL);
    }

    @Test
    void aUrlIsAnsweredWithTheNameInIt() {
        assertThat(NameReader.read("https://app.lan:8443/").told().getFirst().arguments())
                .containsExactly("https://app.lan:8443/", "app.lan");
    }

    @Test
    void namesOfAFieldAreSeparatedByWhatPeopleType() {
        assertThat(Made.done(NameReader.readAll(" app.lan, ::1;web1　app.lan、10.0.0.1\n")))
                .extracting(SubjectName::text)
                .containsExactly("app.lan", "::1", "web1", "10.0.0.1");
    }

    @Test
    void everyFaultOfAFieldHasItsColumnThere() {
        assertThat(NameReader.readAll("ok.lan, b!d.lan *.x").told())
                .extracting(Fault::column)
                .containsExactly(10, 17);
    }

    @Test
    void noNameAndTooManyAreRefused() {
        assertThat(Made.told(NameReader.readAll(" , "))).containsExactly(FaultKind.NO_NAME);
        assertThat(Made.told(NameReader.readAll(List.of()))).containsExactly(FaultKind.NO_NAME);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            many.append("a").append(i).append(".lan ");
        }
        assertThat(Made.told(NameReader.readAll(many.toString())))
                .containsExactly(FaultKind.MANY_NAMES);
    }

    @ParameterizedTest
    @CsvSource({
        "app.lan, app.lan, true",
        "app.lan, web.app.lan, false",
        "*.app.lan, web.app.lan, true",
        "*.app.lan, a.web.app.lan, false",
        "*.app.lan, app.lan, false",
        "10.0.0.1, 10.0.0.1, true",
        "0:0:0:0:0:0:0:1, ::1, true",
        "10.0.0.1, 10.0.0.2, false",
    })
    void aWildcardStandsForOnePart(String own, String wanted, boolean covers) {
        assertThat(Made.done(NameReader.read(own)).covers(Made.done(NameReader.read(wanted))))
                .isEqualTo(covers);
    }

    @Test
    void namesInOtherScriptsAreShownAsPeopleWriteThem() {
        assertThat(Made.done(NameReader.read("例え.test")).shown()).isEqualTo("例え.test");
    }
}
