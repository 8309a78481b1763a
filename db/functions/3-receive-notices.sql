-- Stores notices, folds their trades and evaluates them: one statement, so one round trip and one commit for a whole batch.
-- Each element of p_notices is a notice as recovery/receive-notice.ts writes it. Answers in the order asked.
create or replace function receive_notices(p_notices jsonb)
returns table (id uuid, kind text, is_new boolean) language plpgsql as $$
declare
  n record;
  v_numbers text[];
  v_is_new_event boolean;
begin
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

  for n in
    select * from jsonb_to_recordset(p_notices) as x("shopId" uuid, "bodyHash" text, body text, charset text,
      "receivedAt" timestamptz, "sourceAddress" text, kind text, problem text, "tradeKey" text, "eventKey" text,
      "gmopgShopId" text, "accessId" text, "orderId" text, "gatewayStatus" text, "jobCode" text, amount bigint,
      tax bigint, total bigint, currency text, method text, "payTimes" text, approval text, "tranId" text,
      "tranDate" timestamptz, forward text, "payType" text, failure text, errors jsonb)
  loop
    insert into notices as stored (shop_id, body_hash, body, charset, received_at, last_received_at, source_address,
      kind, problem, trade_key, event_key, gmopg_shop_id, access_id, gateway_order_id, gateway_status, job_code, amount,
      tax, total, currency, method, pay_times, approval, tran_id, tran_date, forward, pay_type, failure, errors)
    values (n."shopId", decode(n."bodyHash", 'hex'), decode(n.body, 'base64'), n.charset, n."receivedAt",
      n."receivedAt", n."sourceAddress", n.kind, n.problem, n."tradeKey", n."eventKey", n."gmopgShopId", n."accessId",
      n."orderId", n."gatewayStatus", n."jobCode", n.amount, n.tax, n.total, n.currency, n.method, n."payTimes",
      n.approval, n."tranId", n."tranDate", n.forward, n."payType", n.failure, n.errors)
    on conflict (shop_id, body_hash) do update set deliveries = stored.deliveries + 1,
      last_received_at = greatest(stored.last_received_at, excluded.last_received_at)
    returning stored.id, stored.kind, stored.deliveries = 1 into id, kind, is_new;

    if is_new and kind = 'CARD' then
      v_is_new_event := not exists (select from notices x where x.shop_id = n."shopId"
        and x.trade_key = n."tradeKey" and x.event_key = n."eventKey" and x.id <> receive_notices.id);
      v_numbers := array(select t.order_number from trades t
        where t.shop_id = n."shopId" and t.trade_key = n."tradeKey");
      perform fold_trade(n."shopId", n."tradeKey");
      if v_is_new_event and v_numbers <> '{}' then
        perform revive_trade(n."shopId", n."tradeKey", n."receivedAt");
      end if;
      perform evaluate(n."shopId", v_numbers || order_number_of(n."shopId", coalesce(n."orderId", '')));
    end if;
    return next;
  end loop;
end
$$;

-- A new event of a deleted trade brings its row back (domain.md §5.6); who deleted it and why stays in the audit.
create or replace function revive_trade(p_shop uuid, p_trade_key text, p_at timestamptz) returns void language sql as $$
  with revived as (
    update trades set deleted_at = null, deleted_by = null, delete_reason = null
    where shop_id = p_shop and trade_key = p_trade_key and deleted_at is not null
    returning id
  )
  insert into audit_entries (shop_id, at, actor, kind, trade_id)
  select p_shop, p_at, 'GMOPG', 'REVIVED_BY_NOTICE', id from revived
$$;
