-- The fold of domain.md §3: a trade is what its notices say, whatever the order they arrived in.

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
returns text language sql stable parallel safe as $$
  select coalesce(
    (select g.order_number from checkout_gateway_orders g
      where g.shop_id = p_shop and g.gateway_order_id = p_gateway_order_id),
    (select nullif(regexp_replace(p_gateway_order_id, '-[0-9]+$', ''), '') from shops s
      where s.id = p_shop and s.strips_order_suffix),
    p_gateway_order_id)
$$;

-- Folds one trade from its notices and stores it. Call with the locks of receive_notices held.
create or replace function fold_trade(p_shop uuid, p_trade_key text) returns void language sql as $$
  with events as materialized (
    select n.*, notice_money(n.gateway_status, n.failure, s.sauth_holds) as money
    from notices n join shops s on s.id = n.shop_id
    where n.shop_id = p_shop and n.trade_key = p_trade_key and n.kind = 'CARD'
  ), winner as (
    -- Once money was seen, a no-money event changes nothing any more: a failed attempt must not hide a charge.
    select * from events
    where money <> 'NONE' or not exists (select from events where money in ('HELD', 'TAKEN', 'REVERSED'))
    order by tran_date desc nulls last, status_rank(gateway_status) desc, tran_id collate "C" desc nulls last,
      total desc, event_key collate "C" desc, body_hash desc
    limit 1
  ), span as (
    select min(tran_date) as first_tran_date, min(received_at) as received_at,
      coalesce(max(gateway_order_id collate "C"), '') as any_order_id
    from events
  )
  insert into trades as t (shop_id, trade_key, access_id, gateway_order_id, order_number, gateway_status, job_code, money,
    amount, tax, total, currency, method, pay_times, approval, tran_id, tran_date, first_tran_date, forward,
    received_at, settles_at)
  select p_shop, p_trade_key, w.access_id, coalesce(w.gateway_order_id, s.any_order_id),
    order_number_of(p_shop, coalesce(w.gateway_order_id, s.any_order_id)), coalesce(w.gateway_status, ''), w.job_code,
    w.money, w.amount, w.tax, w.total, w.currency, w.method, w.pay_times, w.approval, w.tran_id, w.tran_date,
    s.first_tran_date, w.forward, s.received_at, s.received_at
  from winner w, span s
  on conflict (shop_id, trade_key) do update set
    gateway_order_id = excluded.gateway_order_id, order_number = excluded.order_number,
    gateway_status = excluded.gateway_status, job_code = excluded.job_code, money = excluded.money,
    amount = excluded.amount, tax = excluded.tax, total = excluded.total, currency = excluded.currency,
    method = excluded.method, pay_times = excluded.pay_times, approval = excluded.approval,
    tran_id = excluded.tran_id, tran_date = excluded.tran_date, first_tran_date = excluded.first_tran_date,
    forward = excluded.forward, received_at = excluded.received_at,
    -- A reversed trade is not restorable between here and evaluate, which follows in the same transaction.
    status = case when excluded.money = 'REVERSED' and t.status = 'RESTORABLE' then null else t.status end
$$;
