package dev.portico.notification.recipient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable // written by Recipients' guarded upserts only
@Table(name = "merchant_profile")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class MerchantProfileRow {

    @Id
    String merchant;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "default_locale")
    String defaultLocale;

    String currency;

    @Column(name = "staff_email")
    @Nullable
    String staffEmail;

    @Column(name = "shop_email")
    String shopEmail;

    @Column(name = "accent_color")
    @Nullable
    String accentColor;

    @Column(name = "portal_enabled")
    boolean portalEnabled;

    @Column(name = "link_lifetime_days")
    @Nullable
    Integer linkLifetimeDays;

    /** {@link MailLooks} reads it. */
    String look;
}
