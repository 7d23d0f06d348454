-- The plan of a pre-order's payments, a projection of payment.events, and the order's confirmation while it waits for it.
create table pre_order (
    order_id uuid   primary key,
    merchant text   not null,
    schedule jsonb,                     -- see template.MailFacts.ScheduleFacts; null until the plan is told
    sequence bigint not null default 0, -- of the event that told it
    cause_id uuid,                      -- of the confirmation that waits: the event that brought the order in
    facts    jsonb                      -- and what it says, template.MailFacts; both null when none waits
);
select portico_isolate('pre_order');
