-- Without a portal a mail carries no link to it. Known from each shop's next settings event on.
alter table merchant_profile add column portal_enabled boolean not null default true;
