-- Cards on file: ids at the processor and words for people, never more of a card. At most one per order is in use.
create table payment_method
(
    id            uuid primary key,
    merchant      text        not null,
    order_id      uuid        not null references account (order_id),
    processor     text        not null,
    customer      text        not null,
    card          text        not null,
    method        text        not null,
    ceiling_minor bigint check (ceiling_minor > 0),
    saved_at      timestamptz not null,
    replaced_at   timestamptz
);
create unique index one_payment_method_in_use on payment_method (order_id) where replaced_at is null;
select portico_isolate('payment_method');

-- A link that lets a customer save another card. Only the token's hash is kept: who reads the table can't use it.
create table method_update_request
(
    id         uuid primary key,
    merchant   text        not null,
    order_id   uuid        not null references account (order_id),
    token_hash text        not null unique,
    expires_at timestamptz not null,
    setup_id   uuid,
    created_at timestamptz not null
);
select portico_isolate('method_update_request');

create table card_setup
(
    id            uuid primary key,
    merchant      text        not null,
    order_id      uuid        not null references account (order_id),
    return_url    text        not null,
    processor     text        not null,
    processor_key text        not null unique,
    status        text        not null check (status in ('CREATED', 'OPEN', 'SAVED', 'EXPIRED')),
    session_id    text,
    url           text,
    ask_at        timestamptz,
    asked         int         not null,
    created_at    timestamptz not null,
    version       bigint      not null
);
create index card_setup_to_ask_about on card_setup (ask_at) where ask_at is not null;
select portico_isolate('card_setup');
