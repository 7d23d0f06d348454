-- Charges that follow from an order's schedule, each for one of its items. Two at once for the same item would be made
-- twice; one that succeeded stays, and money that was taken is never refused.
alter table charge add column item_id uuid;
create unique index one_charge_per_item on charge (order_id, item_id)
    where item_id is not null and status not in ('SKIPPED', 'SUCCEEDED');

-- What of the amount due the card on file is going to be charged with, as of the account's last step.
create table card_cover
(
    order_id     uuid primary key references account (order_id),
    merchant     text   not null,
    amount_minor bigint not null check (amount_minor >= 0)
);
select portico_isolate('card_cover');
