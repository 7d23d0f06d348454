-- Each change of an order by anyone, written by the statement that makes it. Events have left for Kafka; this is for people.
create table order_history (
    id                 uuid        not null primary key,
    merchant           text        not null,
    order_id           uuid        not null references orders (id) on delete cascade,
    at                 timestamptz not null,
    actor              text        not null,
    type               text        not null, -- the first event's, without its version
    from_version       int         not null, -- 0: the order came in
    to_version         int         not null,
    total_before_minor bigint,
    total_after_minor  bigint      not null,
    events             jsonb       not null, -- type, actor and data of each event, without the order
    changes            jsonb       not null  -- field by field, before and after
);
select portico_isolate('order_history');

-- newest first, keyset: where merchant = ? and order_id = ? and (at, id) < (?, ?) order by at desc, id desc
create index order_history_of_order on order_history (merchant, order_id, at desc, id desc);
-- usage: where merchant = ? and type = 'order.canceled' and at >= ? and at < ?
create index order_history_canceled on order_history (merchant, at) where type = 'order.canceled';

-- What an edit was, and whether it counts: tests don't, nor does what the shop itself has decided.
alter table order_edit
    add column actions text[]  not null default '{}',
    add column test    boolean not null default false,
    add column counted boolean not null default true;

-- usage and export, keyset: where merchant = ? and committed_at >= ? and committed_at < ? and (committed_at, id) > (?, ?)
create index order_edit_by_time on order_edit (merchant, committed_at, id);

-- A merchant's plan with the uses of its current billing period. Without a row there is no limit. `used` is kept for limited
-- plans only: their number of edits is small by definition, so that one row for all of them is no bottleneck.
create table usage_plan (
    merchant         text        not null primary key,
    name             text        not null,
    monthly_edits    int,
    anniversary      date        not null,
    period_ends_on   date        not null, -- which period `used` is of: a later one begins at 0
    used             bigint      not null,
    told_exhausted   boolean     not null default false, -- what the orders' pages were last told
    updated_at       timestamptz not null
);
select portico_isolate('usage_plan');

-- Told once per period and plan; the sequence is that of the merchant's usage events.
create table usage_announcement (
    merchant      text   not null,
    ends_on       date   not null,
    monthly_edits int    not null,
    percent       int    not null,
    sequence      bigint not null,
    primary key (merchant, ends_on, monthly_edits, percent)
);
select portico_isolate('usage_announcement');
