package dev.portico.orderedit.catalog;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.policy.domain.Addable;
import dev.portico.orderedit.policy.domain.EditPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what customers may add: sold, addable by the policy, without a restriction tag, and with a variant that is in stock and
 * costs something in the order's currency. One statement a page. Only inside a transaction.
 */
@ApplicationScoped
public class AddableItems {

    private static final String PAGE =
            """
            select p.title_key, cast(p.document || jsonb_build_object('variants', v.variants) as text)
              from product p
             cross join lateral (
                   select jsonb_agg(v.document || jsonb_build_object('stock', v.stock) order by v.position) as variants,
                          bool_or(not v.tracked or v.oversell or v.stock > 0) as available
                     from variant v
                    where v.merchant = p.merchant and v.product_id = p.external_id
                      and v.document ->> 'currency' = :currency
                      and cast(v.document ->> 'priceMinor' as bigint) > 0) v
             where p.merchant = :merchant and (p.title_key, p.external_id) > (:titleKey, :after)
               and p.document ->> 'status' = 'ACTIVE' and v.available
               and not exists (select 1 from product_term t
                                where t.merchant = p.merchant and t.product_id = p.external_id
                                  and t.term in (select jsonb_array_elements_text(cast(cast(:restricted as text) as jsonb))))
               and (:anything or p.external_id in (select jsonb_array_elements_text(cast(cast(:chosen as text) as jsonb)))
                    or exists (select 1 from product_term t
                                where t.merchant = p.merchant and t.product_id = p.external_id and t.term = :tag))
            """;
    private static final String ORDER = " order by p.title_key, p.external_id limit :limit";

    // The longest word finds candidates by the index, each of them is asked for the others.
    private static final String WITH_WORDS =
            """
               and p.external_id in (select t.product_id from product_term t
                                      where t.merchant = :merchant and t.term >= :word and t.term < :wordEnd)
               and not exists (select 1 from jsonb_to_recordset(cast(cast(:others as text) as jsonb)) as w (word text, "end" text)
                                where not exists (select 1 from product_term t
                                                   where t.merchant = p.merchant and t.product_id = p.external_id
                                                     and t.term >= w.word and t.term < w."end"))
            """;

    private static final Sql ALL = Sql.of(PAGE + ORDER);
    private static final Sql FOUND = Sql.of(PAGE + WITH_WORDS + ORDER);

    /** No query needs more words. */
    private static final int WORD_LIMIT = 8;

    /** A page of products, and where the next one begins; null at the end. */
    public record Found(List<Product> products, @Nullable String next) {}

    private record Word(String word, String end) {}

    private record Row(String titleKey, Product product) {}

    /**
     * One page, by title.
     *
     * @param text beginnings of words that must all be there; blank: everything
     * @param cursor where the page before ended; 400 when it is none of ours
     */
    public Uni<Found> find(
            MerchantId merchant, EditPolicy policy, String currency, String text, @Nullable String cursor, int limit) {
        var after = cursor == null ? TitleCursor.START : TitleCursor.decode(cursor);
        var addable = policy.addable();
        var tag = addable.tag();
        return search(text)
                .with("merchant", merchant.value())
                .with("currency", currency)
                .with("titleKey", after.titleKey())
                .with("after", after.productId())
                .with(
                        "restricted",
                        Documents.write(policy.restrictionTags().product().stream()
                                .map(ProductTerms::tag)
                                .toList()))
                .with("anything", addable.kind() == Addable.Kind.ALL)
                .with("chosen", Documents.write(addable.productIds()))
                .with("tag", tag == null ? "" : ProductTerms.tag(tag))
                .with("limit", limit + 1)
                .rows()
                .map(rows -> page(rows.stream().map(AddableItems::row).toList(), limit));
    }

    private static Sql.Call search(String text) {
        var words = ProductTerms.words(text).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(WORD_LIMIT)
                .toList();
        if (words.isEmpty()) {
            return ALL.call();
        }
        var others = words.stream()
                .skip(1)
                .map(word -> new Word(word, ProductTerms.after(word)))
                .toList();
        return FOUND.with("word", words.get(0))
                .with("wordEnd", ProductTerms.after(words.get(0)))
                .with("others", Documents.write(others));
    }

    private static Row row(@Nullable Object[] columns) {
        var document = Documents.tree(String.valueOf(columns[1]));
        return new Row(String.valueOf(columns[0]), Documents.read(document, Product.class));
    }

    private static Found page(List<Row> rows, int limit) {
        var shown = rows.stream().limit(limit).toList();
        var products = shown.stream().map(Row::product).toList();
        if (rows.size() <= limit) {
            return new Found(products, null);
        }
        var last = shown.get(limit - 1);
        return new Found(
                products, new TitleCursor(last.titleKey(), last.product().externalId()).encode());
    }
}
