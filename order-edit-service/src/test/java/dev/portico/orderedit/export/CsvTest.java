package dev.portico.orderedit.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.http.Cursor;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final Cursor PLACE = new Cursor(Instant.EPOCH, new UUID(0, 0));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "=cmd|' /C calc'!A0",
                "-2+3+cmd|' /C calc'!A0"
            })
    void whatStartsAFormulaIsText(String typed) {
        assertThat(Cells.text(typed)).isEqualTo("'" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Robin", "1+1", "'=1", "a=b", " =1", "#1001", "Ünïcödé"})
    void otherTextStaysAsItIs(String typed) {
        assertThat(Cells.text(typed)).isEqualTo(typed);
    }

    @Test
    void amountsHaveTheDecimalsOfTheirCurrency() {
        assertThat(Cells.amount("USD", -1250)).isEqualTo("-12.50");
        assertThat(Cells.amount("JPY", 1250)).isEqualTo("1250");
        assertThat(Cells.amount("KWD", 1250)).isEqualTo("1.250");
    }

    @Test
    void linesAreThoseOfTheStandard() {
        var rows = List.of(List.of("a", "b"), List.of("x, y", "say \"hi\""), List.of("two\nlines", ""));

        assertThat(Csv.of(rows)).isEqualTo("a,b\r\n\"x, y\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\n");
    }

    @Test
    void aChunkIsReadWhenTheClientHasTakenTheOneBefore() {
        var read = new AtomicInteger();
        var file = new ChunkedCsv(List.of("n"), after -> chunk(read.incrementAndGet(), 1000)).text();

        var client = file.subscribe().withSubscriber(AssertSubscriber.create(1));
        assertThat(read).hasValueLessThanOrEqualTo(2);
        client.request(3);
        assertThat(read).hasValueLessThanOrEqualTo(5);
        assertThat(client.getItems()).hasSize(4);
        assertThat(client.getItems().get(0)).startsWith("n\r\n1\r\n");
        assertThat(client.getItems().get(1)).startsWith("2\r\n");
        client.cancel();
    }

    @Test
    void theLastChunkEndsTheFile() {
        var read = new AtomicInteger();
        var file = new ChunkedCsv(List.of("n"), after -> chunk(read.incrementAndGet(), 3)).text();

        var client = file.subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        client.awaitCompletion();
        assertThat(client.getItems()).hasSize(3);
        assertThat(String.join("", client.getItems())).hasLineCount(1 + 3 * Chunk.SIZE);
    }

    @Test
    void anEmptyFileHasItsHeader() {
        var file = new ChunkedCsv(
                        List.of("a", "b"), after -> Uni.createFrom().item(new Chunk(List.of(), Optional.empty())))
                .text();

        var client = file.subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        assertThat(client.awaitCompletion().getItems()).containsExactly("a,b\r\n");
    }

    private static Uni<Chunk> chunk(int number, int last) {
        var rows = IntStream.range(0, Chunk.SIZE)
                .mapToObj(i -> List.of(Integer.toString(number)))
                .toList();
        return Uni.createFrom().item(new Chunk(rows, number < last ? Optional.of(PLACE) : Optional.empty()));
    }
}
