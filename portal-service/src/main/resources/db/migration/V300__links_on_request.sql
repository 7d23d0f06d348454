-- How long links to a shop's orders live; null: as long as the installation's.
alter table merchant add column link_lifetime_days int;

-- What somebody asked for on a page, until a moment later, when it has been looked for (docs/adr/0014). A row is read by its
-- key once and deleted with it. The address is here no longer than that.
create table link_request (
    merchant     text        not null,
    id           uuid        not null,
    kind         text        not null, -- ORDER: the link to one order; ORDERS: the link to all of an address
    order_id     uuid,                 -- known where it was asked for by a link
    order_number text,                 -- else as typed
    email        text,
    requested_at timestamptz not null,
    primary key (merchant, id)
);
select portico_isolate('link_request');

-- How often links to the order were asked for: the sequence of the order's events in link.events.
alter table order_view add column link_requests bigint not null default 0;

-- An address has few orders, an order number alone may be anybody's: so both the lookup (where merchant = ? and lower(email) = lower(?)
-- and number matches order by order_id desc limit 1) and my orders (where merchant = ? and lower(email) = lower(?) and order_id < ?
-- order by order_id desc limit 21) go by the address.
create index order_view_of_address on order_view (merchant, lower(email), order_id);
drop index order_view_email;
