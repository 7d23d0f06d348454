-- Rows that wait for work, in place of a service's own.
create table errand (
    id       uuid        primary key,
    merchant text        not null,
    tries    int         not null default 0,
    due_at   timestamptz,
    outcome  text
);
select portico_isolate('errand');
