package dev.portico.notification.recipient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable // written by Recipients' guarded upserts only
@Table(name = "order_recipient")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class OrderRecipientRow {

    @Id
    @Column(name = "order_id")
    UUID orderId;

    String merchant;

    String number;

    @Nullable
    String email;

    @Column(name = "first_name")
    @Nullable
    String firstName;

    @Column(name = "last_name")
    @Nullable
    String lastName;

    @Nullable
    String locale;

    String currency;
}
