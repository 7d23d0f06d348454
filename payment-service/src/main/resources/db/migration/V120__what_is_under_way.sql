-- What is no sum of the ledger: money on its way through a processor's page, and the total that an edit waits with.
alter table account
    add column pending_minor        bigint not null default 0 check (pending_minor >= 0),
    add column expected_total_minor bigint check (expected_total_minor >= 0);

select set_config('portico.merchant', '*', true);
update account
   set pending_minor = open.amount_minor
  from checkout open
 where open.order_id = account.order_id
   and open.status in ('PENDING', 'REQUIRES_ACTION', 'UNKNOWN');
select set_config('portico.merchant', '', true);
