-- What the shop's platform has reserved and not taken: a sum of the ledger, and what it is the sum of, kept with the account.
alter table account
    add column authorized_minor bigint not null default 0 check (authorized_minor >= 0),
    add column authorizations   jsonb;

alter table ledger_entry
    drop constraint ledger_entry_kind_check,
    add constraint ledger_entry_kind_check
        check (kind in ('ORDER_TOTAL', 'PAYMENT', 'AUTHORIZATION', 'REFUND', 'WAIVER')),
    drop constraint only_totals_may_fall,
    add constraint only_totals_and_authorizations_may_fall
        check (kind in ('ORDER_TOTAL', 'AUTHORIZATION') or amount_minor > 0);
