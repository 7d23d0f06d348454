-- Goods that arrived, each receipt once.
create table inventory_receipt (
    merchant     text        not null,
    receipt_id   text        not null,
    request_hash text        not null,
    answer       jsonb,
    received_at  timestamptz not null,
    primary key (merchant, receipt_id)
);
select portico_isolate('inventory_receipt');

-- Which line got how many units of it.
create table inventory_allocation (
    merchant   text not null,
    receipt_id text not null,
    order_id   uuid not null,
    line_id    uuid not null,
    units      int  not null,
    primary key (merchant, receipt_id, order_id, line_id),
    foreign key (merchant, receipt_id) references inventory_receipt (merchant, receipt_id)
);
select portico_isolate('inventory_allocation');
create index inventory_allocation_order on inventory_allocation (merchant, order_id); -- what an order has got
