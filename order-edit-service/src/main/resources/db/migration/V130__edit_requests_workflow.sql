-- An edit or a cancellation that waits for approval or payment. The order's document tells of it too: this is its whole.
create table edit_request (
    id              uuid        not null primary key, -- where merchant = ? and id = ?
    merchant        text        not null,
    order_id        uuid        not null references orders (id),
    kind            text        not null,
    status          text        not null,
    actor           text        not null,
    idempotency_key text        not null,
    request_hash    text        not null,
    sequence        bigint      not null, -- the order's event sequence after the request
    document        jsonb       not null, -- the request, with the order as it would be
    answer          jsonb       not null, -- the order as it was answered
    requested_at    timestamptz not null,
    ended_at        timestamptz
);
select portico_isolate('edit_request');

-- the same commit twice: where merchant = ? and order_id = ? and idempotency_key = ?
create unique index edit_request_key on edit_request (merchant, order_id, idempotency_key);

-- at most one waits per order, whatever a bug may try
create unique index edit_request_waiting on edit_request (order_id) where ended_at is null;

-- the queue, newest first, keyset: where merchant = ? and (requested_at, id) < (?, ?) and status = ?
create index edit_request_newest on edit_request (merchant, requested_at desc, id desc);
create index edit_request_status on edit_request (merchant, status, requested_at desc, id desc);

-- What an edit was (EDIT, UNDO, REVERT, CANCEL), and the parts of the order before and after it, so that it can be taken back.
alter table order_edit add column kind text not null default 'EDIT';
alter table order_edit add column parts jsonb;

-- the edits since an unpaid hold: where merchant = ? and order_id = ? and committed_at >= ? order by sequence
create index order_edit_order on order_edit (merchant, order_id, sequence);

alter table account_balance add column pending_minor bigint not null default 0;

create table workflow_rules (
    merchant   text        not null primary key,
    version    int         not null,
    document   jsonb       not null,
    updated_at timestamptz not null
);
select portico_isolate('workflow_rules');

-- The dated acknowledgement of a withdrawal from the contract.
create table withdrawal (
    id            uuid        not null primary key,
    merchant      text        not null,
    order_id      uuid        not null references orders (id),
    name          text,
    comment       text,
    order_version int         not null,
    total_minor   bigint      not null,
    received_at   timestamptz not null
);
select portico_isolate('withdrawal');

-- an order is withdrawn from once: where merchant = ? and order_id = ?
create unique index withdrawal_order on withdrawal (merchant, order_id);
