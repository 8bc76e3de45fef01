-- 会商: a lawyer asks an expert before deciding, because a rule demands it or because they wish to. What is asked and
-- what is said are sealed with the citizen's key; codes, people and times are all that is readable.

create table consultation (
  id           uuid primary key,
  inquiry_id   uuid not null references inquiry (id),
  draft_id     uuid not null references draft (id),
  body_id      uuid not null references draft_body (id),   -- the body that was asked about
  reasons      text[] not null check (cardinality(reasons) between 1 and 4
                 and reasons <@ array['minor-criminal', 'group', 'large-sum', 'wish']),
  question     bytea,                    -- sealed
  asked_by     text not null references lawyer (staff_id),
  asked_at     timestamptz not null,
  peers_at     timestamptz not null,     -- from here on another lawyer of the draft's class may say it
  waivable_at  timestamptz not null,     -- from here on a supervisor may waive it, so that nothing stalls
  step         int not null default 0 check (step between 0 and 2),  -- what the clock has called: nobody, peers, supervisors
  state        text not null default 'asked' check (state in ('asked', 'taken', 'answered', 'waived', 'withdrawn')),
  taken_by     text references lawyer (staff_id),
  taken_at     timestamptz,
  verdict      text check (verdict in ('agree', 'change', 'take-over')),
  opinion      bytea,                    -- sealed; of a waiver its reason
  settled_by   text references staff (id),
  settled_at   timestamptz,
  check (asked_at < peers_at and peers_at < waivable_at),
  check ((taken_by is null) = (taken_at is null)),
  check (state <> 'taken' or taken_by is not null),
  check ((state in ('asked', 'taken')) = (settled_at is null)),
  check ((state = 'answered') = (verdict is not null)),
  check (state not in ('answered', 'waived') or settled_by is not null)
);
create unique index consultation_one_open on consultation (draft_id) where settled_at is null;
create index consultation_open on consultation (asked_at) where settled_at is null;
create index consultation_inquiry on consultation (inquiry_id);
create index consultation_asker on consultation (asked_by, asked_at desc);

create function consultation_asked() returns trigger language plpgsql as $$
begin
  if new.state <> 'asked' or new.step <> 0 then
    raise exception 'a consultation begins asked' using errcode = 'WF003';
  end if;
  if not exists (select 1 from draft d join draft_body b on b.draft_id = d.id where d.id = new.draft_id and b.id = new.body_id
                 and d.inquiry_id = new.inquiry_id and d.state = 'claimed' and d.claimed_by = new.asked_by) then
    raise exception 'a consultation is of a draft that this lawyer holds' using errcode = 'WF005';
  end if;
  if not words_are_kept(new.inquiry_id, new.question) then
    raise exception 'a consultation has its question' using errcode = 'WF007';
  end if;
  perform tell_desk('draft', null, new.draft_id::text);
  perform tell_desk('consultations');
  perform audit('ask-expert', 'draft', new.draft_id::text, jsonb_build_object('consultation', new.id, 'reasons', new.reasons));
  return new;
end $$;
create trigger consultation_asked before insert on consultation for each row execute function consultation_asked();

