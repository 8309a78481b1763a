-- What the indexes of the tables are built on; immutable, so it lives in a migration and never changes.

-- A UUID that sorts by time (version 7), also on a Postgres older than 18.
create function uuid_by_time() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
-- The form in which text is searched: spaces, hyphens, case, full and half width, hiragana and katakana do not matter.
create function search_normal(value text) returns text language sql immutable strict parallel safe as $$
  select translate(
    lower(normalize(value, NFKC)),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ'
      || E' \t\r\n-‐‑‒–—―−ー\u200b\ufeff',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ')
$$;
--> statement-breakpoint
-- Pairs of neighbouring characters: Japanese names have two or three, too few for trigrams.
create function search_grams(value text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(value, i, 2)), '{}') from generate_series(1, length(value) - 1) as i
$$;
--> statement-breakpoint
create function digits_of(value text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(normalize(value, NFKC), '[^0-9]', '', 'g')
$$;
