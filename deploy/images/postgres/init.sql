-- One database; one schema and one login role of the same name per service; nobody may look into another's.
-- The official image runs this once, on an empty data directory. Elsewhere run it as a superuser in Portico's database:
--   psql -v ON_ERROR_STOP=1 -d portico -f init.sql
-- It may run again: what exists stays, passwords and search paths are set anew. The local stack (./portico up) does the
-- same in deploy/local/src/main/java/dev/portico/local/infra/Schemas.java.

\set ON_ERROR_STOP on

-- Passwords come from the environment of psql, never from a file in version control.
\getenv portal_password PORTICO_PORTAL_DB_PASSWORD
\getenv portal_reader_password PORTICO_PORTAL_READER_DB_PASSWORD
\getenv order_edit_password PORTICO_ORDER_EDIT_DB_PASSWORD
\getenv payment_password PORTICO_PAYMENT_DB_PASSWORD
\getenv notification_password PORTICO_NOTIFICATION_DB_PASSWORD

begin;

revoke all on schema public from public;
select format('revoke all on database %I from public', current_database()) \gexec

-- Search by a part of a name needs trigrams, and a service's role may not create extensions.
create extension if not exists pg_trgm with schema public;
grant usage on schema public to public;

-- Roles: a login and nothing else (no superuser, no createdb, no createrole, no bypassrls).
select format('create role %I login', role)
  from unnest(array['portal', 'portal_reader', 'order_edit', 'payment', 'notification']) as role
 where not exists (select from pg_roles where rolname = role) \gexec

alter role portal        password :'portal_password';
alter role portal_reader password :'portal_reader_password';
alter role order_edit    password :'order_edit_password';
alter role payment       password :'payment_password';
alter role notification  password :'notification_password';

select format('grant connect on database %I to %I', current_database(), role)
  from unnest(array['portal', 'portal_reader', 'order_edit', 'payment', 'notification']) as role \gexec

create schema if not exists portal       authorization portal;
create schema if not exists order_edit   authorization order_edit;
create schema if not exists payment      authorization payment;
create schema if not exists notification authorization notification;

-- The customer page's reads: portal's migrations grant this role its view tables, and those only.
grant usage on schema portal to portal_reader;

select format('alter role %I in database %I set search_path = %I, public', role, current_database(), schema)
  from (values ('portal', 'portal'), ('portal_reader', 'portal'), ('order_edit', 'order_edit'),
               ('payment', 'payment'), ('notification', 'notification')) as path (role, schema) \gexec

commit;
