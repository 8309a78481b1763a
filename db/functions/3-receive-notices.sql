-- Stores notices, folds their trades and evaluates them: one call, so one round trip and one commit for a whole batch.
-- Each element of p_notices is a notice as recovery/notices/store-notice.ts writes it. Answers in the order asked.
-- Sets, not a loop: starting the plans costs more than running them, and a batch starts each of them once.
create or replace function receive_notices(p_notices jsonb)
returns table (id uuid, kind text, is_new boolean) language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  v_stored jsonb;
  v_shop uuid;
begin
  -- A batch gives up soon: alone, only the notice whose order is busy has to wait.
  perform set_config('lock_timeout', case when jsonb_array_length(p_notices) > 1 then '250ms' else '3s' end, true);
  -- The caller says the rows after the commit, with announce_notices.
  perform set_config('fukkyu.announces_later', 'on', true);

  perform lock_all(array(
    select (e ->> 'shopId') || ':gateway:' || key
    from jsonb_array_elements(p_notices) e,
      lateral (values (e ->> 'tradeKey'), (e ->> 'orderId'), (e ->> 'bodyHash')) as k(key)
    where key is not null));

  perform lock_all(array(
    select (e ->> 'shopId') || ':number:' || number
    from jsonb_array_elements(p_notices) e,
      lateral (
        select order_number_of((e ->> 'shopId')::uuid, coalesce(e ->> 'orderId', ''))
        union
        select t.order_number from trades t
        where t.shop_id = (e ->> 'shopId')::uuid and t.trade_key = e ->> 'tradeKey'
      ) as k(number)
    where e ->> 'kind' = 'CARD'));

  with input as (
    select *, count(*) over same as times, row_number() over same as nth
    from jsonb_to_recordset(p_notices) as x("shopId" uuid, "bodyHash" text, body text, charset text,
      "receivedAt" timestamptz, "sourceAddress" text, kind text, problem text, "tradeKey" text, "eventKey" text,
      "gmopgShopId" text, "accessId" text, "orderId" text, "gatewayStatus" text, "jobCode" text, amount bigint,
      tax bigint, total bigint, currency text, method text, "payTimes" text, approval text, "tranId" text,
      "tranDate" timestamptz, forward text, "payType" text, failure text, errors jsonb)
    window same as (partition by "shopId", "bodyHash")
  ), stored as (
    insert into notices as stored (shop_id, body_hash, body, charset, received_at, last_received_at, deliveries,
      source_address, kind, problem, trade_key, event_key, gmopg_shop_id, access_id, gateway_order_id, gateway_status,
      job_code, amount, tax, total, currency, method, pay_times, approval, tran_id, tran_date, forward, pay_type,
      failure, errors)
    select n."shopId", decode(n."bodyHash", 'hex'), decode(n.body, 'base64'), n.charset, n."receivedAt",
      n."receivedAt", n.times, n."sourceAddress", n.kind, n.problem, n."tradeKey", n."eventKey", n."gmopgShopId",
      n."accessId", n."orderId", n."gatewayStatus", n."jobCode", n.amount, n.tax, n.total, n.currency, n.method,
      n."payTimes", n.approval, n."tranId", n."tranDate", n.forward, n."payType", n.failure, n.errors
    from input n where n.nth = 1
    on conflict (shop_id, body_hash) do update set deliveries = stored.deliveries + excluded.deliveries,
      last_received_at = greatest(stored.last_received_at, excluded.last_received_at)
    -- xmax is 0 on a row that this statement inserted, not on one it updated.
    returning stored.id, stored.shop_id, encode(stored.body_hash, 'hex') as body_hash, stored.kind, stored.trade_key,
      stored.event_key, stored.received_at, stored.xmax = 0 as is_new
  )
  select jsonb_agg(s) into v_stored from stored s;

  for v_shop in select distinct (s ->> 'shop_id')::uuid from jsonb_array_elements(v_stored) s
    where (s ->> 'is_new')::boolean and s ->> 'kind' = 'CARD'
  loop
    perform take_events(v_shop, jsonb_path_query_array(v_stored,
      '$[*] ? (@.shop_id == $shop && @.is_new == true && @.kind == "CARD")', jsonb_build_object('shop', v_shop)));
  end loop;

  return query
    select (s ->> 'id')::uuid, s ->> 'kind', (s ->> 'is_new')::boolean
    from jsonb_array_elements(p_notices) with ordinality as e(notice, place)
    join jsonb_array_elements(v_stored) s
      on s ->> 'shop_id' = e.notice ->> 'shopId' and s ->> 'body_hash' = e.notice ->> 'bodyHash'
    order by place;
end
$$;

-- New card notices of one shop, already stored: their trades are folded, revived where they were deleted, and evaluated.
create or replace function take_events(p_shop uuid, p_new jsonb) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  v_keys text[] := array(select distinct n ->> 'trade_key' from jsonb_array_elements(p_new) n);
  v_numbers text[] := array(select t.order_number from trades t where t.shop_id = p_shop and t.trade_key = any (v_keys));
begin
  perform fold_trades(p_shop, v_keys);
  if v_numbers <> '{}' then
    perform revive_trades(p_shop, p_new);
  end if;
  perform evaluate(p_shop, array(
    select unnest(v_numbers)
    union
    select t.order_number from trades t where t.shop_id = p_shop and t.trade_key = any (v_keys)));
end
$$;

-- A new event of a deleted trade brings its row back (domain.md §5.6); who deleted it and why stays in the audit.
create or replace function revive_trades(p_shop uuid, p_new jsonb) returns void language plpgsql as $$
begin
  with news as (
    select n ->> 'trade_key' as trade_key, min((n ->> 'received_at')::timestamptz) as at
    from jsonb_array_elements(p_new) n
    where not exists (select from notices x where x.shop_id = p_shop and x.trade_key = n ->> 'trade_key'
      and x.event_key = n ->> 'event_key' and not exists (
        select from jsonb_array_elements(p_new) other where (other ->> 'id')::uuid = x.id))
    group by 1
  ), revived as (
    update trades t set deleted_at = null, deleted_by = null, delete_reason = null
    from news
    where t.shop_id = p_shop and t.trade_key = news.trade_key and t.deleted_at is not null
    returning t.id, news.at
  )
  insert into audit_entries (shop_id, at, actor, kind, trade_id)
  select p_shop, at, 'GMOPG', 'REVIVED_BY_NOTICE', id from revived;
end
$$;
