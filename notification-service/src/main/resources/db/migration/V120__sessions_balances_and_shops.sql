-- What a customer edits in one sitting is one mail to staff: the edits wait here until the session's timer fires.
create table edit_session (
    order_id uuid        primary key,
    merchant text        not null,
    cause_id uuid        not null, -- the first edit's event: what makes the mail unique
    edits    jsonb       not null  -- see template.MailFacts.SessionEdit, oldest first
);
select portico_isolate('edit_session');

-- What was paid, to tell a customer what is given back: a projection of payment.events.
create table order_balance (
    order_id       uuid   primary key,
    merchant       text   not null,
    paid_minor     bigint not null,
    refunded_minor bigint not null,
    sequence       bigint not null
);
select portico_isolate('order_balance');

-- What an open order is about, for the mail that says what ended: its last event has no units left.
alter table order_recipient add column goods jsonb;

-- Mails about a shop's allowance are about no order.
alter table delivery alter column order_id drop not null;
