-- Tells every process which abnormal orders changed: NOTIFY leaves with the commit, `shop:row:settles` with commas between,
-- the last in milliseconds since 1970: rows that still settle are on nobody's list unless asked for.
-- WHEN is looked at without calling anything: a trade that is not listed, and what nobody sees, cost nothing.

create or replace function announcement(p_shop uuid, p_trade uuid, p_settles_at timestamptz) returns text
language sql immutable parallel safe as $$
  select p_shop || ':' || p_trade || ':' || trunc(coalesce(extract(epoch from p_settles_at) * 1000, 0))
$$;

create or replace function announce(p_shop uuid, p_trade uuid, p_settles_at timestamptz) returns void language plpgsql as $$
begin
  perform pg_notify('abnormal_orders', announcement(p_shop, p_trade, p_settles_at));
end
$$;

create or replace function announce_trade() returns trigger language plpgsql as $$
begin
  perform announce(new.shop_id, new.id,
    case when old.status is null then new.settles_at else least(old.settles_at, new.settles_at) end);
  return null;
end
$$;

create or replace trigger trades_are_announced after update on trades for each row
  when ((old.status is not null or new.status is not null)
    and (old.status, old.reason, old.warnings, old.is_open, old.money, old.gateway_status, old.total, old.order_number,
        old.paid_order_id, old.settles_at, old.ordered_at, old.search_text, old.deleted_at)
      is distinct from (new.status, new.reason, new.warnings, new.is_open, new.money, new.gateway_status, new.total,
        new.order_number, new.paid_order_id, new.settles_at, new.ordered_at, new.search_text, new.deleted_at)
    and current_setting('fukkyu.announces_later', true) is distinct from 'on')
  execute function announce_trade();

-- NOTIFY holds a lock of the whole cluster while its transaction commits, so notices would wait for each other's fsync:
-- their intake sets fukkyu.announces_later, and says the rows of many commits at once afterwards.
-- A message for each row would cost the intake a tenth; one takes up to 8,000 bytes, 80 rows.
create or replace function announce_notices(p_shops uuid[], p_notices uuid[]) returns void language plpgsql as $$
begin
  perform pg_notify('abnormal_orders', string_agg(said, ','))
  from (
    select announcement(t.shop_id, t.id, t.settles_at) as said, (row_number() over () - 1) / 80 as message
    from (
      select distinct k.shop_id, k.order_number
      from unnest(p_shops, p_notices) as told(shop_id, id)
      join notices n on n.shop_id = told.shop_id and n.id = told.id
      join trades k on k.shop_id = n.shop_id and k.trade_key = n.trade_key
    ) touched
    join trades t on t.shop_id = touched.shop_id and t.order_number = touched.order_number
  ) rows group by message;
end
$$;

-- What stands beside the row on the screens: its mails, an order to reverse its money, what its customer chose.
create or replace function announce_trade_of() returns trigger language plpgsql as $$
begin
  perform announce(new.shop_id, new.trade_id, null);
  return null;
end
$$;

create or replace trigger mails_are_announced after insert or update of state on mails for each row
  when (new.trade_id is not null) execute function announce_trade_of();
create or replace trigger cancellations_are_announced after insert or update of state on cancellations for each row
  execute function announce_trade_of();
create or replace trigger preferences_are_announced after insert or update on customer_preferences for each row
  execute function announce_trade_of();

-- Who has a row open: said when somebody comes or leaves, not at every sign of life.
create or replace trigger openings_are_announced after insert on open_abnormal_orders for each row
  execute function announce_trade_of();
create or replace trigger reopenings_are_announced after update on open_abnormal_orders for each row
  when (old.open_until < new.seen_at) execute function announce_trade_of();

create or replace function announce_left_trade() returns trigger language plpgsql as $$
begin
  perform announce(old.shop_id, old.trade_id, null);
  return null;
end
$$;

create or replace trigger closings_are_announced after delete on open_abnormal_orders for each row
  execute function announce_left_trade();
