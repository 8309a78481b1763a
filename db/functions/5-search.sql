-- How a search is to be run: the term as it is stored, its four rarest grams, and about how many rows have them, by what
-- ANALYZE knows of the index. Grams that every row has would only make the index slower; null: the term has no gram.
create or replace function search_plan(p_index text, p_text text,
  out term text, out grams text[], out candidates double precision)
language sql stable as $$
  with normal as (
    select search_normal(left(p_text, 100)) as value
  ), known as (
    select k.gram, k.frequency
    from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as k(gram, frequency)
    where s.schemaname = current_schema and s.tablename = p_index and k.gram is not null
  ), rarest as (
    select g.gram, coalesce(k.frequency, 0) as frequency
    from normal, unnest(search_grams(normal.value)) as g(gram) left join known k on k.gram = g.gram
    group by 1, 2 order by 2 limit 4
  )
  select normal.value, array(select gram from rarest), (select min(frequency) from rarest) * t.reltuples
  from normal, pg_index i join pg_class t on t.oid = i.indrelid
  where i.indexrelid = p_index::regclass
$$;
