-- An order is one row: what is searched is a column, the rest is the document of the aggregate.
create table orders (
    id               uuid        not null primary key, -- load: where merchant = ? and id = ?
    merchant         text        not null,
    external_id      text        not null,
    number           text        not null,
    status           text        not null,
    placed_at        timestamptz not null,
    currency         char(3)     not null,
    total_minor      bigint      not null,
    version          int         not null,
    platform_version bigint      not null,
    event_sequence   bigint      not null, -- grows with every event: also what concurrent writers are told apart by
    window_closed_at timestamptz,
    document         jsonb       not null
);
select portico_isolate('orders');

-- upsert by the platform: where merchant = ? and external_id = ?
create unique index orders_external_id on orders (merchant, external_id);

-- listing, newest first, keyset: where merchant = ? and (placed_at, id) < (?, ?) order by placed_at desc, id desc limit ?
create index orders_newest on orders (merchant, placed_at desc, id desc);

-- after a change of policy: where merchant = ? and id > ? and status = 'OPEN' and window_closed_at is null order by id limit ?
create index orders_open_window on orders (merchant, id) where status = 'OPEN' and window_closed_at is null;

-- What orders are found by: tags ("t:vip") and lower-case words ("s:robin"). A table of its own, because row-level security
-- keeps like, lower() and @> from using an index (they are not leakproof); = and < on a column of collation C may.
create table order_term (
    merchant  text             not null,
    term      text collate "C" not null,
    placed_at timestamptz      not null,
    order_id  uuid             not null references orders (id) on delete cascade,
    -- by tag, keyset: where merchant = ? and term = ? and (placed_at, order_id) < (?, ?) order by placed_at desc, order_id desc
    -- by prefix: where merchant = ? and term >= ? and term < ?
    primary key (merchant, term, placed_at, order_id)
);
select portico_isolate('order_term');
create index order_term_order on order_term (order_id); -- when an order's terms change: where order_id = ?

-- Every committed edit with the order before and after, as it was told.
create table order_edit (
    id                 uuid        not null primary key,
    merchant           text        not null,
    order_id           uuid        not null references orders (id),
    actor              text        not null,
    from_version       int         not null,
    to_version         int         not null,
    total_before_minor bigint      not null,
    total_after_minor  bigint      not null,
    idempotency_key    text        not null,
    request_hash       text        not null,
    sequence           bigint      not null, -- the order's event sequence after it
    differences        jsonb       not null,
    before             jsonb       not null,
    after              jsonb       not null,
    committed_at       timestamptz not null
);
select portico_isolate('order_edit');

-- the same commit twice: where merchant = ? and order_id = ? and idempotency_key = ?
create unique index order_edit_key on order_edit (merchant, order_id, idempotency_key);
