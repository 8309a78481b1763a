-- The rule of domain.md §4 as one expression, and its one writer. A function's place in the file is its place in the rule.

create or replace function verdicts(p_shop uuid, p_numbers text[])
returns table (id uuid, status text, reason text, warnings text[], is_open boolean, paid_order_id uuid,
  settles_at timestamptz, ordered_at timestamptz, search_text text)
language sql stable as $$
  with trade as materialized (
    select t.*, t.currency in ('JPN', 'JPY') as is_yen, p.id as paying_id, p.origin as paying_origin,
      p.total as paying_total,
      count(*) filter (where t.money in ('HELD', 'TAKEN')) over (partition by t.order_number) as charged_here
    from trades t
    left join lateral (
      select o.id, o.origin, o.total from orders o where o.shop_id = t.shop_id and o.access_id = t.access_id
      union all
      select o.id, o.origin, o.total from orders o where o.shop_id = t.shop_id and o.trade_id = t.id
      limit 1
    ) p on true
    where t.shop_id = p_shop and t.order_number = any (p_numbers)
  ), nameless as (
    -- A card order whose AccessID the cart never learnt belongs to one trade: the earliest that fits.
    select distinct on (t.order_number) t.id, o.id as order_id
    from trade t
    join orders o on o.shop_id = p_shop and o.number = t.order_number and o.origin = 'CART'
      and o.payment_method = 'CARD' and o.access_id is null and o.total = t.total
    where t.money <> 'NONE' and t.is_yen and t.paying_id is null
    order by t.order_number, t.first_tran_date nulls last, t.trade_key collate "C"
  ), judged as (
    select t.*, n.order_id as nameless_id, o.id as order_id, c.order_number as checkout_number,
      -- What nobody's notice told of is old enough: it was asked for after the grace, or by somebody who waits.
      t.received_at + make_interval(secs => case t.found_by when 'NOTICE' then s.grace_seconds else 0 end) as settled_at,
      coalesce(c.ordered_at, o.ordered_at) as bought_at,
      t.charged_here > (t.money in ('HELD', 'TAKEN'))::int and t.order_number <> '' as has_sibling,
      case
        when t.money = 'NONE' then array[null, null]
        when t.paying_origin = 'RESTORED' then array['RESTORED', null]
        when t.paying_id is not null or n.id is not null then array[null, null]
        when o.progress = 'CANCELLED' then array['UNRECOVERABLE', 'ORDER_CANCELLED']
        when o.id is not null then array['DUPLICATE', 'ORDER_EXISTS']
        when t.money = 'REVERSED' then array['UNRECOVERABLE', 'PAYMENT_REVERSED']
        when t.money = 'UNKNOWN' then array['UNRECOVERABLE', 'OUTCOME_UNKNOWN']
        when not t.is_yen then array['UNRECOVERABLE', 'CURRENCY']
        when c.order_number is null then array['UNRECOVERABLE', 'NO_CHECKOUT']
        when c.access_ids <> '{}' and (t.access_id is null or t.access_id <> all (c.access_ids))
          then array['UNRECOVERABLE', 'ACCESS_ID_MISMATCH']
        when c.total <> t.total then array['UNRECOVERABLE', 'AMOUNT_MISMATCH']
        else array['RESTORABLE', null]
      end as verdict,
      array_to_string(array[search_normal(t.order_number),
        nullif(search_normal(t.gateway_order_id), search_normal(t.order_number)),
        search_normal(coalesce(c.customer_name, o.customer_name)),
        search_normal(coalesce(c.customer_kana, o.customer_kana)), search_normal(coalesce(c.member_id, o.member_id)),
        search_normal(coalesce(c.email, o.email)), search_normal(coalesce(c.phone, o.phone))], '|') as words
    from trade t
    join shops s on s.id = t.shop_id
    left join nameless n on n.id = t.id
    left join orders o on o.shop_id = t.shop_id and o.number = t.order_number
    left join checkouts c on c.shop_id = t.shop_id and c.order_number = t.order_number
  )
  select j.id, j.verdict[1], j.verdict[2],
    array_remove(array[
      case when j.verdict[1] = 'RESTORED' and j.total <> j.paying_total then 'AMOUNT_DIFFERS' end,
      case when j.verdict[1] = 'RESTORED' and j.money = 'REVERSED' then 'PAYMENT_REVERSED' end,
      case when j.verdict[1] = 'RESTORABLE' and j.has_sibling then 'SIBLING_TRADE' end], null),
    coalesce(j.verdict[1] <> 'RESTORED', false) and j.money in ('HELD', 'TAKEN', 'UNKNOWN'),
    coalesce(j.paying_id, j.nameless_id),
    case when j.verdict[1] = 'RESTORED' then j.received_at else j.settled_at end,
    j.bought_at, j.words
  from judged j
