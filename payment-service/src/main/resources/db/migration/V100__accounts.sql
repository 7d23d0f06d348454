-- One row per order: the sums of its ledger, promoted so that a balance is one keyed read.
create table account
(
    order_id          uuid primary key,
    merchant          text        not null,
    order_number      text        not null,
    locale            text        not null,
    currency          char(3)     not null,
    order_total_minor bigint      not null,
    paid_minor        bigint      not null,
    refunded_minor    bigint      not null,
    waived_minor      bigint      not null,
    order_version     bigint      not null,
    order_sequence    bigint      not null,
    event_sequence    bigint      not null,
    opened            boolean     not null,
    version           bigint      not null,
    constraint sums_are_not_negative check (order_total_minor >= 0 and paid_minor >= 0 and refunded_minor >= 0 and waived_minor >= 0)
);
-- republishing walks a merchant's accounts by id
create index account_of_merchant on account (merchant, order_id);
select portico_isolate('account');

create table ledger_entry
(
    id           uuid primary key,
    merchant     text        not null,
    order_id     uuid        not null references account (order_id),
    kind         text        not null check (kind in ('ORDER_TOTAL', 'PAYMENT', 'REFUND', 'WAIVER')),
    amount_minor bigint      not null,
    currency     char(3)     not null,
    reference    text        not null,
    method       text,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    constraint only_totals_may_fall check (kind = 'ORDER_TOTAL' or amount_minor > 0),
    constraint one_entry_per_reference unique (order_id, kind, reference)
);
create index ledger_entry_by_time on ledger_entry (order_id, recorded_at, id);
select portico_isolate('ledger_entry');

-- The owner of a table can't be refused update and delete by grants, so a trigger refuses them.
create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'the ledger is append-only: % of % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger ledger_entry_is_append_only
    before update or delete
    on ledger_entry
    for each row
execute function refuse_change();
create trigger ledger_entry_is_kept
    before truncate
    on ledger_entry
    for each statement
execute function refuse_change();

-- A merchant's republish on its way: the accounts up to after_order are announced.
create table republish
(
    id          uuid primary key,
    merchant    text        not null,
    after_order uuid,
    done        bigint      not null,
    started_at  timestamptz not null,
    ended_at    timestamptz
);
select portico_isolate('republish');

-- What the hosted page calls the shop; follows merchant.events.
create table shop
(
    merchant text primary key,
    name     text   not null,
    sequence bigint not null
);
select portico_isolate('shop');
