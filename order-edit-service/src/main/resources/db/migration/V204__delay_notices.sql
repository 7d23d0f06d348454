-- What a line was promised for: a delay is measured by it. Lines that an older version writes meanwhile have none.
alter table pre_order_line add column promised_on date;
select set_config('portico.merchant', '*', true);
update pre_order_line p
   set promised_on = coalesce(cast(line.document -> 'preOrder' ->> 'expectedTo' as date),
                              cast(line.document -> 'preOrder' ->> 'expectedFrom' as date),
                              cast(p.placed_at at time zone 'UTC' as date) + 30)
  from orders o, jsonb_array_elements(o.document -> 'lines') as line (document)
 where o.merchant = p.merchant and o.id = p.order_id and cast(line.document ->> 'id' as uuid) = p.line_id;
select set_config('portico.merchant', '', true);

-- A delay that customers are asked about, in chunks that a timer takes one after the other. It has the id of its statement.
create table delay_notice (
    id             uuid        not null primary key, -- where merchant = ? and id = ?
    merchant       text        not null,
    listing_id     uuid        not null references listing (id),
    document       jsonb       not null,
    announced_at   timestamptz not null,
    after_placed_at timestamptz not null default '-infinity', -- how far the asking is
    after_order_id uuid        not null default '00000000-0000-0000-0000-000000000000',
    asked_at       timestamptz -- when everybody was asked
);
select portico_isolate('delay_notice');

-- newest first, keyset: where merchant = ? and listing_id = ? and (announced_at, id) < (?, ?) order by announced_at desc, id desc
create index delay_notice_newest on delay_notice (merchant, listing_id, announced_at desc, id desc);

-- Whom a notice has asked, and the answer with who gave it and when: the record of the consent.
create table delay_option (
    notice_id   uuid        not null references delay_notice (id),
    merchant    text        not null,
    order_id    uuid        not null,
    answer      text,
    answered_by text,
    answered_at timestamptz,
    primary key (notice_id, order_id)
);
select portico_isolate('delay_option');

-- at the end of the time to answer: where merchant = ? and notice_id = ? and answer is null order by order_id limit ?
create index delay_option_open on delay_option (merchant, notice_id, order_id) where answer is null;
create index delay_option_order on delay_option (merchant, order_id); -- what an order was asked
