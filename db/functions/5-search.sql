-- How a search is to be run: the term as it is stored, its four rarest grams (one that every row has only makes the index
-- slower), and how many rows have them all, by what ANALYZE knows of the index. Null: the term is too short to have a gram.
-- at_most: the rows with the rarest gram. about: the second gram keeps the root of its share of these, the third the
-- fourth root …, for neighbouring grams of a name come together, those of a number do not.
create or replace function search_plan(p_index text, p_text text,
  out term text, out grams text[], out at_most double precision, out about double precision)
language sql stable as $$
  with normal as (
    select search_normal(left(p_text, 100)) as value
  ), known as (
    select k.gram, k.frequency
    from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as k(gram, frequency)
    where s.schemaname = current_schema and s.tablename = p_index and k.gram is not null
  ), rarest as (
    select g.gram, coalesce(min(k.frequency), 0) as frequency,
      row_number() over (order by coalesce(min(k.frequency), 0)) as place
    from normal, unnest(search_grams(normal.value)) as g(gram) left join known k on k.gram = g.gram
    group by g.gram order by place limit 4
  )
  select normal.value, share.grams, share.at_most * t.reltuples, share.about * t.reltuples
  from normal, pg_index i join pg_class t on t.oid = i.indrelid, (
    select coalesce(array_agg(gram), '{}') as grams, min(frequency) as at_most,
      case when min(frequency) = 0 then 0 else exp(sum(ln(nullif(frequency, 0)) / 2 ^ (place - 1))) end as about
    from rarest
  ) as share
  where i.indexrelid = p_index::regclass
$$;
