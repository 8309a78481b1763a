-- Numbers on the tabs without counting a million rows: each change of a row leaves a delta, a job folds them.

create or replace function count_trade() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.status, old.is_open, old.deleted_at is null, old.total)
      is not distinct from (new.status, new.is_open, new.deleted_at is null, new.total) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.status is not null and old.deleted_at is null then
    insert into abnormal_order_deltas (shop_id, status, is_open, rows, yen)
    values (old.shop_id, old.status, old.is_open, -1, -old.total);
  end if;
  if tg_op <> 'DELETE' and new.status is not null and new.deleted_at is null then
    insert into abnormal_order_deltas (shop_id, status, is_open, rows, yen)
    values (new.shop_id, new.status, new.is_open, 1, new.total);
  end if;
  return null;
end
$$;

create or replace trigger trades_are_counted after insert or update or delete on trades
  for each row execute function count_trade();

create or replace function fold_abnormal_order_deltas() returns void language sql as $$
  with taken as (
    delete from abnormal_order_deltas where (shop_id, id) in (
      select shop_id, id from abnormal_order_deltas order by shop_id, id limit 50000 for update skip locked)
    returning shop_id, status, is_open, rows, yen
  )
  insert into abnormal_order_deltas (shop_id, status, is_open, rows, yen)
  select shop_id, status, is_open, sum(rows), sum(yen) from taken
  group by shop_id, status, is_open having sum(rows) <> 0 or sum(yen) <> 0
$$;
