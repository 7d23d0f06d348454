-- The Sandbox is a processor of its own that happens to live here: nothing refers from its tables to the others or back.
create table sandbox_session
(
    id                text primary key,
    merchant          text        not null,
    idempotency_key   text        not null,
    checkout_id       uuid        not null,
    order_id          uuid        not null,
    order_number      text        not null,
    shop_name         text        not null,
    locale            text        not null,
    amount_minor      bigint      not null check (amount_minor > 0),
    currency          char(3)     not null,
    return_url        text        not null,
    payment_reference text        not null,
    status            text        not null check (status in ('OPEN', 'REQUIRES_ACTION', 'PROCESSING', 'PAID', 'EXPIRED')),
    attempt           int         not null,
    method            text,
    decline_code      text,
    paid_at           timestamptz,
    settles_at        timestamptz,
    expires_at        timestamptz not null,
    version           bigint      not null,
    constraint one_session_per_key unique (merchant, idempotency_key)
);
select portico_isolate('sandbox_session');

create table sandbox_webhook
(
    id           text primary key,
    merchant     text        not null,
    session_id   text        not null,
    body         text        not null,
    attempts     int         not null,
    due_at       timestamptz,
    last_answer  text,
    delivered_at timestamptz,
    created_at   timestamptz not null
);
create index sandbox_webhook_due on sandbox_webhook (due_at, created_at) where due_at is not null;
select portico_isolate('sandbox_webhook');
