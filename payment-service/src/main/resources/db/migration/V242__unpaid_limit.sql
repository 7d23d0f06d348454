-- When it was told that a debt has lasted as long as the merchant lets a pre-order be unpaid.
alter table debt add column limit_told_at timestamptz;