$$;

-- Planning this rule takes longer than running it a dozen times (3 ms against 0.2), hence the kept plan.
-- The only writer of a trade's status (domain.md §4). Call it in the transaction of the fact, with lock_numbers held.
create or replace function evaluate(p_shop uuid, p_numbers text[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
begin
  update trades t set status = v.status, reason = v.reason, warnings = v.warnings, is_open = v.is_open,
    paid_order_id = v.paid_order_id, settles_at = v.settles_at, ordered_at = v.ordered_at,
    search_text = v.search_text
  from verdicts(p_shop, p_numbers) v
  where t.shop_id = p_shop and t.id = v.id
    and (t.status, t.reason, t.warnings, t.is_open, t.paid_order_id, t.settles_at, t.ordered_at, t.search_text)
      is distinct from (v.status, v.reason, v.warnings, v.is_open, v.paid_order_id, v.settles_at, v.ordered_at,
        v.search_text);
end
$$;

-- Locks come in two classes, always in this order, so that nobody waits in a circle:
-- first what GMOPG calls things (AccessIDs, OrderIDs), then the cart's order numbers.
create or replace function lock_all(p_keys text[]) returns void language plpgsql as $$
declare k bigint;
begin
  for k in select distinct hashtextextended(x, 0) from unnest(p_keys) as x order by 1 loop
    perform pg_advisory_xact_lock(k);
  end loop;
end
$$;

create or replace function lock_gateway_keys(p_shop uuid, p_keys text[]) returns void language sql as $$
  select lock_all(array(select p_shop || ':gateway:' || x from unnest(p_keys) as x))
$$;

create or replace function lock_numbers(p_shop uuid, p_numbers text[]) returns void language sql as $$
  select lock_all(array(select p_shop || ':number:' || x from unnest(p_numbers) as x))
$$;

-- The same customer's other orders within 72 h of the checkout, with an overlapping line (domain.md §4, POSSIBLE_REORDER).
create or replace function possible_reorders(p_shop uuid, p_number text) returns setof uuid
language sql stable parallel safe as $$
  select o.id
  from checkouts c
  cross join lateral (
    select x.* from orders x where x.shop_id = c.shop_id and lower(x.email) = lower(c.email)
      and x.ordered_at > c.ordered_at and x.ordered_at <= c.ordered_at + interval '72 hours'
    union
    select x.* from orders x where x.shop_id = c.shop_id and digits_of(x.phone) = digits_of(c.phone)
      and digits_of(x.postal_code) = digits_of(c.postal_code) and digits_of(c.phone) <> ''
      and digits_of(c.postal_code) <> ''
      and x.ordered_at > c.ordered_at and x.ordered_at <= c.ordered_at + interval '72 hours'
  ) o
  where c.shop_id = p_shop and c.order_number = p_number and o.number <> c.order_number and o.progress <> 'CANCELLED'
    and exists (
      select from jsonb_to_recordset(c.lines) as mine(sku text, name text),
        jsonb_to_recordset(o.lines) as theirs(sku text, name text)
      where mine.sku = theirs.sku or (mine.name = theirs.name and (mine.sku is null or theirs.sku is null)))
$$;
