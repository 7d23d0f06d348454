-- The id of Portico's own charge, by which a shop may tell of a payment that is in the ledger already.
alter table ledger_entry add column charge_id text;

-- What was taken before gets it, too: the one change an entry ever sees.
select set_config('portico.merchant', '*', true);
alter table ledger_entry disable trigger ledger_entry_is_append_only;
update ledger_entry
   set charge_id = checkout.id::text
  from checkout
 where checkout.order_id = ledger_entry.order_id
   and checkout.payment_reference = ledger_entry.reference
   and checkout.status = 'SUCCEEDED'
   and ledger_entry.kind = 'PAYMENT';
alter table ledger_entry enable trigger ledger_entry_is_append_only;
select set_config('portico.merchant', '', true);
