-- What mails need to know of merchants and orders: projections of merchant.events and order.events, guarded by the
-- sequence of the event that wrote them.

create table merchant_profile (
    merchant       text        primary key,
    name           text        not null,
    time_zone      text        not null,
    default_locale text        not null,
    currency       text        not null,
    staff_email    text,
    shop_email     text        not null,
    accent_color   text,
    sequence       bigint      not null
);
select portico_isolate('merchant_profile');

create table order_recipient (
    order_id      uuid   primary key,
    merchant      text   not null,
    number        text   not null,
    email         text,
    first_name    text,
    last_name     text,
    locale        text,
    currency      text   not null,
    sequence      bigint not null,
    mail_sequence bigint not null default 0 -- how many events this service has published about the order
);
select portico_isolate('order_recipient');

-- A table of its own: link.reissued comes on another topic, so perhaps before the order.
create table link_generation (
    order_id   uuid   primary key,
    merchant   text   not null,
    generation int    not null,
    sequence   bigint not null
);
select portico_isolate('link_generation');
