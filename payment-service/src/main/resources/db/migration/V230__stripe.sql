-- What was asked of Stripe under which key, written before it is asked. Stripe can't be asked by idempotency key: "about"
-- is the customer, the payment or the page by which what became of it is found.
create table stripe_call
(
    merchant        text        not null,
    idempotency_key text        not null,
    about           text        not null,
    called_at       timestamptz not null,
    round           int         not null,
    primary key (merchant, idempotency_key)
);
select portico_isolate('stripe_call');
