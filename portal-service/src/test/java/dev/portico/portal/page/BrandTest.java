package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.brand.domain.Branding;
import dev.portico.portal.brand.domain.FooterLink;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandTest {

    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("en", "Returns");
        LABELS.put("de", "Rückgabe");
        LABELS.put("pt-BR", "Trocas");
        LABELS.put("zh-Hant", "退貨");
        LABELS.put("nb", "Retur");
    }

    @ParameterizedTest(name = "{0} in a shop of {1} reads {2}")
    @CsvSource({
        "de,      en, Rückgabe",
        "de-AT,   en, Rückgabe",
        "pt-BR,   en, Trocas",
        "pt,      en, Trocas",
        "pt-PT,   de, Rückgabe",
        "zh-TW,   en, 退貨",
        "zh-CN,   de, Rückgabe",
        "no,      en, Retur",
        "ja,   de-CH, Rückgabe",
        "ja,      ko, Returns"
    })
    void aLinkIsCalledAsTheReaderReads(String reader, String ofShop, String expected) {
        var locale = Locale.forLanguageTag(reader);

        assertThat(Brand.of(shop(ofShop), Texts.in(locale), locale).links())
                .extracting(Brand.Link::label)
                .containsExactly(expected);
    }

    private static Shop shop(String locale) {
        var links = List.of(new FooterLink(LABELS, "https://shop.example/returns"));
        var look = new Branding(null, null, null, true, links, null, null, null, null, null, Map.of());
        return new Shop(
                "demo",
                "Northwind",
                ZoneOffset.UTC,
                Locale.forLanguageTag(locale),
                "shop@example.com",
                null,
                true,
                null,
                0,
                look);
    }
}
