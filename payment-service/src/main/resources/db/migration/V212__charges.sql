-- Amounts to take from cards on file, each with the key of its present attempt, which is stored before the processor is
-- asked. due_at is when something has to happen: an announcement, an attempt, or a question to the processor.
create table charge_run
(
    id         uuid primary key,
    merchant   text        not null,
    scope      text        not null check (scope in ('ALL', 'CHOSEN', 'OLDEST', 'NEWEST')),
    started_by text        not null,
    created_at timestamptz not null
);
select portico_isolate('charge_run');

create table charge
(
    id            uuid primary key,
    merchant      text        not null,
    order_id      uuid        not null references account (order_id),
    run_id        uuid references charge_run (id),
    amount_minor  bigint      not null check (amount_minor > 0),
    currency      char(3)     not null,
    due_on        date,
    announced     boolean     not null,
    status        text        not null check (status in ('CREATED', 'PENDING', 'SUCCEEDED', 'REQUIRES_ACTION', 'DECLINED', 'UNKNOWN', 'SKIPPED')),
    attempt       int         not null,
    processor_key text        not null unique,
    processor     text,
    customer      text,
    card          text,
    method        text,
    reference     text,
    url           text,
    decline_code  text,
    decline_class text check (decline_class in ('SOFT', 'HARD', 'AUTHENTICATION')),
    skip_reason   text,
    paid_at       timestamptz,
    due_at        timestamptz,
    asked         int         not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    version       bigint      not null,
    constraint one_charge_per_run_and_order unique (run_id, order_id)
);
-- Two at once could take the same debt twice.
create unique index one_charge_under_way_per_order on charge (order_id) where status in ('PENDING', 'UNKNOWN');
create index charge_to_make on charge (due_at) where due_at is not null and status in ('CREATED', 'DECLINED');
create index charge_to_ask_about on charge (due_at) where due_at is not null and status in ('PENDING', 'UNKNOWN', 'REQUIRES_ACTION');
create index charge_of_order on charge (order_id, created_at);
create index charge_of_run on charge (run_id, created_at, id) where run_id is not null;
select portico_isolate('charge');
