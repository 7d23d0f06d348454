create table shipping_rates (
    merchant   text        not null primary key, -- load with an order: where merchant = ?
    version    int         not null,
    document   jsonb       not null,
    updated_at timestamptz not null
);
select portico_isolate('shipping_rates');

-- For the whole of this migration: rows of every merchant.
select set_config('portico.merchant', '*', true);

-- What customers page through products by.
alter table product add column title_key text collate "C" not null default '';
update product set title_key = lower(left(document ->> 'title', 255));

-- search of addable items, keyset: where merchant = ? and (title_key, external_id) > (?, ?) order by title_key, external_id limit ?
create index product_by_title on product (merchant, title_key, external_id);

-- What products are found by: lower-case words ("s:shirt") and tags ("t:summer"); a table of its own for the reason order_term is one.
create table product_term (
    merchant   text             not null,
    term       text collate "C" not null,
    product_id text             not null,
    -- by word or tag: where merchant = ? and term >= ? and term < ?
    primary key (merchant, term, product_id),
    foreign key (merchant, product_id) references product (merchant, external_id) on delete cascade
);
select portico_isolate('product_term');
create index product_term_product on product_term (merchant, product_id, term); -- the other words of a query: where merchant = ? and product_id = ? and term >= ? and term < ?

insert into product_term (merchant, term, product_id)
select p.merchant, 's:' || left(word, 255), p.external_id
  from product p, regexp_split_to_table(lower(p.document ->> 'title'), '[^[:alnum:]]+') as word
 where word <> ''
on conflict do nothing;
insert into product_term (merchant, term, product_id)
select p.merchant, 't:' || lower(tag), p.external_id
  from product p, jsonb_array_elements_text(p.document -> 'tags') as tag
on conflict do nothing;
