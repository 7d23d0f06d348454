-- Few orders have money to go back, few runs are made: lists of both are read by these.
create index account_owed_back on account (merchant, order_id)
    where order_total_minor - paid_minor + refunded_minor - waived_minor < 0;
create index charge_run_by_time on charge_run (merchant, created_at, id);
