package dev.portico.orderedit.document;

import static dev.portico.orderedit.Fixtures.SMALL;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.policy;
import static dev.portico.orderedit.Fixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.PolicyDocuments;
import dev.portico.orderedit.policy.domain.QuantityCaps;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void whatIsWrittenIsWhatIsRead() {
        var open = order(json -> json.putArray("discounts")
                        .addObject()
                        .put("code", "TEN")
                        .put("amountMinor", 0))
                .withHold(new Hold(Hold.Kind.EDIT_WINDOW, SOON));
        var capped = policy(p -> p.caps = new QuantityCaps(3, null, 5));

        assertThat(roundTrip(open, Order.class)).isEqualTo(open);
        assertThat(roundTrip(open.cancel(SOON), Order.class)).isEqualTo(open.cancel(SOON));
        assertThat(PolicyDocuments.read(Documents.tree(PolicyDocuments.write(capped))))
                .isEqualTo(capped);
        assertThat(roundTrip(SMALL, Variant.class)).isEqualTo(SMALL);
        assertThat(roundTrip(OrderExcerpts.of(soon(open)), OrderExcerpt.class)).isEqualTo(OrderExcerpts.of(soon(open)));
    }

    @Test
    void onlyComponentsAreWritten() {
        var written = Documents.tree(Documents.write(SMALL));
        assertThat(written.has("limited")).isFalse();
        assertThat(written.size()).isEqualTo(Variant.class.getRecordComponents().length);
    }

    private static <T> T roundTrip(T value, Class<T> type) {
        return Documents.read(Documents.tree(Documents.write(value)), type);
    }
}
