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

  insert into gateway_answers (shop_id, call, purpose, actor, asked_at, answered_at, outcome, trade_key,
    gateway_order_id, access_id, gateway_status, job_code, amount, tax, total, method, pay_times, approval, tran_id,
    tran_date, forward, errors)
  select p_shop, a.call, a.purpose, a.actor, a."askedAt", a."answeredAt", a.outcome, a."tradeKey", a."gatewayOrderId",
    a."accessId", a."gatewayStatus", a."jobCode", a.amount, a.tax, a.total, a.method, a."payTimes", a.approval,
    a."tranId", a."tranDate", a.forward, a.errors
  from jsonb_to_recordset(p_answers) as a(call text, purpose text, actor text, "askedAt" timestamptz,
    "answeredAt" timestamptz, outcome text, "tradeKey" text, "gatewayOrderId" text, "accessId" text,
    "gatewayStatus" text, "jobCode" text, amount bigint, tax bigint, total bigint, method text, "payTimes" text,
    approval text, "tranId" text, "tranDate" timestamptz, forward text, errors jsonb);

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
