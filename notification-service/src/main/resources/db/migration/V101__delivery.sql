create table delivery (
    id         uuid        primary key,
    merchant   text        not null,
    order_id   uuid        not null,
    cause_id   uuid        not null,
    kind       text        not null,
    recipient  text        not null,
    locale     text        not null,
    facts      jsonb       not null, -- what the mail says: see template.MailFacts
    status     text        not null,
    attempts   int         not null,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    sent_at    timestamptz,
    last_error text,
    resend_of  uuid,
    version    int         not null default 0
);

-- Once per event, kind and person, however often the event comes; a resend by staff is a mail of its own.
create unique index delivery_once on delivery (merchant, cause_id, kind, recipient) where resend_of is null;
-- worker: where status in ('PENDING', 'RETRY', 'SENDING') and due_at <= ? order by due_at limit n for update skip locked
create index delivery_due on delivery (due_at) where status in ('PENDING', 'RETRY', 'SENDING');
-- listing: where merchant = ? [and order_id = ?] order by created_at desc, id desc
create index delivery_listing on delivery (merchant, created_at desc, id desc);
create index delivery_order on delivery (merchant, order_id, created_at desc, id desc);

select portico_isolate('delivery');
