-- The lines that were pre-ordered, as the documents of their orders say, written by the statements that store these: who waits
-- for which listing, and for which variant.
create table pre_order_line (
    merchant       text        not null,
    order_id       uuid        not null references orders (id) on delete cascade,
    line_id        uuid        not null,
    listing_id     uuid        not null,
    queue_id       uuid        not null, -- follows from merchant, product and variant
    placed_at      timestamptz not null,
    units          int         not null, -- that the line sells as a pre-order; 0: it waits for nothing
    allocated      int         not null, -- units that have arrived for it, shipped ones included
    held           boolean     not null, -- its own hold stands
    told_allocated int         not null, -- what the order's document says
    told_position  int,
    primary key (order_id, line_id)
);
select portico_isolate('pre_order_line');

-- fulfillment: where merchant = ? and listing_id = ? and held order by placed_at, order_id limit ?
create index pre_order_line_held on pre_order_line (merchant, listing_id, placed_at, order_id) where held;

-- the queue of a variant: where merchant = ? and queue_id = ? and units > allocated order by placed_at, order_id, line_id limit ?
create index pre_order_line_queue on pre_order_line (merchant, queue_id, placed_at, order_id, line_id)
    where units > allocated;

-- those whose customers don't know yet: where merchant = ? and queue_id = ? and allocated <> told_allocated
create index pre_order_line_untold on pre_order_line (merchant, queue_id) where allocated <> told_allocated;
