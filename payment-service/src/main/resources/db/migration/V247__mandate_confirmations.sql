-- A customer's word that an order may be charged later as an edit makes it. It is evidence: kept as it was given.
create table mandate_confirmation
(
    id            uuid primary key,
    merchant      text        not null,
    order_id      uuid        not null references account (order_id),
    order_version bigint      not null,
    agreed_minor  bigint      not null check (agreed_minor >= 0),
    most_minor    bigint      not null check (most_minor >= 0 and most_minor <= agreed_minor),
    currency      char(3)     not null,
    method        text,
    confirmed_at  timestamptz not null
);
create index mandate_confirmation_of_order on mandate_confirmation (order_id, confirmed_at);
select portico_isolate('mandate_confirmation');
