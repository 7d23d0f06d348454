package dev.portico.notification.delivery.domain;

/** For whom a mail is written. */
public enum Audience {
    CUSTOMER,
    STAFF
}
