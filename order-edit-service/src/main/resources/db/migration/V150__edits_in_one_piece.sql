-- An edit's order before and after are 2 KB each, compressed: just above what stays in the row by default. Out of it, each
-- is two more rows and index entries in a table of their own, for a row that is written once and read whole.
alter table order_edit set (toast_tuple_target = 8160);
