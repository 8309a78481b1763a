-- The fold of domain.md §3: a trade is what its notices say, whatever the order they arrived in.
-- plpgsql where a function runs for every notice: it keeps its plans, a function in plain SQL is planned at each call.

create or replace function notice_money(p_status text, p_failure text, p_sauth_holds boolean)
returns text language sql immutable parallel safe as $$
  select case
    when p_failure = 'FAILED' then 'NONE'
    when p_failure = 'UNKNOWN' then 'UNKNOWN'
    when p_status in ('UNPROCESSED', 'AUTHENTICATED', 'CHECK') then 'NONE'
    when p_status = 'SAUTH' then case when p_sauth_holds then 'HELD' else 'NONE' end
    when p_status = 'AUTH' then 'HELD'
    when p_status in ('CAPTURE', 'SALES') then 'TAKEN'
    when p_status in ('VOID', 'RETURN', 'RETURNX') then 'REVERSED'
    else 'UNKNOWN'
  end
$$;

create or replace function status_rank(p_status text) returns int language sql immutable parallel safe as $$
  select coalesce(array_position(array['UNPROCESSED', 'AUTHENTICATED', 'CHECK', 'SAUTH', 'AUTH', 'CAPTURE', 'SALES',
    'VOID', 'RETURN', 'RETURNX'], p_status), 0)
$$;

-- The cart's number of an OrderID: what a checkout lists, else the shop's suffix rule, else the OrderID itself.
create or replace function order_number_of(p_shop uuid, p_gateway_order_id text)
returns text language plpgsql stable parallel safe as $$
begin
  return coalesce(
    (select g.order_number from checkout_gateway_orders g
      where g.shop_id = p_shop and g.gateway_order_id = p_gateway_order_id),
    (select nullif(regexp_replace(p_gateway_order_id, '-[0-9]+$', ''), '') from shops s
      where s.id = p_shop and s.strips_order_suffix),
    p_gateway_order_id);
end
$$;

-- Folds trades from their notices and stores them. Call with the locks of receive_notices held.
create or replace function fold_trades(p_shop uuid, p_trade_keys text[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
  with events as (
    select n.*, notice_money(n.gateway_status, n.failure, s.sauth_holds) as money
    from notices n join shops s on s.id = n.shop_id
    where n.shop_id = p_shop and n.trade_key = any (p_trade_keys) and n.kind = 'CARD'
  ), history as (
    select *, bool_or(money in ('HELD', 'TAKEN', 'REVERSED')) over trade as was_money,
      min(tran_date) over trade as first_tran_date, min(received_at) over trade as first_received_at,
      coalesce(max(gateway_order_id collate "C") over trade, '') as any_order_id
    from events window trade as (partition by trade_key)
  ), winner as (
    -- Once money was seen, a no-money event changes nothing any more: a failed attempt must not hide a charge.
    select distinct on (trade_key) *, coalesce(gateway_order_id, any_order_id) as order_id
    from history where money <> 'NONE' or not was_money
    order by trade_key, tran_date desc nulls last, status_rank(gateway_status) desc,
      tran_id collate "C" desc nulls last, total desc, event_key collate "C" desc, body_hash desc
  )
  insert into trades as t (shop_id, trade_key, access_id, gateway_order_id, order_number, gateway_status, job_code, money,
    amount, tax, total, currency, method, pay_times, approval, tran_id, tran_date, first_tran_date, forward,
    received_at, settles_at)
  select p_shop, w.trade_key, w.access_id, w.order_id, order_number_of(p_shop, w.order_id),
    coalesce(w.gateway_status, ''), w.job_code, w.money, w.amount, w.tax, w.total, w.currency, w.method, w.pay_times,
    w.approval, w.tran_id, w.tran_date, w.first_tran_date, w.forward, w.first_received_at, w.first_received_at
  from winner w
  on conflict (shop_id, trade_key) do update set
    gateway_order_id = excluded.gateway_order_id, order_number = excluded.order_number,
    gateway_status = excluded.gateway_status, job_code = excluded.job_code, money = excluded.money,
    amount = excluded.amount, tax = excluded.tax, total = excluded.total, currency = excluded.currency,
    method = excluded.method, pay_times = excluded.pay_times, approval = excluded.approval,
    tran_id = excluded.tran_id, tran_date = excluded.tran_date, first_tran_date = excluded.first_tran_date,
    forward = excluded.forward, received_at = excluded.received_at,
    -- A reversed trade is not restorable between here and evaluate, which follows in the same transaction.
    status = case when excluded.money = 'REVERSED' and t.status = 'RESTORABLE' then null else t.status end;
end
$$;
