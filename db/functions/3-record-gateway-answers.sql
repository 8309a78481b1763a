-- Stores what GMOPG answered, folds the trades it is about and evaluates them: one call, so one round trip and one commit.
-- Each element of p_answers is an answer as recovery/gateway/record-gateway-answers.ts writes it.
create or replace function record_gateway_answers(p_shop uuid, p_answers jsonb) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  v_keys text[] := array(select distinct a ->> 'tradeKey' from jsonb_array_elements(p_answers) a
    where a ->> 'tradeKey' is not null);
  v_numbers text[];
  v_before jsonb;
begin
  perform lock_all(array(
    select p_shop || ':gateway:' || key
    from jsonb_array_elements(p_answers) a, lateral (values (a ->> 'tradeKey'), (a ->> 'gatewayOrderId')) as k(key)
    where key is not null
    union
    select p_shop || ':gateway:' || t.gateway_order_id from trades t where t.shop_id = p_shop and t.trade_key = any (v_keys)));
  v_numbers := array(
    select order_number_of(p_shop, a ->> 'gatewayOrderId') from jsonb_array_elements(p_answers) a
    where a ->> 'tradeKey' is not null
    union
    select t.order_number from trades t where t.shop_id = p_shop and t.trade_key = any (v_keys));
  perform lock_numbers(p_shop, v_numbers);

  -- What the product asks night by night and hears again is counted on the row that says it: a row open for months would
  -- otherwise be folded from hundreds of answers that are one. What somebody asked stands by itself.
  with answer as (
    select a.* from rows from (jsonb_to_recordset(p_answers) as (call text, purpose text, actor text,
      "askedAt" timestamptz(3), "answeredAt" timestamptz(3), outcome text, "tradeKey" text, "gatewayOrderId" text,
      "accessId" text, "gatewayStatus" text, "jobCode" text, amount bigint, tax bigint, total bigint, method text,
      "payTimes" text, approval text, "tranId" text, "tranDate" timestamptz(3), forward text, errors jsonb))
      with ordinality as a(call, purpose, actor, asked_at, answered_at, outcome, trade_key, gateway_order_id, access_id,
      gateway_status, job_code, amount, tax, total, method, pay_times, approval, tran_id, tran_date, forward, errors, place)
  ), repeated as (
    update gateway_answers g set times = g.times + 1, last_asked_at = a.asked_at
    from answer a
    where g.shop_id = p_shop and a.purpose in ('RECONCILIATION', 'OUTCOME')
      and g.id = (select l.id from gateway_answers l where l.shop_id = p_shop and l.trade_key = a.trade_key
        order by coalesce(l.last_asked_at, l.asked_at) desc, l.id desc limit 1)
      and coalesce(g.last_asked_at, g.asked_at) < a.asked_at
      and (g.call, g.purpose, g.actor, g.outcome, g.trade_key, g.gateway_order_id, g.access_id, g.gateway_status, g.job_code,
          g.amount, g.tax, g.total, g.method, g.pay_times, g.approval, g.tran_id, g.tran_date, g.forward, g.errors)
        is not distinct from (a.call, a.purpose, a.actor, a.outcome, a.trade_key, a.gateway_order_id, a.access_id,
          a.gateway_status, a.job_code, a.amount, a.tax, a.total, a.method, a.pay_times, a.approval, a.tran_id, a.tran_date,
          a.forward, a.errors)
    returning a.place
  )
  insert into gateway_answers (shop_id, call, purpose, actor, asked_at, answered_at, outcome, trade_key,
    gateway_order_id, access_id, gateway_status, job_code, amount, tax, total, method, pay_times, approval, tran_id,
    tran_date, forward, errors)
  select p_shop, a.call, a.purpose, a.actor, a.asked_at, a.answered_at, a.outcome, a.trade_key, a.gateway_order_id,
    a.access_id, a.gateway_status, a.job_code, a.amount, a.tax, a.total, a.method, a.pay_times, a.approval, a.tran_id,
    a.tran_date, a.forward, a.errors
  from answer a where a.place not in (select place from repeated);

  select jsonb_object_agg(t.trade_key, jsonb_build_array(t.gateway_status, t.money, t.total)) into v_before
    from trades t where t.shop_id = p_shop and t.trade_key = any (v_keys);
  perform fold_trades(p_shop, v_keys);
  perform evaluate(p_shop, v_numbers);
  update trades t set asked_at = greatest(t.asked_at, (
      select max((a ->> 'askedAt')::timestamptz) from jsonb_array_elements(p_answers) a where a ->> 'tradeKey' = t.trade_key))
    where t.shop_id = p_shop and t.trade_key = any (v_keys);

  -- What changed at GMOPG is a new event: a deleted row comes back (domain.md §5.6).
  with revived as (
    update trades t set deleted_at = null, deleted_by = null, delete_reason = null
    where t.shop_id = p_shop and t.trade_key = any (v_keys) and t.deleted_at is not null
      and v_before -> t.trade_key is distinct from jsonb_build_array(t.gateway_status, t.money, t.total)
    returning t.id
  )
  insert into audit_entries (shop_id, at, actor, kind, trade_id)
  select p_shop, (p_answers -> 0 ->> 'answeredAt')::timestamptz, 'GMOPG', 'REVIVED_BY_ANSWER', id from revived;
end
$$;
