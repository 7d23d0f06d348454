package dev.portico.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final Cursor HERE = new Cursor(Instant.parse("2026-11-20T16:15:00.123456789Z"), new UUID(1, 2));

    @Test
    void comesBackAsItWas() {
        assertThat(Cursor.decode(HERE.encode())).isEqualTo(HERE);
    }

    @Test
    void aPageHasANextOneOnlyWhenThereIsMore() {
        assertThat(Page.of(List.of(1, 2), 2, row -> HERE).next()).isNull();
        assertThat(Page.of(List.of(1, 2, 3), 2, row -> HERE)).satisfies(page -> {
            assertThat(page.items()).containsExactly(1, 2);
            assertThat(page.next()).isEqualTo(HERE.encode());
        });
    }
}
