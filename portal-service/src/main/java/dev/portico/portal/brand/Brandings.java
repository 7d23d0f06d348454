package dev.portico.portal.brand;

import dev.portico.kit.http.Faults;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.portal.brand.domain.BrandImage;
import dev.portico.portal.brand.domain.Branding;
import dev.portico.portal.brand.domain.BrandingProposal;
import dev.portico.portal.brand.domain.ImageKind;
import dev.portico.portal.brand.domain.OwnDomain;
import dev.portico.portal.brand.image.Picture;
import dev.portico.portal.merchant.Merchants;
import dev.portico.portal.merchant.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Use cases of a shop's look. One public method is one transaction; a look shares its version with the settings. */
@ApplicationScoped
public class Brandings {

    private final Merchants merchants;
    private final BrandImages images;
    private final OwnDomains domains;
    private final Clock clock;

    Brandings(Merchants merchants, BrandImages images, OwnDomains domains, Clock clock) {
        this.merchants = merchants;
        this.images = images;
        this.domains = domains;
        this.clock = clock;
    }

    /** @param proposal without a fault; @param expected the version it was made from, another one now is 412 */
    @MerchantTransaction
    public Uni<Merchant> change(MerchantId id, int expected, BrandingProposal proposal, Actor actor) {
        return merchants
                .change(id, Optional.of(expected), merchant -> with(merchant, proposal), actor)
                .call(merchant -> claim(id, merchant.branding().domain()));
    }

    private static Merchant with(Merchant merchant, BrandingProposal proposal) {
        return merchant.with(proposal.acceptedAccent(), proposal.accepted(merchant.branding()));
    }

    /** Two shops never have one domain: the slower one is told, and nothing of what it sent is stored. */
    private Uni<Void> claim(MerchantId id, @Nullable OwnDomain domain) {
        return domain == null
                ? domains.release(id)
                : domains.claim(id, domain.name())
                        .invoke(claimed -> requireOwn(claimed))
                        .replaceWithVoid();
    }

    private static void requireOwn(boolean claimed) {
        if (!claimed) {
            new Faults()
                    .add("domain-taken", "/domain", "Another shop has this domain")
                    .throwIfAny(422, "invalid-branding", "This look can't be");
        }
    }

    /** Shows the picture there from now on. Those before it stay a while: mails that were sent show them. */
    @MerchantTransaction
    public Uni<Merchant> show(MerchantId id, ImageKind kind, Picture picture, Optional<Integer> expected, Actor actor) {
        var image = new BrandImage(picture.file(), picture.width(), picture.height());
        return merchants
                .change(
                        id,
                        expected,
                        merchant -> merchant.with(merchant.branding().withImage(kind, image)),
                        actor)
                .call(merchant -> images.keep(id, picture, merchant.branding().files(), clock.instant()));
    }

    /** Nobody sees the picture any more, in mails neither, unless it stands elsewhere in the look. */
    @MerchantTransaction
    public Uni<Merchant> remove(MerchantId id, ImageKind kind, Optional<Integer> expected, Actor actor) {
        return merchants.require(id).chain(before -> merchants
                .change(
                        id,
                        expected,
                        merchant -> merchant.with(merchant.branding().withoutImage(kind)),
                        actor)
                .call(after -> forget(id, kind, before.branding(), after.branding())));
    }

    private Uni<Void> forget(MerchantId id, ImageKind kind, Branding before, Branding after) {
        return before.image(kind)
                .filter(image -> !after.files().contains(image.file()))
                .map(image -> images.forget(id, image.file()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** @param domain as the operator has set it up; the shop may have chosen another one meanwhile, which is 409 */
    @MerchantTransaction
    public Uni<Merchant> confirmDomain(MerchantId id, String domain, Actor actor) {
        return merchants
                .change(id, Optional.empty(), merchant -> confirmed(merchant, domain), actor)
                .call(merchant -> domains.confirm(id, domain, clock.instant()));
    }

    private static Merchant confirmed(Merchant merchant, String domain) {
        var chosen = merchant.branding().domain();
        if (chosen == null || !chosen.name().equals(domain)) {
            throw Problems.of(409, "domain-changed", "The shop has not chosen this domain");
        }
        return merchant.with(merchant.branding().withDomain(chosen.asConfirmed()));
    }
}
