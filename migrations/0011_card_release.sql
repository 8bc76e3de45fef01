-- Release 放行: what a lawyer's word covers, and that the licence behind it is valid that second.

-- What a release is of: the words, and the article they stand for. What only finds them (asks, causes) is no part of it.
create function card_sha256(id text, law text, version date, no int, sub int, gist text, time_limits jsonb) returns text
language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f', 'card', id, law, to_char(version, 'YYYY-MM-DD'), no, sub, gist,
    time_limits::text), 'UTF8')), 'hex')
$$;
create function case_sha256(id text, title text, facts text, holding text) returns text language sql immutable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f', 'case', id, title, facts, holding), 'UTF8')), 'hex')
$$;

-- Our own words that citizens may come to read. For the whole list or one by id; a join to it reads all of it.
create view releasable as
  select c.id, 'card'::text as kind, v.law, l.short, a.label, a.no, a.sub, c.article_id, c.category, c.gist as words,
    card_sha256(c.id, v.law, v.version, a.no, a.sub, c.gist, c.time_limits) as sha256
  from card c join article a on a.id = c.article_id join law_version v on v.id = a.version_id join law l on l.name = v.law
  union all
  select k.id, 'case', '', '', k.title, 0, 0, null, k.category, k.facts || E'\n\n' || k.holding,
    case_sha256(k.id, k.title, k.facts, k.holding)
  from law_case k;

-- A release is of the words as they now are, by a lawyer whose licence is valid: the same rule as for an answer.
create function card_release_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.card, old.sha256) is distinct from (new.card, new.sha256) then
    raise exception 'a release is of one text' using errcode = 'WF001';
  end if;
  if new.withdrawn_at is not null and tg_op = 'UPDATE' then
    return new;
  end if;
  if not exists (select 1 from releasable r where r.id = new.card and r.sha256 = new.sha256) then
    raise exception 'a release is of the words as they now are' using errcode = 'WF005';
  end if;
  -- Locked until commit, so that a suspension waits, or is seen; neither clock can be bent alone.
  perform 1 from lawyer l
    where l.staff_id = new.released_by and l.licence_status = 'active'
      and (new.released_at at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
      and (clock_timestamp() at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
    for share;
  if not found then
    raise exception 'the licence of % is not valid', new.released_by using errcode = 'WF006';
  end if;
  return new;
end $$;
create trigger card_release_stands before insert or update on card_release for each row execute function card_release_stands();
create trigger card_release_kept before delete on card_release for each row execute function refuse_change();
create trigger card_release_no_truncate before truncate on card_release execute function refuse_change();
