-- What payment-service said beside the balance (plan, announced charge, card, overdue), the latest of each kind by its
-- event's sequence, and refunds by their id likewise. Which listings the order's lines were pre-ordered from.
alter table order_view
    add column payment_facts jsonb  not null default '{}',
    add column refunds       jsonb  not null default '{}',
    add column listing_ids   uuid[] not null default '{}';

-- Joins two sets of facts by their names: of two with one name the later one stays, however often and in whatever order
-- their events come. Facts that are null say nothing.
create function merge_facts(known jsonb, added jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_object_agg(latest.name, latest.fact), '{}'::jsonb)
      from (select distinct on (name) name, fact
              from (select * from jsonb_each(known) union all select * from jsonb_each(added)) as facts(name, fact)
             where jsonb_typeof(fact) = 'object'
             order by name, (fact ->> 'sequence')::bigint desc) as latest
$$;

-- A pre-order as the pages show it: title, expected days, what the shop said about shipping, newest first.
create table listing (
    merchant   text   not null,
    listing_id uuid   not null,
    sequence   bigint not null,
    listing    jsonb  not null,
    primary key (merchant, listing_id)
);
select portico_isolate('listing');
grant select on listing to portal_reader;
create policy page_reads on listing for select to portal_reader using (true);
