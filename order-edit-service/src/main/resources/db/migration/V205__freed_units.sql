-- Units that had arrived for a line which sells them no more. The queue's timer gives them to who waits next; what nobody waits
-- for is stock. Rows are only added and taken, so that two orders of a queue don't wait for each other.
create table pre_order_freed (
    position bigint generated always as identity primary key,
    merchant text   not null,
    queue_id uuid   not null,
    units    int    not null
);
select portico_isolate('pre_order_freed');
create index pre_order_freed_queue on pre_order_freed (merchant, queue_id); -- take: delete where merchant = ? and queue_id = ?
