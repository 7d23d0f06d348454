-- A run may charge for one listing's pre-orders only.
alter table charge_run add column listing_id uuid;
alter table charge add column listing_id uuid;
