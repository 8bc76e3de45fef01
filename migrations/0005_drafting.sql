-- Drafting 起草: what was found, and drafts with their immutable, sealed bodies.

create table retrieval (
  inquiry_id uuid not null references inquiry (id),
  round      int not null,
  articles   jsonb not null,   -- [{articleId, score, because}]
  cases      jsonb not null,   -- [{caseId, score}]
  at         timestamptz not null,
  primary key (inquiry_id, round)
);

create table draft (
  id             uuid primary key,
  inquiry_id     uuid not null references inquiry (id),
  round          int not null,
  state          text not null default 'waiting'
                 check (state in ('waiting', 'claimed', 'approved', 'delivered', 'returned', 'withdrawn')),
  seat_class     text not null check (seat_class in ('labor', 'family', 'contract', 'general', 'expert')),
  urgency_rank   int not null check (urgency_rank between 0 and 2),  -- 0 danger, 1 soon, 2 none
  category       text not null,
  written_by     jsonb not null,
  assigned_to    text references staff (id),
  claimed_by     text references lawyer (staff_id),
  claimed_until  timestamptz,
  waiting_since  timestamptz not null,
  check ((state = 'claimed') = (claimed_until is not null)),
  check (state <> 'claimed' or claimed_by is not null)
);
create unique index draft_one_live on draft (inquiry_id) where state in ('waiting', 'claimed', 'approved');
create unique index draft_one_a_round on draft (inquiry_id, round);
create index draft_queue on draft (seat_class, urgency_rank, waiting_since) where state = 'waiting';
create index draft_holder on draft (claimed_by) where state = 'claimed';

create table draft_transition (
  from_state text not null,
  to_state   text not null,
  primary key (from_state, to_state)
);
insert into draft_transition values
  ('waiting', 'claimed'), ('claimed', 'waiting'), ('claimed', 'approved'), ('claimed', 'returned'),
  ('approved', 'delivered'),
  ('waiting', 'withdrawn'), ('claimed', 'withdrawn'), ('approved', 'withdrawn');

create function draft_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' then
      raise exception 'a draft begins waiting' using errcode = 'WF003';
    end if;
    perform audit('draft', 'draft', new.id::text,
                  jsonb_build_object('inquiry', new.inquiry_id, 'by', new.written_by ->> 'kind'));
  elsif new.state <> old.state then
    if not exists (select 1 from draft_transition t where t.from_state = old.state and t.to_state = new.state) then
      raise exception 'a draft does not go from % to %', old.state, new.state using errcode = 'WF003';
    end if;
    perform audit('move-draft', 'draft', new.id::text, jsonb_build_object('from', old.state, 'to', new.state));
  elsif new.claimed_by is distinct from old.claimed_by then
    perform audit('take-over', 'draft', new.id::text, jsonb_build_object('from', old.claimed_by));
  end if;
  if tg_op = 'UPDATE' and new.inquiry_id <> old.inquiry_id then
    raise exception 'a draft stays with its inquiry' using errcode = 'WF003';
  end if;
  if tg_op = 'UPDATE' and new.assigned_to <> coalesce(old.assigned_to, '') then
    perform audit('assign', 'draft', new.id::text, jsonb_build_object('to', new.assigned_to));
  end if;
  return new;
end $$;
create trigger draft_moves before insert or update on draft for each row execute function draft_moves();
create trigger draft_stays before delete on draft for each row execute function refuse_change();

-- In review means exactly one live draft, and no live draft means not in review. Checked when the
-- transaction ends, because the two rows change one after the other.
create function one_live_draft() returns trigger language plpgsql as $$
declare inquiry uuid; s text; live int;
begin
  inquiry := case tg_table_name when 'draft' then (to_jsonb(new) ->> 'inquiry_id') else (to_jsonb(new) ->> 'id') end;
  select i.state into s from inquiry i where i.id = inquiry;
  select count(*) into live from draft d where d.inquiry_id = inquiry and d.state in ('waiting', 'claimed', 'approved');
  if (s = 'in_review') <> (live = 1) then
    raise exception 'inquiry % is % with % live drafts', inquiry, s, live using errcode = 'WF004';
  end if;
  return null;
end $$;
create constraint trigger one_live_draft after insert or update on draft
  deferrable initially deferred for each row execute function one_live_draft();
create constraint trigger one_live_draft after update of state on inquiry
  deferrable initially deferred for each row execute function one_live_draft();

create table draft_body (
  id        uuid primary key,
  draft_id  uuid not null references draft (id),
  version   int not null check (version > 0),
  sealed    bytea not null,
  sha256    bytea not null check (length(sha256) = 32),
  author    text not null,      -- extractive, model, or the lawyer's id
  at        timestamptz not null,
  unique (draft_id, version)
);
-- What a lawyer decided on is the last word: nothing is written into a draft after it left the desk.
create function draft_body_open() returns trigger language plpgsql as $$
declare s text;
begin
  select d.state into s from draft d where d.id = new.draft_id for share;
  if s not in ('waiting', 'claimed') then
    raise exception 'draft % is %, nothing is written into it', new.draft_id, s using errcode = 'WF005';
  end if;
  return new;
end $$;
create trigger draft_body_open before insert on draft_body for each row execute function draft_body_open();
create trigger draft_body_immutable before update or delete on draft_body for each row execute function refuse_change();
create trigger draft_body_no_truncate before truncate on draft_body execute function refuse_change();
