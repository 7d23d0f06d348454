-- What a consumer could not handle, until somebody replays it (docs/adr/0009).
create table dead_letter (
    id          uuid        primary key,
    merchant    text        not null, -- as the record says; '' when it does not
    topic       text        not null,
    partition   int         not null,
    position    bigint      not null, -- the record's offset
    sent_at     timestamptz not null, -- the record's time: tells it from another at this offset of a topic made anew
    key         text,
    type        text,
    headers     jsonb       not null, -- name: base64, in the record's order of their last values
    body        bytea,                -- null for a record without value, and once it was replayed
    reason      text        not null,
    deaths      int         not null default 1,
    dead_at     timestamptz not null, -- the first time
    replays     jsonb       not null default '[]', -- [{at, by}], oldest first
    replayed_at timestamptz,
    unique (topic, partition, position, sent_at)
);
create index dead_letter_waiting on dead_letter (dead_at desc, id desc) where replayed_at is null; -- the list
create index dead_letter_dead_at on dead_letter (dead_at desc, id desc); -- the list of all, and the purge
select portico_isolate('dead_letter');
