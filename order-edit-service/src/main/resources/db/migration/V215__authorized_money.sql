-- What of the money that covers an order is only reserved at the shop's platform: it is not taken rather than given back.
alter table account_balance add column authorized_minor bigint not null default 0;