create function consultation_moves() returns trigger language plpgsql as $$
declare d draft; speaks lawyer;
begin
  if old.settled_at is not null then
    raise exception 'a settled consultation does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.inquiry_id, new.draft_id, new.body_id, new.reasons, new.question, new.asked_by, new.asked_at, new.peers_at, new.waivable_at)
     is distinct from
     (old.id, old.inquiry_id, old.draft_id, old.body_id, old.reasons, old.question, old.asked_by, old.asked_at, old.peers_at, old.waivable_at) then
    raise exception 'what a consultation was asked for does not change' using errcode = 'WF001';
  end if;
  if new.step <> old.step and new.step <> old.step + 1 then
    raise exception 'the clock goes forward by one step' using errcode = 'WF003';
  end if;
  select * into d from draft where id = new.draft_id;
  if new.taken_by is not null and new.taken_by is distinct from old.taken_by or new.state = 'answered' then
    select * into speaks from lawyer l where l.staff_id = new.taken_by for share;
    if new.taken_by = new.asked_by or exists (select 1 from draft_body b where b.id = new.body_id and b.author = new.taken_by) then
      raise exception 'nobody is asked about their own draft' using errcode = 'WF005';
    end if;
    -- The draft may have come to them since it was asked about.
    if d.state = 'claimed' and d.claimed_by = new.taken_by and new.verdict is distinct from 'take-over' then
      raise exception 'nobody is asked about the draft they hold' using errcode = 'WF005';
    end if;
    if speaks.licence_status is distinct from 'active' then
      raise exception 'the licence of % is not valid', new.taken_by using errcode = 'WF006';
    end if;
    if not ('expert' = any(speaks.seat_classes)) and
       (coalesce(new.settled_at, new.taken_at) < new.peers_at or not d.seat_class = any(speaks.seat_classes)) then
      raise exception 'experts are asked first' using errcode = 'WF005';
    end if;
  end if;
  if new.state = 'answered' and (new.settled_by is distinct from new.taken_by or not words_are_kept(new.inquiry_id, new.opinion)) then
    raise exception 'an opinion is of whoever took the consultation, and has its words' using errcode = 'WF007';
  end if;
  if new.state = 'waived' then
    if new.settled_at < new.waivable_at or not words_are_kept(new.inquiry_id, new.opinion)
       or not exists (select 1 from staff s where s.id = new.settled_by and s.role in ('supervisor', 'admin')) then
      raise exception 'a supervisor waives with a reason, after nobody answered in time' using errcode = 'WF005';
    end if;
  end if;
  -- Only one's own wish is taken back while the draft is still on the desk.
  if new.state = 'withdrawn' and d.state = 'claimed' and d.claimed_by = new.asked_by and d.seat_class <> 'expert'
     and new.reasons <> array['wish'] then
    raise exception 'what a rule demands is not taken back' using errcode = 'WF005';
  end if;
  perform tell_desk('draft', null, new.draft_id::text);
  perform tell_desk('consultations');
  if new.state <> old.state then
    perform audit(case new.state when 'taken' then 'take-consultation' when 'asked' then 'release-consultation'
                    when 'answered' then 'give-opinion' when 'waived' then 'waive-consultation' else 'withdraw-consultation' end,
                  'draft', new.draft_id::text, jsonb_build_object('consultation', new.id, 'verdict', new.verdict));
  elsif new.taken_by is distinct from old.taken_by then
    perform audit('take-consultation', 'draft', new.draft_id::text, jsonb_build_object('consultation', new.id, 'from', old.taken_by));
  elsif new.step <> old.step then
    perform audit('escalate-consultation', 'draft', new.draft_id::text, jsonb_build_object('consultation', new.id, 'step', new.step));
  end if;
  return new;
end $$;
create trigger consultation_moves before update on consultation for each row execute function consultation_moves();
create trigger consultation_kept before delete on consultation for each row execute function refuse_change();
create trigger consultation_no_truncate before truncate on consultation execute function refuse_change();

-- An opinion that was asked for is waited for. An expert who holds the draft needs nobody's.
create function approval_waits_for_opinion() returns trigger language plpgsql as $$
begin
  if new.decision in ('approve', 'edit-approve') and exists (
    select 1 from consultation c where c.draft_id = new.draft_id and c.settled_at is null for share) then
    raise exception 'a consultation about draft % is open', new.draft_id using errcode = 'WF025';
  end if;
  return new;
end $$;
create trigger approval_waits_for_opinion before insert on review for each row execute function approval_waits_for_opinion();

-- The draft stays on its lawyer's desk while an opinion is waited for: saving renews a lease, and must not shorten it.
create function lease_waits_for_opinion() returns trigger language plpgsql as $$
declare until timestamptz;
begin
  select c.waivable_at + (c.waivable_at - c.asked_at) into until from consultation c
  where c.draft_id = new.id and c.settled_at is null and c.asked_by = new.claimed_by;
  if until is not null then
    new.claimed_until := greatest(new.claimed_until, until);
  end if;
  return new;
