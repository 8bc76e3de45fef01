-- Against rubber-stamping: what a lawyer had on screen, practice drafts 演练, second readings 复核抽查.

-- When a draft came onto the desk that holds it, or an offer was opened, by the database's clock: time per draft is taken
-- between two of its own instants.
alter table draft add column taken_at timestamptz;
create function draft_taken() returns trigger language plpgsql as $$
begin
  new.taken_at := clock_timestamp();
  return new;
end $$;
create trigger draft_taken before update on draft for each row
  when (new.state = 'claimed' and (old.state <> 'claimed' or new.claimed_by is distinct from old.claimed_by
    or old.offered_at is not null and new.offered_at is null))
  execute function draft_taken();

-- The text of an article was on screen long enough. `article` is the id of the article's version with a hash of the text
-- that was shown: other words are another thing to read. `draft_id` is that of a draft or of a practice, so it points nowhere.
create table article_shown (
  lawyer_id text not null references lawyer (staff_id),
  article   text not null check (length(article) between 3 and 200),
  draft_id  uuid not null,
  at        timestamptz not null,
  primary key (lawyer_id, article, draft_id)
);
create index article_shown_newest on article_shown (lawyer_id, article, at desc);
create trigger article_shown_immutable before update or delete on article_shown for each row execute function refuse_change();
create trigger article_shown_no_truncate before truncate on article_shown execute function refuse_change();

-- Bodies are sealed, so an approval says itself which articles its body cites; null would be an approval that never asked.
alter table review add column articles text[];
alter table review add column seconds int check (seconds >= 0);

-- Fires after review_stands (by name): whether the draft is held and the licence valid comes first.
-- Ninety days is the outermost that a bureau may set for "known"; its own, shorter number is the service's to hold.
create function review_was_read() returns trigger language plpgsql as $$
declare unread text;
begin
  select extract(epoch from clock_timestamp() - d.taken_at)::int into new.seconds from draft d where d.id = new.draft_id;
  new.seconds := greatest(new.seconds, 0);
  if new.decision not in ('approve', 'edit-approve') then
    return new;
  end if;
  if new.articles is null then
    raise exception 'an approval says which articles it cites' using errcode = 'WF026';
  end if;
  select a into unread from unnest(new.articles) a where not exists (
    select 1 from article_shown s where s.lawyer_id = new.lawyer_id and s.article = a
      and (s.draft_id = new.draft_id or s.at > new.at - interval '90 days')) limit 1;
  if unread is not null then
    raise exception 'article % was not on the screen of %', unread, new.lawyer_id using errcode = 'WF026';
  end if;
  return new;
end $$;
create trigger review_was_read before insert on review for each row execute function review_was_read();

-- Practice 演练: a copy of an answered draft with one planted error. Never a row of `draft`: review, answer and queue
-- point at drafts, so that nothing of a practice can reach a citizen or be counted as work.
create table practice (
  id              uuid primary key,
  lawyer_id       text not null references lawyer (staff_id),
  source_draft_id uuid not null references draft (id),
  kind            text not null check (kind in ('wrong-article', 'repealed-law', 'wrong-number', 'unsupported-claim', 'invented-case')),
  gate_blocks     boolean not null,   -- whether the citation gate marks it: no fair test of the reader then
  planted         bytea not null,     -- sealed with the key of the citizen whose matter it copies: erased with it
  given_at        timestamptz not null,
  claimed_until   timestamptz not null,
  state           text not null default 'claimed' check (state in ('claimed', 'decided', 'given-back')),
  decision        text check (decision in ('approve', 'edit-approve', 'return', 'escalate')),
  caught          boolean,            -- null: the decision tells nothing either way
  ended_at        timestamptz,
  unique (lawyer_id, source_draft_id),
  check ((state = 'claimed') = (ended_at is null)),
  check ((state = 'decided') = (decision is not null)),
  check (caught is null or decision is not null)
);
create unique index practice_one_open on practice (lawyer_id) where state = 'claimed';

create table practice_body (
  id          uuid primary key,
  practice_id uuid not null references practice (id),
  version     int not null check (version > 0),
  sealed      bytea not null,
  sha256      bytea not null check (length(sha256) = 32),
  at          timestamptz not null,
  unique (practice_id, version)
);
create trigger practice_body_immutable before update or delete on practice_body for each row execute function refuse_change();
create trigger practice_body_no_truncate before truncate on practice_body execute function refuse_change();

-- What is being typed into a practice, before it is a version: as 0031 keeps it for drafts.
create table practice_working (
  practice_id uuid primary key references practice (id),
  from_body   uuid not null references practice_body (id),
  edition     int not null check (edition > 0),
  sealed      bytea not null,
  at          timestamptz not null
);
create function practice_ends_working() returns trigger language plpgsql as $$
begin
  delete from practice_working where practice_id = case tg_table_name
    when 'practice' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'practice_id')::uuid end;
  return null;
