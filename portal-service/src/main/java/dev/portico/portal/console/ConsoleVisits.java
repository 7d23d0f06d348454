package dev.portico.portal.console;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.page.Assets;
import dev.portico.portal.view.ShopReader;
import dev.portico.portal.view.domain.Shop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Opens the console for whoever signed in: their shop, what waits for them, the moment. */
@ApplicationScoped
class ConsoleVisits {

    private final StaffMember staff;
    private final ShopReader shops;
    private final OpenRequests requests;
    private final Assets assets;
    private final Clock clock;

    ConsoleVisits(StaffMember staff, ShopReader shops, OpenRequests requests, Assets assets, Clock clock) {
        this.staff = staff;
        this.shops = shops;
        this.requests = requests;
        this.assets = assets;
        this.clock = clock;
    }

    StaffMember staff() {
        return staff;
    }

    /** Fails with {@link ConsoleRefusedException} when the token's merchant is not known here. */
    Uni<ConsoleView> open() {
        MerchantId merchant = staff.merchant();
        return shops.find(merchant)
                .map(found -> found.orElseThrow(ConsoleRefusedException::noAccess))
                .chain(this::openFor);
    }

    Uni<ConsoleView> openFor(Shop shop) {
        return requests.count(staff.token())
                .map(waiting -> ConsoleView.of(shop, staff.name(), clock.instant(), assets, waiting));
    }
}
