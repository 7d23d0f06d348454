-- How long the links in a shop's mails live; null: as long as the installation's. Known from its next settings event on.
alter table merchant_profile add column link_lifetime_days int;
