package dev.portico.portal.brand;

import dev.portico.kit.id.Ids;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.portal.brand.PreviewTokens.PreviewLink;
import dev.portico.portal.brand.domain.BrandingProposal;
import dev.portico.portal.merchant.Merchants;
import dev.portico.portal.merchant.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Use cases of looking at a look before it is stored. One public method is one transaction. */
@ApplicationScoped
public class Previews {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int KEPT = 20;

    // Nobody else tidies up: who previews removes what ran out, and a script can't pile any up.
    private static final Sql TIDY = Sql.of(
            """
            delete from branding_preview
             where merchant = :merchant
               and (expires_at <= cast(cast(:now as text) as timestamptz)
                    or id not in (select id from branding_preview where merchant = :merchant
                                   order by expires_at desc, id desc limit :kept))
            """);
    private static final Sql ADD = Sql.of(
            """
            insert into branding_preview (merchant, id, accent_color, branding, expires_at)
            values (:merchant, :id, :accent, :branding, cast(cast(:until as text) as timestamptz))
            """);

    private final Merchants merchants;
    private final PreviewTokens tokens;
    private final Clock clock;
    private final String portal;

    Previews(
            Merchants merchants,
            PreviewTokens tokens,
            Clock clock,
            @ConfigProperty(name = "portico.portal.url") String portal) {
        this.merchants = merchants;
        this.tokens = tokens;
        this.clock = clock;
        this.portal = portal;
    }

    @Schema(name = "BrandingPreview")
    record Preview(String url, Instant expiresAt) {}

    /** Shows what is stored, with the pictures of now, in {@code proposal}'s colors, words and links. */
    @MerchantTransaction
    public Uni<Preview> make(MerchantId id, BrandingProposal proposal) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var link = new PreviewLink(id, Ids.next(), now.plus(LIFETIME));
        return merchants
                .require(id)
                .call(() -> tidy(id, now))
                .chain(merchant -> add(link, merchant, proposal))
                .replaceWith(() -> new Preview(portal + "/preview/" + tokens.token(link), link.until()));
    }

    private static Uni<Integer> tidy(MerchantId id, Instant now) {
        return TIDY.with("merchant", id.value())
                .with("now", now.toString())
                .with("kept", KEPT - 1)
                .update();
    }

    private static Uni<Integer> add(PreviewLink link, Merchant merchant, BrandingProposal proposal) {
        return ADD.with("merchant", link.merchant().value())
                .with("id", link.id())
                .with("accent", proposal.acceptedAccent())
                .with("branding", BrandingDocuments.write(proposal.accepted(merchant.branding())))
                .with("until", link.until().toString())
                .update();
    }
}
