-- The kit's own tables, one set in each service's schema.

-- Row-level security, the second wall behind every query's own merchant predicate. FORCE, because the service owns its
-- tables and an owner is otherwise exempt. '*' is for the few jobs that work across merchants.
create function portico_isolate(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy merchant_isolation on %s'
        ' using (merchant = (select current_setting(''portico.merchant'', true))'
        '        or (select current_setting(''portico.merchant'', true)) = ''*'')'
        ' with check (merchant = (select current_setting(''portico.merchant'', true))'
        '        or (select current_setting(''portico.merchant'', true)) = ''*'')', target);
end
$$;

-- The columns id, aggregatetype, aggregateid, type and payload carry the names that Debezium's outbox router expects by
-- default, so that an operator may use CDC instead of the relay (docs/adr/0003).
create table outbox (
    position      bigint      generated always as identity primary key, -- relay: order by position limit n
    id            uuid        not null,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       text        not null,
    headers       jsonb       not null,
    merchant      text        not null,
    created_at    timestamptz not null
);
select portico_isolate('outbox');

-- No merchant here: an event id says nothing about anybody, and the handler's own tables are isolated.
create table inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_handled_at on inbox (handled_at); -- purge: where handled_at < ?

create table timer (
    kind       text        not null,
    subject    uuid        not null,
    merchant   text        not null,
    due_at     timestamptz not null,
    attempts   int         not null default 0,
    last_error text,
    primary key (kind, subject)
);
create index timer_due_at on timer (due_at); -- worker: where due_at <= ? order by due_at limit 1 for update skip locked
select portico_isolate('timer');

create table idempotency_key (
    merchant     text        not null,
    scope        text        not null,
    key          text        not null,
    request_hash text        not null,
    response     text,
    created_at   timestamptz not null,
    primary key (merchant, scope, key)
);
create index idempotency_key_created_at on idempotency_key (created_at); -- purge: where created_at < ?
select portico_isolate('idempotency_key');
