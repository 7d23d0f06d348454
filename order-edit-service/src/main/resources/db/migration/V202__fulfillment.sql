-- Letting orders of a listing go, in chunks that a timer takes one after the other.
create table fulfillment_run (
    id         uuid        not null primary key, -- where merchant = ? and id = ?
    merchant   text        not null,
    listing_id uuid        not null references listing (id),
    scope      text        not null,
    actor      text        not null,
    orders     int         not null, -- how many it looks at
    released   int         not null default 0,
    skipped    int         not null default 0,
    started_at timestamptz not null,
    ended_at   timestamptz
);
select portico_isolate('fulfillment_run');

-- What a run looks at, taken down when it begins; the outcome once it has looked.
create table fulfillment_outcome (
    run_id    uuid        not null references fulfillment_run (id),
    merchant  text        not null,
    order_id  uuid        not null,
    placed_at timestamptz not null,
    outcome   text,
    -- outcomes, oldest order first, keyset: where merchant = ? and run_id = ? and (placed_at, order_id) > (?, ?)
    primary key (run_id, order_id)
);
select portico_isolate('fulfillment_outcome');
create index fulfillment_outcome_oldest on fulfillment_outcome (merchant, run_id, placed_at, order_id);
-- the next ones to look at
create index fulfillment_outcome_open on fulfillment_outcome (merchant, run_id, placed_at, order_id) where outcome is null;
