create table checkout
(
    id                uuid primary key,
    merchant          text        not null,
    order_id          uuid        not null references account (order_id),
    purpose           text        not null,
    amount_minor      bigint      not null check (amount_minor > 0),
    currency          char(3)     not null,
    return_url        text        not null,
    processor         text        not null,
    processor_key     text        not null unique,
    status            text        not null check (status in ('CREATED', 'PENDING', 'SUCCEEDED', 'REQUIRES_ACTION', 'DECLINED', 'UNKNOWN', 'EXPIRED')),
    session_id        text,
    url               text,
    payment_reference text,
    attempt           int         not null,
    method            text,
    decline_code      text,
    paid_at           timestamptz,
    ask_at            timestamptz,
    asked             int         not null,
    created_at        timestamptz not null,
    version           bigint      not null
);
-- Two pages for one order would collect twice.
create unique index one_open_checkout_per_order on checkout (order_id)
    where status in ('CREATED', 'PENDING', 'REQUIRES_ACTION', 'DECLINED', 'UNKNOWN');
create index checkout_to_ask_about on checkout (ask_at) where ask_at is not null;
select portico_isolate('checkout');
