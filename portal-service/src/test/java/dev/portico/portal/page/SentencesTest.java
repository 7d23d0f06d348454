package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.text.Languages;
import dev.portico.portal.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No code of the edit policy or of a calculation reaches a customer without a sentence of its own, in any language. */
class SentencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WINDOW_CLOSED",
                "FULFILLED",
                "ORDER_CLOSED",
                "RESTRICTED_TAG",
                "FRAUD_RISK",
                "DISCOUNTED_ORDER",
                "FREE_ITEM",
                "CUSTOM_ITEM",
                "PERSONALIZED_ITEM",
                "MAX_QUANTITY",
                "OUT_OF_STOCK",
                "ADDRESS_OUT_OF_ZONE",
                "LAST_ITEM",
                "ACTION_DISABLED",
                "PORTAL_DISABLED",
                "UNKNOWN_LINE",
                "UNKNOWN_VARIANT",
                "NOTHING_TO_CHANGE",
                "STALE_VERSION",
                "INVALID_ADDRESS",
                "NOTE_TOO_LONG",
                "INVALID_QUANTITY",
                "EDIT_LIMIT",
                "PRICE_LIMIT",
                "PRICE_LIMIT.INCREASE",
                "PRICE_LIMIT.DECREASE",
                "PRICE_LIMIT.MINIMUM",
                "ALLOWANCE_EXHAUSTED",
                "ALLOWANCE_EXHAUSTED.undated",
                "NOT_ADDABLE",
                "UNKNOWN_RATE",
                "INVALID_CONTACT",
                "PENDING_EDIT",
                "NOTHING_TO_UNDO",
                "PAYMENT_PENDING",
                "WITHDRAWAL_OVER",
                "WITHDRAWAL_OVER.undated",
                "WITHDRAWAL_NOT_OFFERED"
            })
    void everyReasonHasASentence(String code) {
        assertThat(Languages.ALL).allMatch(language -> texts(language).has("reason." + code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNITS_ADDED",
                "UNITS_REMOVED",
                "VARIANT_PRICE",
                "CATALOG_PRICE",
                "ORIGINAL_PRICE",
                "SHARE_LEFT",
                "SHARE_KEPT",
                "PERCENTAGE_RECOMPUTED",
                "MINIMUM_NOT_REACHED",
                "MINIMUM_REACHED",
                "RATE_KEPT",
                "RATE_OF_ORDER",
                "AMOUNT_KEPT",
                "SHIPPING_BAND",
                "PRICE",
                "DISCOUNT",
                "TAX",
                "SHIPPING"
            })
    void everyWhyHasASentence(String code) {
        assertThat(Languages.ALL).allMatch(language -> texts(language).has("why." + code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUANTITY_CHANGED", "VARIANT_SWAPPED", "ITEM_REMOVED", "ITEM_ADDED", "ITEM_REPLACED",
                "ADDRESS_CHANGED", "CONTACT_CHANGED", "NOTE_CHANGED", "SHIPPING_METHOD_CHANGED", "SHIPPING_CHANGED",
                "DISCOUNT_DROPPED", "DISCOUNT_RESTORED"
            })
    void everyDifferenceHasALabelAndALineOfTheHistory(String kind) {
        assertThat(List.of("change." + kind, "history.edit." + kind)).allMatch(key -> Languages.ALL.stream()
                .allMatch(language -> texts(language).has(key)));
    }

    private static Texts texts(String language) {
        return Texts.in(Locale.forLanguageTag(language));
    }
}
