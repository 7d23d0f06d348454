-- Where a processor has a payment of the ledger: an entry that the shop told of names the charge only.
create table taken_payment
(
    order_id  uuid not null references account (order_id),
    charge_id text not null,
    merchant  text not null,
    processor text not null,
    reference text not null,
    primary key (order_id, charge_id)
);
select portico_isolate('taken_payment');

-- What was taken before there were refunds can be given back, too.
select set_config('portico.merchant', '*', true);
insert into taken_payment (order_id, charge_id, merchant, processor, reference)
select order_id, id::text, merchant, processor, payment_reference
  from checkout
 where status = 'SUCCEEDED' and payment_reference is not null;
select set_config('portico.merchant', '', true);

create table refund
(
    id                  uuid primary key,
    merchant            text        not null,
    order_id            uuid        not null references account (order_id),
    kind                text        not null check (kind in ('MANUAL', 'AUTOMATIC')),
    amount_minor        bigint      not null check (amount_minor > 0),
    currency            char(3)     not null,
    reason              text,
    notify_customer     boolean     not null,
    allow_more_than_due boolean     not null,
    outside             boolean     not null,
    created_by          text        not null,
    created_at          timestamptz not null
);
create index refund_of_order on refund (order_id, created_at);
select portico_isolate('refund');

-- A refund goes back over several payments, each part by itself. act_at is when to send it or to ask about it; null when
-- there is nothing to do. Without a processor it is only recorded.
create table refund_part
(
    id                uuid primary key,
    refund_id         uuid        not null references refund (id),
    position          int         not null,
    merchant          text        not null,
    order_id          uuid        not null,
    payment           text        not null,
    processor         text,
    payment_reference text,
    method            text,
    amount_minor      bigint      not null check (amount_minor > 0),
    currency          char(3)     not null,
    status            text        not null check (status in ('CREATED', 'PENDING', 'SUCCEEDED', 'FAILED', 'UNKNOWN')),
    attempt           int         not null,
    processor_key     text        not null unique,
    reference         text,
    code              text,
    next_at           timestamptz,
    refunded_at       timestamptz,
    act_at            timestamptz,
    asked             int         not null,
    version           bigint      not null,
    constraint one_part_per_position unique (refund_id, position),
    constraint a_payment_at_a_processor_has_a_reference check ((processor is null) = (payment_reference is null))
);
create index refund_part_of_order on refund_part (order_id);
create index refund_part_to_act_on on refund_part (act_at) where act_at is not null;
select portico_isolate('refund_part');

-- What an automatic refund waits for.
create table refund_wait
(
    order_id         uuid primary key,
    merchant         text not null,
    due_since        timestamptz,
    window_closed_at timestamptz
);
select portico_isolate('refund_wait');

create table refund_policy
(
    merchant   text        not null primary key,
    version    int         not null,
    document   jsonb       not null,
    updated_at timestamptz not null
);
select portico_isolate('refund_policy');
