-- The clock of the shop, by which daily cut-offs are meant. Until portal-service has told it, UTC.
alter table merchant add column time_zone text not null default 'UTC';
