create table product (
    merchant    text        not null,
    external_id text        not null,
    document    jsonb       not null,
    updated_at  timestamptz not null,
    primary key (merchant, external_id) -- load with an order: where merchant = ? and external_id = any(?)
);
select portico_isolate('product');

-- Stock is a column, because edits move it: update … set stock = stock - ? where … and (not limited or stock >= ?)
create table variant (
    merchant    text    not null,
    product_id  text    not null,
    external_id text    not null,
    position    int     not null,
    stock       bigint  not null,
    tracked     boolean not null,
    oversell    boolean not null,
    document    jsonb   not null,
    primary key (merchant, product_id, external_id),
    foreign key (merchant, product_id) references product (merchant, external_id) on delete cascade
);
select portico_isolate('variant');

create table edit_policy (
    merchant   text        not null primary key,
    version    int         not null,
    document   jsonb       not null,
    updated_at timestamptz not null
);
select portico_isolate('edit_policy');

-- Where the re-publication of a merchant's open orders stands: one at a time, a new one starts over.
create table republication (
    merchant   text not null primary key,
    last_id    uuid,
    started_at timestamptz not null
);
select portico_isolate('republication');

-- projection of merchant.events
create table merchant (
    merchant       text    not null primary key,
    portal_enabled boolean not null,
    sequence       bigint  not null
);
select portico_isolate('merchant');

-- projection of payment.events; paid is payments and waivers less refunds
create table account_balance (
    merchant          text   not null,
    order_id          uuid   not null,
    paid_minor        bigint not null,
    outstanding_minor bigint not null,
    sequence          bigint not null,
    primary key (merchant, order_id)
);
select portico_isolate('account_balance');
