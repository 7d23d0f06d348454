package dev.portico.portal.merchant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "merchant")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class MerchantRow {

    @Id
    @Column(name = "merchant")
    String id;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "default_locale")
    String defaultLocale;

    @Column(columnDefinition = "char(3)")
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

    /** {@link dev.portico.portal.brand.BrandingDocuments} reads it. */
    String branding;

    /** Counts from 1: a new row is stored with 1 and Hibernate adds one with each change. */
    @Version
    int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}
