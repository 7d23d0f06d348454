-- How a shop looks to its customers: one document, read whole with each page (BrandingDocuments). '{}' is the portal's own.
alter table merchant add column branding text not null default '{}';

-- Pictures by names made from their content. The primary key serves: where merchant = ? and file = ?
create table brand_image (
    merchant    text        not null,
    file        text        not null, -- <hash>.<extension>, which says the type
    content     bytea       not null,
    uploaded_at timestamptz not null,
    primary key (merchant, file)
);
select portico_isolate('brand_image');

-- Which shop a host name belongs to. Unique over all shops: the primary key keeps it so, and serves each page's
-- (select merchant where domain = ?), by which the link of one shop is not opened under the name of another.
create table own_domain (
    domain       text        primary key,
    merchant     text        not null unique,
    confirmed_at timestamptz -- when the operator said that it leads here; until then it means nothing
);
select portico_isolate('own_domain');

-- Looks that are not stored, for a quarter of an hour. The primary key serves: where merchant = ? and id = ?
create table branding_preview (
    merchant     text        not null,
    id           uuid        not null,
    accent_color text,
    branding     text        not null,
    expires_at   timestamptz not null,
    primary key (merchant, id)
);
select portico_isolate('branding_preview');

-- Pages and pictures are read by the reader's role, as in V100.
grant select on brand_image, own_domain, branding_preview to portal_reader;
create policy page_reads on brand_image for select to portal_reader using (true);
create policy page_reads on own_domain for select to portal_reader using (true);
create policy page_reads on branding_preview for select to portal_reader using (true);
