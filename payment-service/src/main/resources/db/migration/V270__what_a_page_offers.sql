-- What a checkout's page offers beside a card to type: the order's card on file, and whether another one may be kept. It is kept
-- with the checkout, so that a processor that is asked again after a crash is asked for the same page.
alter table checkout
    add column on_file_customer text,
    add column on_file_card     text,
    add column on_file_method   text,
    add column save_card        boolean not null default false,
    add constraint card_on_file_is_whole check (num_nulls(on_file_customer, on_file_card, on_file_method) in (0, 3));

-- The Sandbox's own side of it: which test card its page offers, in words; null when it offers none.
alter table sandbox_session
    add column on_file text;
