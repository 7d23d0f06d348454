-- What of an order is only reserved at the shop's platform: mails about a lower total promise no refund of it.
alter table order_balance add column authorized_minor bigint not null default 0;
