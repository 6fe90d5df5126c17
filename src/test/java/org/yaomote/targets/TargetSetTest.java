package org.yaomote.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.targets.TargetFiles.Read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class TargetSetTest {
    private static final Map<String, String> FILES =
            Map.of(
                    "hosts.txt",
                    "# the lab\n192.168.0.{1..8}\nnas.lan # the disk\n",
                    "skip.txt",
                    "192.168.0.1-3\n",
                    "two words.txt",
                    "10.1.1.1",
                    "wrong.txt",
                    "10.0.0.1\n10.0.0.2 10.0.0.300\n",
                    "nested.txt",
                    "@hosts.txt");

    private static TargetSet parse(String text) {
        return TargetSet.parse(
                text,
                name ->
                        FILES.containsKey(name)
                                ? new Read.Text(FILES.get(name))
                                : new Read.Failed("No such file"));
    }

    private record Row(String text, List<String> cells) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static Stream<Row> rows(String file) {
        try (InputStream in = TargetSetTest.class.getResourceAsStream("/targets/" + file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().skip(1).map(TargetSetTest::row);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        String text =
                cells.getFirst()
                        .replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("\\ufeff", "\ufeff");
        return new Row(text, cells.subList(1, cells.size()));
    }

    static Stream<Row> valid() {
        return rows("valid.tsv");
    }

    static Stream<Row> invalid() {
        return rows("invalid.tsv");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aTextNamesItsHosts(Row row) {
        TargetSet set = parse(row.text);

        assertThat(set.problems()).isEmpty();
        assertThat(set.exactCount()).isEqualTo(new BigInteger(row.cells.get(0)));
        if (!row.cells.get(1).isEmpty()) {
            assertThat(set.at(0).text()).isEqualTo(row.cells.get(1));
            assertThat(set.at(set.count() - 1).text()).isEqualTo(row.cells.get(2));
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aWrongTextNamesTheWrongPart(Row row) {
        List<TargetProblem> problems = parse(row.text).problems();

        assertThat(problems).hasSize(1);
        TargetProblem problem = problems.getFirst();
        assertThat(problem.code()).isEqualTo(row.cells.get(0));
        assertThat(problem.start()).isEqualTo(Integer.parseInt(row.cells.get(1)));
        String part = row.cells.get(2);
        assertThat(problem.end()).isEqualTo(problem.start() + Math.max(1, part.length()));
        if (!part.isEmpty()) {
            assertThat(row.text.substring(problem.start(), problem.end())).isEqualTo(part);
        }
    }

    @Test
    void thereAreTwoHundredOfEach() {
        assertThat(valid().map(Row::text).distinct()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(invalid().map(Row::text).distinct()).hasSizeGreaterThanOrEqualTo(200);
    }

    private static List<String> all(String text) {
        TargetSet set = parse(text);
        assertThat(set.problems()).isEmpty();
        return LongStream.range(0, set.count()).mapToObj(i -> set.at(i).text()).toList();
    }

    @Test
    void hostsComeInTheOrderInWhichTheyAreWrittenEachOnce() {
        assertThat(all("192.168.0.{3..1} nas.lan 192.168.{0,1}.{1..9..4}"))
                .containsExactly(
                        "192.168.0.3",
                        "192.168.0.2",
                        "192.168.0.1",
                        "nas.lan",
                        "192.168.0.5",
                        "192.168.0.9",
                        "192.168.1.1",
                        "192.168.1.5",
                        "192.168.1.9");
    }

    /// The sets that are made of ranges say the same as sets that are written out.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10.0.{0..3}.{1..9..2} 10.0.2.{9..1}      | 10.0.2.{4..5} 10.0.0.*
                    10.0.0.0/28 10.0.0.{15..0} 10.0.0.7-20   | 10.0.0.{0..30..3}
                    10.{1..0}.{0..2}.{3,1,2} 10.0.1.*        | 10.*.1.2 10.1.0.0/16
                    fd00::10-1f fd00::/124 fd00::{1..20..5}  | fd00::8-9
                    """)
    void rangesAreWorthTheirHosts(String wanted, String unwanted) {
        List<String> skipped = all(unwanted);

        assertThat(all(wanted + " !" + unwanted.replace(" ", " !")))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        Stream.of(wanted.split(" "))
                                .flatMap(part -> all(part).stream())
                                .distinct()
                                .filter(host -> !skipped.contains(host))
                                .toList());
    }

    @Test
    void aNameKnowsItsPlace() {
        assertThat(parse("10.0.0.1-4 nas.lan 10.0.1.0/30 router.lan").names())
                .containsExactly(
                        new TargetSet.NameAt(4, "nas.lan"), new TargetSet.NameAt(7, "router.lan"));
    }

    @Test
    void allProblemsComeAtOnce() {
        assertThat(parse("10.0.0.300 nas..lan fd00::x 10.0.0.{1..").problems())
                .extracting(TargetProblem::code)
                .containsExactly("octet", "label-empty", "group", "brace-open");
    }

    @Test
    void whatIsRightBesidesAProblemIsKnown() {
        assertThat(parse("10.0.0.1 10.0.0.300 10.0.0.2").count()).isEqualTo(2);
    }

    @Test
    void aProblemInAFileNamesItsLine() {
        TargetProblem problem = parse("@wrong.txt").problems().getFirst();

        assertThat(problem.arguments()).startsWith("wrong.txt", 2L, 17);
        assertThat(problem.inFile().orElseThrow().arguments()).containsExactly("300");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    192.168.0.0/24,                   SILENT
                    192.168.0.0/22 192.168.9.1,       SILENT
                    192.168.0.0/22 192.168.9.1-3,     ESTIMATE
                    10.1.*.*,                         ESTIMATE
                    10.1.*.* 10.2.0.1,                CONFIRM_MANY
                    10.0.0.0/12,                      CONFIRM_MANY
                    10.0-15.*.*,                      CONFIRM_MANY
                    10.0-15.*.* nas.lan,              REFUSED
                    10.0.0.0/8,                       REFUSED
                    fd00::/64,                        REFUSED
                    10.*.*.1-254,                     REFUSED
                    8.8.8.*,                          SILENT
                    8.8.8.* 8.8.9.1,                  CONFIRM_PUBLIC
                    8.8.{0..63}.{1..9..2},            CONFIRM_PUBLIC
                    192.{167..168}.{0..254..2}.1,     SILENT
                    192.{167..168}.{0..254..2}.1-3,   CONFIRM_PUBLIC
                    100.64.0.0/16,                    ESTIMATE
                    2001:db8::/112,                   ESTIMATE
                    2606:4700::/119,                  CONFIRM_PUBLIC
                    fe80::/112,                       ESTIMATE
                    host{1..70000},                   CONFIRM_MANY
                    host{1..2000000},                 REFUSED
                    """)
    void manyHostsNeedAWord(String text, Guard guard) {
        assertThat(parse(text).guard()).isEqualTo(guard);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    10.0.0.0/20 10.1.0.1-2,           ESTIMATE
                    10.0.0.0/20 10.1.0.1-3,           CONFIRM_MANY
                    10.0.0.0/8,                       REFUSED
                    8.8.8.8,                          SILENT
                    8.8.8.8-9,                        CONFIRM_PUBLIC
                    8.8.8.8 192.168.0.0/24,           SILENT
                    2606:4700::1 8.8.8.8,             CONFIRM_PUBLIC
                    """)
    void aClickNeedsAWordSooner(String text, Guard guard) {
        assertThat(parse(text).guardOfClick()).isEqualTo(guard);
    }

    @Test
    void aPlaceBehindTheLastHostIsNone() {
        TargetSet set = parse("10.0.0.1-4");

        assertThatThrownBy(() -> set.at(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TargetSet.none().at(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /// Whatever is typed on the way to a text, and whatever is left of it, is read without failing.
    @Test
    void everyPieceOfATextIsRead() {
        Stream.concat(valid(), invalid())
                .map(Row::text)
                .filter(text -> text.length() < 30)
                .filter(text -> !text.contains("65535") && !text.contains("*.*")) // quick ones
                .forEach(
                        text ->
                                IntStream.range(0, text.length())
                                        .forEach(
                                                i -> {
                                                    parse(text.substring(0, i)).guard();
                                                    parse(text.substring(i)).guard();
                                                }));
    }

    @Test
    void anAddressIsTheOneOfItsText() {
        assertThat(((Target.V4) parse("192.168.0.200").at(0)).address().getHostAddress())
                .isEqualTo("192.168.0.200");
        assertThat(((Target.V6) parse("fd00::1").at(0)).address().orElseThrow().getHostAddress())
                .isEqualTo("fd00:0:0:0:0:0:0:1");
        assertThat(((Target.V6) parse("fe80::1%nosuch9").at(0)).address()).isEmpty();
        assertThat(((Target.Name) parse("日本.jp").at(0)).lookup()).isEqualTo("xn--wgv71a.jp");
    }

    @Test
    void anOwnNetworkIsOfferedAsATarget() {
        OwnNetwork own = OwnNetwork.of("eth0", new byte[] {10, 1, (byte) 200, 9}, 20);

        assertThat(own).isEqualTo(new OwnNetwork("eth0", "10.1.192.0/20", 4094, "10.1.200.0/24"));
        assertThat(parse(own.text()).count()).isEqualTo(own.count());
    }

    @Test
    void networksAreOfferedThatNobodyOnTheInternetOwnsAndThoseOfContainersLast() {
        OwnNetwork inner = OwnNetwork.of("docker0", new byte[] {(byte) 172, 17, 0, 1}, 16);
        OwnNetwork example = OwnNetwork.of("eth0", new byte[] {(byte) 192, 0, 2, 9}, 24);
        OwnNetwork small = OwnNetwork.of("eth1", new byte[] {10, (byte) 250, 7, 1}, 30);
        OwnNetwork rented = OwnNetwork.of("eth2", new byte[] {81, 2, 3, 4}, 24);

        assertThat(OwnNetwork.offered(Stream.of(inner, example, small, rented, small)))
                .containsExactly(example, small, inner);
        assertThat(small.nearest()).isEqualTo("10.250.7.0/30");
    }
}
