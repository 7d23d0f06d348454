-- Why a waiver is in the ledger. The account may be stored after it, in the same transaction.
create table waiver
(
    id           uuid primary key,
    merchant     text        not null,
    order_id     uuid        not null,
    kind         text        not null check (kind in ('MANUAL', 'AUTOMATIC')),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null,
    reason       text,
    created_by   text        not null,
    created_at   timestamptz not null
);
create index waiver_of_order on waiver (order_id, created_at);
select portico_isolate('waiver');

-- A customer's debt, from when something became due until nothing is due any more.
create table debt
(
    order_id     uuid primary key,
    merchant     text        not null,
    since        timestamptz not null,
    announced_at timestamptz
);
select portico_isolate('debt');

-- When a merchant's ledger is recomputed next, and what came of the last time.
create table trial_balance
(
    merchant    text primary key,
    due_at      timestamptz not null,
    ended_at    timestamptz,
    accounts    bigint      not null default 0,
    differences bigint      not null default 0
);
create index trial_balance_due on trial_balance (due_at);
select portico_isolate('trial_balance');

-- Merchants that are there already.
select set_config('portico.merchant', '*', true);
insert into trial_balance (merchant, due_at)
select distinct merchant, now() from account;
select set_config('portico.merchant', '', true);
