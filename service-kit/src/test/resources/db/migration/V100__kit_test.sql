-- What the kit's tests write, in place of a service's own tables.
create table note (
    id       uuid primary key,
    merchant text not null,
    text     text not null
);
select portico_isolate('note');
