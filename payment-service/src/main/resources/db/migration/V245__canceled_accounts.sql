-- Of a canceled order only what is left to pay for it can be paid, nothing early: that has to be known here.
alter table account
    add column canceled boolean not null default false;