end $$;
create trigger practice_ends_working after insert on practice_body for each row execute function practice_ends_working();
create trigger practice_ends_working after update of state on practice for each row execute function practice_ends_working();

create function practice_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'claimed' then
      raise exception 'a practice begins on a desk' using errcode = 'WF003';
    end if;
    if not exists (select 1 from draft d where d.id = new.source_draft_id and d.state = 'delivered') then
      raise exception 'a practice copies a draft that was answered' using errcode = 'WF026';
    end if;
    if exists (select 1 from draft d where d.id = new.id) then
      raise exception 'a practice is no draft' using errcode = 'WF026';
    end if;
    perform audit('give-practice', 'practice', new.id::text, jsonb_build_object('lawyer', new.lawyer_id, 'kind', new.kind));
    return new;
  end if;
  if old.state <> 'claimed' then
    raise exception 'an ended practice does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.lawyer_id, new.source_draft_id, new.kind, new.gate_blocks, new.planted, new.given_at)
     is distinct from (old.id, old.lawyer_id, old.source_draft_id, old.kind, old.gate_blocks, old.planted, old.given_at) then
    raise exception 'what was planted does not change' using errcode = 'WF001';
  end if;
  if new.state <> 'claimed' then
    perform audit('end-practice', 'practice', new.id::text, jsonb_build_object('state', new.state, 'decision', new.decision, 'caught', new.caught));
  end if;
  return new;
end $$;
create trigger practice_moves before insert or update on practice for each row execute function practice_moves();
create trigger practice_kept before delete on practice for each row execute function refuse_change();
create trigger practice_no_truncate before truncate on practice execute function refuse_change();

-- The newest answers are what practices are copied from.
create index answer_newest on answer (at desc);

-- Second reading 复核抽查: an approval is read again by another lawyer. Drawn in the approval's transaction, by a keyed
-- hash of the review's id: neither the lawyer nor the supervisor chooses.
create table second_reading (
  review_id uuid primary key references review (id),
  why       text not null check (why in ('sample', 'new-lawyer', 'fast')),
  drawn_at  timestamptz not null,
  due_on    date not null,
  held_by   text references lawyer (staff_id),
  held_at   timestamptz,
  verdict   text check (verdict in ('agree', 'minor', 'wrong')),
  note      bytea,            -- sealed
  read_at   timestamptz,
  check ((held_by is null) = (held_at is null)),
  check ((verdict is null) = (read_at is null)),
  check (verdict is null or held_by is not null)
);
create index second_reading_open on second_reading (due_on, drawn_at) where verdict is null;
create index second_reading_reader on second_reading (held_by, read_at desc) where verdict is not null;

create function second_reading_stands() returns trigger language plpgsql as $$
declare first text; inquiry uuid;
begin
  select r.lawyer_id, d.inquiry_id into first, inquiry from review r join draft d on d.id = r.draft_id
  where r.id = new.review_id and r.decision in ('approve', 'edit-approve');
  if first is null then
    raise exception 'only an approval is read a second time' using errcode = 'WF026';
  end if;
  if tg_op = 'INSERT' then
    perform audit('draw-second-reading', 'review', new.review_id::text, jsonb_build_object('why', new.why));
    return new;
  end if;
  if old.verdict is not null then
    raise exception 'a verdict does not change' using errcode = 'WF001';
  end if;
  if (new.review_id, new.why, new.drawn_at, new.due_on) is distinct from (old.review_id, old.why, old.drawn_at, old.due_on) then
    raise exception 'what was drawn does not change' using errcode = 'WF001';
  end if;
  if new.held_by = first then
    raise exception 'nobody reads their own approval a second time' using errcode = 'WF026';
  end if;
  if new.verdict in ('minor', 'wrong') and not words_are_kept(inquiry, new.note) then
    raise exception 'a doubt is told with its words' using errcode = 'WF007';
  end if;
  if new.verdict is not null then
    perform audit('second-reading', 'review', new.review_id::text, jsonb_build_object('verdict', new.verdict));
  elsif new.held_by is distinct from old.held_by then
    perform audit('take-second-reading', 'review', new.review_id::text, jsonb_build_object('from', old.held_by));
  end if;
  return new;
end $$;
create trigger second_reading_stands before insert or update on second_reading for each row execute function second_reading_stands();
create trigger second_reading_kept before delete on second_reading for each row execute function refuse_change();
create trigger second_reading_no_truncate before truncate on second_reading execute function refuse_change();
