package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// RFC 7541, with the examples of its Appendix C.
class HpackDecoderTest {
    private static final List<String> FIRST =
            List.of(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com");
    private static final List<String> SECOND =
            List.of(
                    ":method: GET",
                    ":scheme: http",
                    ":path: /",
                    ":authority: www.example.com",
                    "cache-control: no-cache");
    private static final List<String> THIRD =
            List.of(
                    ":method: GET",
                    ":scheme: https",
                    ":path: /index.html",
                    ":authority: www.example.com",
                    "custom-key: custom-value");

    private final HpackText decoder = new HpackText();

    @Nested
    class Representations {
        @Test
        void literalWithIndexingC21() {
            assertThat(decoder.lines("400a637573746f6d2d6b65790d637573746f6d2d686561646572"))
                    .containsExactly("custom-key: custom-header");
            assertThat(decoder.lines("be")).containsExactly("custom-key: custom-header");
        }

        @Test
        void literalWithoutIndexingC22() {
            assertThat(decoder.lines("040c2f73616d706c652f70617468"))
                    .containsExactly(":path: /sample/path");
            assertThat(decoder.isMalformed("be")).isTrue();
        }

        @Test
        void literalNeverIndexedC23() {
            assertThat(decoder.lines("100870617373776f726406736563726574"))
                    .containsExactly("password: secret");
            assertThat(decoder.isMalformed("be")).isTrue();
        }

        @Test
        void indexedC24() {
            assertThat(decoder.lines("82")).containsExactly(":method: GET");
        }
    }

    @Nested
    class Requests {
        @Test
        void plainC3() {
            assertThat(decoder.lines("828684410f7777772e6578616d706c652e636f6d")).isEqualTo(FIRST);
            assertThat(decoder.lines("828684be58086e6f2d6361636865")).isEqualTo(SECOND);
            assertThat(decoder.lines("828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565"))
                    .isEqualTo(THIRD);
        }

        @Test
        void compressedC4() {
            assertThat(decoder.lines("828684418cf1e3c2e5f23a6ba0ab90f4ff")).isEqualTo(FIRST);
            assertThat(decoder.lines("828684be5886a8eb10649cbf")).isEqualTo(SECOND);
            assertThat(decoder.lines("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"))
                    .isEqualTo(THIRD);
        }
    }

    @Nested
    class AnswersInATableOf256 {
        private final HpackText small = new HpackText(256, 32 * 1024);
        private final List<String> first =
                List.of(
                        ":status: 302",
                        "cache-control: private",
                        "date: Mon, 21 Oct 2013 20:13:21 GMT",
                        "location: https://www.example.com");
        private final List<String> second =
                List.of(
                        ":status: 307",
                        "cache-control: private",
                        "date: Mon, 21 Oct 2013 20:13:21 GMT",
                        "location: https://www.example.com");
        private final List<String> third =
                List.of(
                        ":status: 200",
                        "cache-control: private",
                        "date: Mon, 21 Oct 2013 20:13:22 GMT",
                        "location: https://www.example.com",
                        "content-encoding: gzip",
                        "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1");

        @Test
        void plainC5() {
            assertThat(
                            small.lines(
                                    "4803333032580770726976617465611d4d6f6e2c203231204f63742032303133"
                                        + "2032303a31333a323120474d546e1768747470733a2f2f7777"
                                        + "772e6578616d706c652e636f6d"))
                    .isEqualTo(first);
            assertThat(small.lines("4803333037c1c0bf")).isEqualTo(second);
            assertThat(
                            small.lines(
                                    "88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d"
                                        + "54c05a04677a69707738666f6f3d4153444a4b48514b425a58"
                                        + "4f5157454f50495541585157454f49553b206d61782d616765"
                                        + "3d333630303b2076657273696f6e3d31"))
                    .isEqualTo(third);
        }

        @Test
        void compressedC6() {
            assertThat(
                            small.lines(
                                    "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a6"
                                        + "2d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3"))
                    .isEqualTo(first);
            assertThat(small.lines("4883640effc1c0bf")).isEqualTo(second);
            assertThat(
                            small.lines(
                                    "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab"
                                        + "77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672"
                                        + "c1ab270fb5291f9587316065c003ed4ee5b1063d5007"))
                    .isEqualTo(third);
        }
    }

    @Nested
    class Tables {
        /// §4.2: at the beginning of a block, within our setting.
        @Test
        void aSizeUpdateEmptiesTheTable() {
            decoder.lines("400161 0162");
            assertThat(decoder.lines("20 3fe11f 82")).containsExactly(":method: GET");
            assertThat(decoder.isMalformed("be")).isTrue();
        }

        @Test
        void aSizeAboveOursIsMalformed() {
            assertThat(decoder.isMalformed("3fe21f")).isTrue();
        }

        @Test
        void aSizeUpdateBehindAFieldIsMalformed() {
            assertThat(decoder.isMalformed("82 20")).isTrue();
        }

        @Test
        void threeSizeUpdatesAreMalformed() {
            assertThat(decoder.isMalformed("20 20 20 82")).isTrue();
        }

        /// §4.4: not an error.
        @Test
        void anEntryLargerThanTheTableEmptiesIt() {
            HpackText small = new HpackText(40, 32 * 1024);
            small.lines("400161 0162");
            assertThat(small.lines("be")).containsExactly("a: b");
            small.lines("400161 0c626262626262626262626262");
            assertThat(small.isMalformed("be")).isTrue();
        }

        /// §2.3.2: first in, first out, also when the ring has grown and turned.
        @Test
        void theOldestEntriesLeave() {
            for (int i = 0; i < 1000; i++) {
                String value = "%04d".formatted(i);
                StringBuilder hex = new StringBuilder("40017804");
                value.chars().forEach(c -> hex.append("%02x".formatted(c)));
                decoder.lines(hex.toString());
                assertThat(decoder.lines("be")).containsExactly("x: " + value);
                if (i >= 100) {
                    // 4096 / 37 = 110 entries.
                    assertThat(decoder.lines("ff22")).containsExactly("x: %04d".formatted(i - 99));
                }
            }
            assertThat(decoder.isMalformed("ff2d")).isTrue();
        }
    }

    @Nested
    class Malformed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "80", // index 0, §6.1
                    "be", // beyond the tables
                    "ff", // integer cut off, §5.1
                    "ffffffffffff7f", // integer too large
                    "ff8080808080808080", // integer that never ends
                    "40", // no name
                    "400161", // no value
                    "4001610262", // value cut off
                    "00ff80808001", // length beyond the block
                    "408161", // code cut off: no padding of ones
                    "0081ff01", // padding only, yet a whole octet, §5.2
                    "0081180161", // padding that is not ones
                    "0084ffffffff0161", // EOS, §5.2
                    "7f", // integer cut off
                    "0f" // integer cut off
                })
        void blocks(String hex) {
            assertThat(decoder.isMalformed(hex)).isTrue();
        }
    }

    /// RFC 9113 §10.5.1: a block may be larger than the list that is wanted, and the table goes on.
    @Test
    void aListTooLargeKeepsTheTableInStep() {
        HpackText few = new HpackText(4096, 100);
        assertThat(few.lines("400161 0162 be be be be")).hasSize(2);
        assertThat(few.isListTooLarge()).isTrue();
        few.lines("be be be be 400163 0164");
        assertThat(few.lines("be bf")).containsExactly("c: d", "a: b");
        assertThat(few.isListTooLarge()).isFalse();
    }
}
