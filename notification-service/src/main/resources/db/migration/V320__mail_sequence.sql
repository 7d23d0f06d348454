-- How many events this service has published about an order. A table of its own: where it stood, an order's events and its
-- mails wrote the same row, many of them in one transaction, and would have waited for each other in a circle.
create table mail_sequence (
    order_id uuid   primary key,
    merchant text   not null,
    last     bigint not null
);
select set_config('portico.merchant', '*', true);
insert into mail_sequence (order_id, merchant, last)
select order_id, merchant, mail_sequence from order_recipient where mail_sequence > 0;
select set_config('portico.merchant', '', true);
select portico_isolate('mail_sequence');

-- order_recipient.mail_sequence and delivery.version are no longer used. They go in a later release: pods of this one's
-- predecessor still write them while it is rolled out.