end $$;
create trigger lease_waits_for_opinion before update of claimed_until on draft for each row
  when (new.state = 'claimed') execute function lease_waits_for_opinion();

-- A draft that left the desk for good, or went to an expert seat, asks nobody any more.
create function consultation_ends() returns trigger language plpgsql as $$
begin
  update consultation set state = 'withdrawn', settled_at = greatest(clock_timestamp(), asked_at) where draft_id = new.id and settled_at is null;
  return null;
end $$;
create trigger consultation_ends after update of state, seat_class on draft for each row
  when (new.state in ('returned', 'withdrawn') and old.state <> new.state or new.seat_class = 'expert' and old.seat_class <> 'expert')
  execute function consultation_ends();

-- 追问: what a lawyer asked the citizen waits for days, is reminded of once, and may be closed with a notice. A matter
-- that was asked twice is closed too, and points at the one that goes on.
insert into inquiry_transition values ('needs_facts', 'closed'), ('drafting', 'closed'), ('in_review', 'closed');

create table asking_reminder (
  inquiry_id  uuid not null references inquiry (id),
  round       int not null,
  reminded_by text not null references staff (id),
  at          timestamptz not null,
  primary key (inquiry_id, round)
);
create trigger asking_reminder_append_only before update or delete on asking_reminder for each row execute function refuse_change();
create trigger asking_reminder_no_truncate before truncate on asking_reminder execute function refuse_change();
create function asking_reminded() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from inquiry i where i.id = new.inquiry_id and i.state = 'needs_facts' and i.round = new.round) then
    raise exception 'a citizen is reminded while a question is open' using errcode = 'WF003';
  end if;
  perform audit('remind-citizen', 'inquiry', new.inquiry_id::text);
  return new;
end $$;
create trigger asking_reminded before insert on asking_reminder for each row execute function asking_reminded();

-- 并案: only the same follow-up token proves the same person; a telephone number that two people typed does not.
create table inquiry_merge (
  inquiry_id uuid not null references inquiry (id),
  into_id    uuid not null references inquiry (id),
  merged_by  text not null references staff (id),
  at         timestamptz not null,
  ended_at   timestamptz,                -- the citizen wrote again: it goes on by itself
  primary key (inquiry_id, at),
  check (into_id <> inquiry_id)
);
create unique index inquiry_merge_one on inquiry_merge (inquiry_id) where ended_at is null;
create index inquiry_merge_into on inquiry_merge (into_id) where ended_at is null;

create function inquiry_merges() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.ended_at is not null or new.ended_at is null
       or (new.inquiry_id, new.into_id, new.merged_by, new.at) is distinct from (old.inquiry_id, old.into_id, old.merged_by, old.at) then
      raise exception 'a merge only ends' using errcode = 'WF001';
    end if;
    return new;
  end if;
  if not exists (select 1 from inquiry a join inquiry b on b.citizen_id = a.citizen_id
                 where a.id = new.inquiry_id and b.id = new.into_id and b.received_at <= a.received_at and b.state in ('needs_facts', 'drafting', 'in_review')
                   and not exists (select 1 from inquiry_merge m where m.inquiry_id = b.id and m.ended_at is null)) then
    raise exception 'a matter is merged into an earlier one of the same citizen that is still worked on' using errcode = 'WF005';
  end if;
  perform audit('merge', 'inquiry', new.inquiry_id::text, jsonb_build_object('into', new.into_id));
  return new;
end $$;
create trigger inquiry_merges before insert or update on inquiry_merge for each row execute function inquiry_merges();
create trigger inquiry_merge_kept before delete on inquiry_merge for each row execute function refuse_change();
create trigger inquiry_merge_no_truncate before truncate on inquiry_merge execute function refuse_change();

create function merge_ends() returns trigger language plpgsql as $$
begin
  update inquiry_merge set ended_at = greatest(new.state_at, at) where inquiry_id = new.id and ended_at is null;
  return null;
end $$;
create trigger merge_ends after update of state on inquiry for each row
  when (old.state = 'closed' and new.state = 'drafting') execute function merge_ends();
