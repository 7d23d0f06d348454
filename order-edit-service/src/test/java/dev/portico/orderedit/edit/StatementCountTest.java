package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.setQuantity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.StatementLog;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a customer waits for is a handful of statements, and stays so. */
@OrderEditTest
class StatementCountTest {

    private static final String ROLE = "order_edit";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = api.openMerchant();
    }

    @Test
    void anEditIsOneTransactionOfSixStatementsWithOneInsertOfEvents() throws Exception {
        var order = api.stored(merchant, "5100000000001");
        try (var log = StatementLog.open()) {
            api.commit(merchant, order, "key-1", setQuantity(order, 0, 3))
                    .then()
                    .statusCode(201);

            assertThat(log.transactions(ROLE, merchant)).singleElement().satisfies(edit -> {
                assertThat(edit.statements()).hasSizeLessThanOrEqualTo(6);
                assertThat(edit.count("set_config")).isEqualTo(1);
                assertThat(edit.count("insert into outbox")).isEqualTo(1);
            });
        }
    }

    @Test
    void aPreviewReadsTwiceAndWritesNothing() throws Exception {
        var order = api.stored(merchant, "5100000000001");
        try (var log = StatementLog.open()) {
            api.preview(merchant, order, setQuantity(order, 0, 3)).then().statusCode(200);

            assertThat(log.transactions(ROLE, merchant)).singleElement().satisfies(preview -> {
                assertThat(preview.count("set_config")).isEqualTo(1);
                assertThat(preview.statements()).hasSizeLessThanOrEqualTo(3).hasSizeGreaterThan(1);
                assertThat(preview.statements())
                        .allSatisfy(sql ->
                                assertThat(sql).startsWithIgnoringCase("select").doesNotContain("for update"));
            });
        }
    }
}
