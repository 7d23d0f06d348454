-- Which orders still wait for something of which listing: a projection of order.events.
create table order_listing (
    listing_id uuid        not null,
    order_id   uuid        not null,
    merchant   text        not null,
    since      timestamptz not null, -- when the order got it: what was announced before is no news to its customer
    primary key (listing_id, order_id)
);
create index order_listing_order on order_listing (order_id);
select portico_isolate('order_listing');

-- What is told to all who have ordered from a listing, and how far that has come: its timer goes on from there.
create table announcement (
    id           uuid        primary key, -- the shipping statement's
    merchant     text        not null,
    listing_id   uuid        not null,
    kind         text        not null,
    facts        jsonb       not null,    -- what the mails say: see template.MailFacts
    announced_at timestamptz not null,
    after_order  uuid        not null default '00000000-0000-0000-0000-000000000000' -- the last that has had its turn
);
create index announcement_listing on announcement (listing_id, announced_at desc);
select portico_isolate('announcement');
