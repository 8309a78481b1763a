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

-- Folds trades from their facts and stores them: notices, and what GMOPG answered when it was asked.
-- An answer is the state at the moment of asking: only what happened at GMOPG after it, and did not come here long before
-- it, is newer.
-- Call with the locks of receive_notices held.
create or replace function fold_trades(p_shop uuid, p_trade_keys text[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
  with answer as (
    -- The latest by GMOPG's own clock; that it knows no such trade counts only until it knows one.
    select distinct on (a.trade_key) a.*, status_rank(a.gateway_status) as status_place,
      coalesce(a.last_asked_at, a.asked_at) as known_at
    from gateway_answers a
    where a.shop_id = p_shop and a.trade_key = any (p_trade_keys)
    order by a.trade_key, a.outcome = 'FOUND' desc, a.tran_date desc nulls last, status_rank(a.gateway_status) desc,
      coalesce(a.last_asked_at, a.asked_at) desc, a.id desc
  ), event as (
    select n.trade_key, n.access_id, n.gateway_order_id, n.gateway_status, n.job_code, n.amount, n.tax, n.total,
      n.currency, n.method, n.pay_times, n.approval, n.tran_id, n.tran_date, n.forward, n.received_at, n.event_key,
      n.body_hash, null::uuid as answer_id, 'NOTICE' as source, notice_money(n.gateway_status, n.failure, s.sauth_holds) as money,
      a.outcome, case a.outcome when 'NOT_FOUND' then n.received_at > a.known_at
        -- A minute for clocks that differ and for books of GMOPG that lag: neither may hide a charge or a reversal.
        else n.received_at > a.known_at - case notice_money(n.gateway_status, n.failure, s.sauth_holds)
            when 'UNKNOWN' then interval '0' when 'NONE' then interval '0' else interval '1 minute' end
          and (n.tran_date, status_rank(n.gateway_status)) > (a.tran_date, a.status_place) end as is_newer
    from notices n join shops s on s.id = n.shop_id
    left join answer a on a.trade_key = n.trade_key
    where n.shop_id = p_shop and n.trade_key = any (p_trade_keys) and n.kind = 'CARD'
    union all
    select a.trade_key, a.access_id, a.gateway_order_id, a.gateway_status, a.job_code, a.amount, a.tax, a.total,
      null, a.method, a.pay_times, a.approval, a.tran_id, a.tran_date, a.forward, a.asked_at, null, null,
      a.id, case a.purpose when 'RECONCILIATION' then 'RECONCILIATION' else 'INQUIRY' end,
      notice_money(a.gateway_status, 'NONE', s.sauth_holds), a.outcome, false
    from gateway_answers a join shops s on s.id = a.shop_id
    where a.shop_id = p_shop and a.trade_key = any (p_trade_keys) and a.outcome = 'FOUND'
  ), history as (
    select *, coalesce(bool_or(is_newer) over trade, false) as has_newer, min(tran_date) over trade as first_tran_date,
      coalesce(max(gateway_order_id collate "C") over trade, '') as any_order_id,
      coalesce(max(currency collate "C") over trade, 'JPN') as any_currency
    from event window trade as (partition by trade_key)
  ), first_sign as (
    select distinct on (trade_key) trade_key, received_at, source from history
    order by trade_key, source <> 'NOTICE' and money = 'NONE', received_at, source
  ), standing as (
    select h.*, bool_or(h.money in ('HELD', 'TAKEN', 'REVERSED')) over (partition by h.trade_key) as was_money
    from history h
    left join answer a on a.trade_key = h.trade_key
    where h.outcome is distinct from 'FOUND' or h.is_newer or h.answer_id = a.id
  ), winner as (
    -- Once money was seen, a no-money event changes nothing any more: a failed attempt must not hide a charge.
    select distinct on (trade_key) *, coalesce(gateway_order_id, any_order_id) as order_id,
      case when outcome = 'NOT_FOUND' and not has_newer and money in ('HELD', 'TAKEN') then 'UNKNOWN' else money end
        as known_money
    from standing where money <> 'NONE' or not was_money
    order by trade_key, tran_date desc nulls last, status_rank(gateway_status) desc,
      tran_id collate "C" desc nulls last, total desc, event_key collate "C" desc nulls last, body_hash desc nulls last
  )
  insert into trades as t (shop_id, trade_key, access_id, gateway_order_id, order_number, gateway_status, job_code, money,
    amount, tax, total, currency, method, pay_times, approval, tran_id, tran_date, first_tran_date, forward,
    received_at, settles_at, found_by)
  select p_shop, w.trade_key, w.access_id, w.order_id, order_number_of(p_shop, w.order_id),
    coalesce(w.gateway_status, ''), w.job_code, w.known_money, w.amount, w.tax, w.total,
    coalesce(w.currency, w.any_currency), w.method, w.pay_times, w.approval, w.tran_id, w.tran_date,
    w.first_tran_date, w.forward, f.received_at, f.received_at, f.source
  from winner w join first_sign f on f.trade_key = w.trade_key
  on conflict (shop_id, trade_key) do update set
    access_id = coalesce(excluded.access_id, t.access_id),
    gateway_order_id = excluded.gateway_order_id, order_number = excluded.order_number,
    gateway_status = excluded.gateway_status, job_code = excluded.job_code, money = excluded.money,
    amount = excluded.amount, tax = excluded.tax, total = excluded.total, currency = excluded.currency,
    method = excluded.method, pay_times = excluded.pay_times, approval = excluded.approval,
    tran_id = excluded.tran_id, tran_date = excluded.tran_date, first_tran_date = excluded.first_tran_date,
    forward = excluded.forward, received_at = excluded.received_at, found_by = excluded.found_by,
    -- A reversed trade is not restorable between here and evaluate, which follows in the same transaction.
    status = case when excluded.money = 'REVERSED' and t.status = 'RESTORABLE' then null else t.status end;
end
$$;
