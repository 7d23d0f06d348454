-- What the Sandbox knows beside its pages to pay on: cards on file, charges without the customer, refunds. All of it is the
-- processor's own, told to the merchant's side by answers and webhooks only.
create table sandbox_card
(
    id         text primary key,
    merchant   text        not null,
    customer   text        not null,
    method     text        not null,
    created_at timestamptz not null
);
select portico_isolate('sandbox_card');

create table sandbox_setup
(
    id              text primary key,
    merchant        text        not null,
    idempotency_key text        not null,
    setup_id        uuid        not null,
    order_id        uuid        not null,
    order_number    text        not null,
    shop_name       text        not null,
    locale          text        not null,
    return_url      text        not null,
    customer        text        not null,
    card            text        not null,
    status          text        not null check (status in ('OPEN', 'SAVED', 'EXPIRED')),
    attempt         int         not null,
    method          text,
    decline_code    text,
    expires_at      timestamptz not null,
    version         bigint      not null,
    constraint one_setup_per_key unique (merchant, idempotency_key)
);
select portico_isolate('sandbox_setup');

create table sandbox_charge
(
    reference       text primary key,
    merchant        text        not null,
    idempotency_key text        not null,
    charge_id       uuid        not null,
    order_id        uuid        not null,
    order_number    text        not null,
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        char(3)     not null,
    method          text        not null,
    confirmation    text        not null unique,
    status          text        not null check (status in ('SUCCEEDED', 'DECLINED', 'REQUIRES_ACTION', 'PROCESSING')),
    decline_code    text,
    paid_at         timestamptz,
    settles_at      timestamptz,
    version         bigint      not null,
    constraint one_charge_per_key unique (merchant, idempotency_key)
);
select portico_isolate('sandbox_charge');

create table sandbox_refund
(
    reference         text primary key,
    merchant          text        not null,
    idempotency_key   text        not null,
    refund_id         uuid        not null,
    payment_reference text        not null,
    amount_minor      bigint      not null check (amount_minor > 0),
    currency          char(3)     not null,
    status            text        not null check (status in ('SUCCEEDED', 'PENDING', 'PROCESSING', 'FAILED')),
    code              text,
    settles_at        timestamptz,
    refunded_at       timestamptz,
    version           bigint      not null,
    constraint one_refund_per_key unique (merchant, idempotency_key)
);
create index sandbox_refund_of_payment on sandbox_refund (payment_reference);
select portico_isolate('sandbox_refund');

-- A page may be asked to keep the card that pays.
alter table sandbox_session
    add column save_card boolean not null default false,
    add column customer  text,
    add column card      text;
create index sandbox_session_of_payment on sandbox_session (payment_reference);
