-- Memory 答案库: what lawyers released of approved answers for the next one who asks; and which articles an answer rests
-- on, so that it is looked at again when one of them changes. Nothing here holds a fact of any citizen.

-- An article as it stood when something was rested on it. Few rows: every answer that cites the same text shares one.
create table cited_text (
  id           bigint generated always as identity primary key,
  law          text not null,
  no           int not null,
  sub          int not null,
  version      date not null,
  official     boolean not null,             -- the hash is of official text; else of our own words
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  displaced_by text not null default '',     -- the law that was applied in its place already
  unique (law, no, sub, version, official, sha256, displaced_by)
);

-- Bodies are sealed with each citizen's key, so what they cite is noted beside them; an answer may cite nothing.
create table answer_cited (
  answer_id uuid primary key references answer (id),
  at        timestamptz not null
);
create table answer_citation (
  cited     bigint not null references cited_text (id),
  answer_id uuid not null references answer_cited (answer_id),
  primary key (cited, answer_id)
);
create index answer_citation_answer on answer_citation (answer_id);

-- 看过，不用改: a lawyer's word on these very changes; another change lists the answer anew.
create table answer_recheck (
  id        uuid primary key,
  answer_id uuid not null references answer (id),
  changes   text[] not null check (cardinality(changes) > 0),
  lawyer_id text not null references lawyer (staff_id),
  reason    text not null check (length(reason) between 2 and 1000),
  at        timestamptz not null
);
create index answer_recheck_answer on answer_recheck (answer_id);

create table answer_release (
  id                uuid primary key,
  answer_id         uuid not null references answer (id),
  category          text not null,
  questions         text[] not null check (cardinality(questions) between 2 and 3),
  released_by       text not null references lawyer (staff_id),
  released_at       timestamptz not null,
  withdrawn_by      text references lawyer (staff_id),
  withdrawn_at      timestamptz,
  withdrawn_because text check (length(withdrawn_because) between 2 and 1000),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null))
);
create unique index answer_release_one on answer_release (answer_id) where withdrawn_at is null;
create index answer_release_category on answer_release (category) where withdrawn_at is null;

create table released_part (
  id         uuid primary key,
  release_id uuid not null references answer_release (id),
  position   int not null,
  kind       text not null check (kind in ('short', 'claim', 'step')),
  text       text not null check (length(text) between 4 and 2000),
  citations  jsonb not null,
  unique (release_id, position)
);
create index released_part_text on released_part (md5(text));

-- Worked out from the questions; another embedder's are worked out anew.
create table release_vector (
  release_id uuid not null references answer_release (id),
  embedder   text not null,
  vector     bytea not null,
  primary key (embedder, release_id)
);

create table release_citation (
  release_id uuid not null references answer_release (id),
  cited      bigint not null references cited_text (id),
  primary key (release_id, cited)
);

-- Who puts words into other people's drafts, or says that an old answer still stands, holds a licence that second.
create function licence_stands(lawyer text, at timestamptz) returns void language plpgsql as $$
begin
  perform 1 from lawyer l
    where l.staff_id = lawyer and l.licence_status = 'active'
      and (at at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
      and (clock_timestamp() at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
    for share;
  if not found then
    raise exception 'the licence of % is not valid', lawyer using errcode = 'WF006';
  end if;
end $$;

create function answer_release_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform licence_stands(new.released_by, new.released_at);
    perform audit('release-answer', 'answer', new.answer_id::text, jsonb_build_object('release', new.id));
    return new;
  end if;
  if old.withdrawn_at is not null or new.withdrawn_at is null
    or (old.id, old.answer_id, old.category, old.questions, old.released_by, old.released_at)
      is distinct from (new.id, new.answer_id, new.category, new.questions, new.released_by, new.released_at) then
    raise exception 'a release is withdrawn, and else never changed' using errcode = 'WF001';
  end if;
  perform licence_stands(new.withdrawn_by, new.withdrawn_at);
  perform audit('withdraw-release', 'answer', new.answer_id::text, jsonb_build_object('release', new.id));
  return new;
end $$;
create trigger answer_release_moves before insert or update on answer_release for each row execute function answer_release_moves();
create trigger answer_release_kept before delete on answer_release for each row execute function refuse_change();
create trigger answer_release_no_truncate before truncate on answer_release execute function refuse_change();

create function answer_recheck_stands() returns trigger language plpgsql as $$
begin
  perform licence_stands(new.lawyer_id, new.at);
  perform audit('recheck-answer', 'answer', new.answer_id::text, jsonb_build_object('changes', cardinality(new.changes)));
  return new;
end $$;
create trigger answer_recheck_stands before insert on answer_recheck for each row execute function answer_recheck_stands();

create trigger released_part_immutable before update or delete on released_part for each row execute function refuse_change();
create trigger released_part_no_truncate before truncate on released_part execute function refuse_change();
create trigger release_citation_immutable before update or delete on release_citation for each row execute function refuse_change();
create trigger release_citation_no_truncate before truncate on release_citation execute function refuse_change();
create trigger answer_recheck_immutable before update or delete on answer_recheck for each row execute function refuse_change();
create trigger answer_recheck_no_truncate before truncate on answer_recheck execute function refuse_change();
create trigger cited_text_immutable before update or delete on cited_text for each row execute function refuse_change();
create trigger cited_text_no_truncate before truncate on cited_text execute function refuse_change();
create trigger answer_cited_immutable before update or delete on answer_cited for each row execute function refuse_change();
create trigger answer_cited_no_truncate before truncate on answer_cited execute function refuse_change();
create trigger answer_citation_immutable before update or delete on answer_citation for each row execute function refuse_change();
create trigger answer_citation_no_truncate before truncate on answer_citation execute function refuse_change();
