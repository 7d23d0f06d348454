-- Where the shop's customers find the portal, its logo, its links: read whole with each mail (MailLooks). Known from each
-- shop's next settings event on.
alter table merchant_profile add column look text not null default '{}';
