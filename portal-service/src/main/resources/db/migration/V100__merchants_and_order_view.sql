create table merchant (
    merchant       text        primary key,
    name           text        not null,
    time_zone      text        not null,
    default_locale text        not null,
    currency       char(3)     not null,
    staff_email    text,
    shop_email     text        not null,
    accent_color   text,
    portal_enabled boolean     not null,
    version        int         not null, -- also the sequence of merchant.settings-changed.v1
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);
select portico_isolate('merchant');

-- What the portal knows of one order, by events. Order and balance come by two topics; either may be first.
create table order_view (
    merchant         text   not null,
    order_id         uuid   not null,
    order_number     text,
    email            text,
    order_sequence   bigint not null default 0,
    order_excerpt    jsonb,
    payment_sequence bigint not null default 0,
    balance          jsonb,
    last_payment     jsonb,
    history          jsonb  not null default '[]',
    link_generation  int    not null default 1,
    primary key (merchant, order_id)
);
create index order_view_number on order_view (merchant, order_number); -- search: where merchant = ? and order_number = ?
create index order_view_email on order_view (merchant, lower(email)); -- my orders: where merchant = ? and lower(email) = ?
select portico_isolate('order_view');

-- Joins two histories: an entry counts once however often its event comes, and the last 50 stay, oldest first.
create function merge_history(known jsonb, added jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(kept.entry order by kept.entry ->> 'at', kept.entry ->> 'id'), '[]'::jsonb)
      from (select latest.entry
              from (select distinct on (entry ->> 'id') entry
                      from jsonb_array_elements(known || added) as all_entries(entry)) as latest
             order by latest.entry ->> 'at' desc, latest.entry ->> 'id' desc
             limit 50) as kept
$$;

-- The customer's page reads without a transaction: by its own role, which may select from these two tables only and
-- is exempt from the merchant setting, since merchant and order come from a verified link.
grant select on merchant, order_view to portal_reader;
create policy page_reads on merchant for select to portal_reader using (true);
create policy page_reads on order_view for select to portal_reader using (true);
