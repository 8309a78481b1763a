-- A plan made while a table was nearly empty takes any index that leads with the shop; kept, it reads a whole shop for
-- every notice later. ANALYZE throws such a plan away; autovacuum would come a minute later, which is 100,000 notices.
create or replace function analyze_young_tables() returns void language plpgsql as $$
declare v_table text;
begin
  for v_table in
    select relname from pg_class
    where oid in ('notices'::regclass, 'trades'::regclass, 'checkouts'::regclass, 'orders'::regclass) and reltuples < 10000
    order by relname
  loop
    execute format('analyze %I', v_table);
  end loop;
end
$$;
