package dev.portico.payment.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "schedule")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ScheduleRow {

    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Column(nullable = false, updatable = false)
    String merchant;

    /** {@link ScheduleDocument} */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, Object> document;

    @Column(name = "not_yet_due_minor", nullable = false)
    long notYetDueMinor;

    @Nullable
    @Column(name = "next_due_on")
    LocalDate nextDueOn;

    @Version
    long version;
}
