-- The language that a shop's texts are read in when a customer's own is missing. Until portal-service has told it, English.
alter table merchant add column language text not null default 'en';

-- A pre-order listing is one row: the document of the aggregate, with the statements that everybody is told of.
create table listing (
    id             uuid        not null primary key, -- load: where merchant = ? and id = ?
    merchant       text        not null,
    external_id    text        not null,
    stage          text        not null,
    version        int         not null, -- its ETag
    event_sequence bigint      not null, -- grows with every event: also what concurrent writers are told apart by
    document       jsonb       not null,
    created_at     timestamptz not null
);
select portico_isolate('listing');

-- load and upsert: where merchant = ? and external_id = ?
create unique index listing_external_id on listing (merchant, external_id);

-- listing, newest first, keyset: where merchant = ? and (created_at, id) < (?, ?) order by created_at desc, id desc limit ?
create index listing_newest on listing (merchant, created_at desc, id desc);

-- the same of one stage
create index listing_stage on listing (merchant, stage, created_at desc, id desc);

-- What a listing can take over: terms and the words of its first statement.
create table listing_template (
    merchant   text        not null,
    name       text        not null,
    version    int         not null,
    document   jsonb       not null,
    updated_at timestamptz not null,
    primary key (merchant, name)
);
select portico_isolate('listing_template');

-- Every statement that was ever published; a listing's document has the newest ones.
create table shipping_statement (
    id           uuid        not null primary key,
    merchant     text        not null,
    listing_id   uuid        not null references listing (id),
    document     jsonb       not null,
    published_at timestamptz not null
);
select portico_isolate('shipping_statement');

-- newest first, keyset: where merchant = ? and listing_id = ? and (published_at, id) < (?, ?) order by published_at desc, id desc
create index shipping_statement_newest on shipping_statement (merchant, listing_id, published_at desc, id desc);
