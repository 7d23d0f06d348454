-- When the parts of an order's total are due. The document has the facts that the items are computed from; the columns
-- beside it are what was last told about them.
create table schedule
(
    order_id           uuid primary key references account (order_id),
    merchant           text   not null,
    document           jsonb  not null,
    not_yet_due_minor  bigint not null check (not_yet_due_minor >= 0),
    next_due_on        date,
    version            bigint not null
);
create index schedule_by_next_day on schedule (merchant, next_due_on) where next_due_on is not null;
select portico_isolate('schedule');

-- IANA name; a shop that has not been heard of since keeps its days in UTC.
alter table shop add column time_zone text not null default 'UTC';
