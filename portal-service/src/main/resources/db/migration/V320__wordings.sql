-- What a shop says in words of its own: {language: {key: text}}, replaced whole. The page's one query reads the version by
-- primary key; the words are read again only when it has changed.
create table wording
(
    merchant   text        not null primary key,
    version    int         not null,
    document   jsonb       not null,
    updated_at timestamptz not null
);
select portico_isolate('wording');
grant select on wording to portal_reader;
create policy page_reads on wording for select to portal_reader using (true);
