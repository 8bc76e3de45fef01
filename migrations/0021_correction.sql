-- Correction 更正答复: an answer that proves wrong, or whose law changed, gets another one, reviewed like any. The old
-- answer stays as it was. What people write about a correction or a call is sealed with the citizen's key.

alter table answer add column corrects uuid references answer (id);
create unique index answer_corrected_once on answer (corrects);

create table correction (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  answer_id  uuid not null references answer (id),           -- the answer that is corrected
  draft_id   uuid not null unique references draft (id),     -- begins as a copy of it
  reason     text not null check (reason in ('wrong-law', 'wrong-facts', 'law-changed', 'wrong-sum', 'unclear', 'other')),
  note       bytea,                                          -- sealed
  unchanged  bytea not null check (length(unchanged) = 32),  -- hash of the copy: an answer with it corrects nothing
  was_state  text not null check (was_state in ('answered', 'closed')),
  opened_by  text not null references staff (id),
  opened_at  timestamptz not null,
  outcome    text check (outcome in ('corrected', 'given-up', 'withdrawn')),
  because    bytea,                                          -- sealed: why it was given up
  round      int,                                            -- of the inquiry when it was given up
  settled_by text references staff (id),
  settled_at timestamptz,
  check ((outcome is null) = (settled_at is null)),
  check (coalesce(outcome = 'given-up', false) = (settled_by is not null)),
  check ((settled_by is null) = (round is null)),
  check (because is null or settled_by is not null)
);
create unique index correction_one_open on correction (inquiry_id) where outcome is null;
create index correction_answer on correction (answer_id);

alter table inquiry_event drop constraint inquiry_event_type_check;
alter table inquiry_event add constraint inquiry_event_type_check
  check (type in ('state', 'message', 'answer', 'referral', 'correction'));

-- Only what the citizen reads now is corrected. From here on it teaches the finder nothing.
create function correction_opens() returns trigger language plpgsql as $$
begin
  if new.outcome is not null or new.answer_id is distinct from (
    select a.id from answer a where a.inquiry_id = new.inquiry_id order by a.at desc limit 1) then
    raise exception 'a correction is of the newest answer of its inquiry' using errcode = 'WF005';
  end if;
  if not exists (select 1 from draft d where d.id = new.draft_id and d.inquiry_id = new.inquiry_id and d.state = 'waiting') then
    raise exception 'a correction begins with a waiting draft of its inquiry' using errcode = 'WF005';
  end if;
  if not words_are_kept(new.inquiry_id, new.note) then
    raise exception 'a correction has its note' using errcode = 'WF007';
  end if;
  delete from law_lead where answer_id = new.answer_id;
  perform audit('open-correction', 'inquiry', new.inquiry_id::text,
                jsonb_build_object('answer', new.answer_id, 'draft', new.draft_id, 'reason', new.reason));
  perform tell_inquiry(new.inquiry_id, 'correction', new.opened_at);
  return new;
end $$;
create trigger correction_opens before insert on correction for each row execute function correction_opens();

create function correction_settles() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then
    raise exception 'a settled correction does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.inquiry_id, new.answer_id, new.draft_id, new.reason, new.note, new.unchanged, new.was_state, new.opened_by, new.opened_at)
     is distinct from
     (old.id, old.inquiry_id, old.answer_id, old.draft_id, old.reason, old.note, old.unchanged, old.was_state, old.opened_by, old.opened_at) then
    raise exception 'what a correction was opened for does not change' using errcode = 'WF001';
  end if;
  if new.outcome = 'corrected' and not exists (select 1 from answer a where a.corrects = new.answer_id) then
    raise exception 'no answer corrects this one' using errcode = 'WF005';
  end if;
  if new.outcome = 'given-up' and not words_are_kept(new.inquiry_id, new.because) then
    raise exception 'a correction is given up with a reason' using errcode = 'WF007';
  end if;
  if new.outcome is not null then
    perform audit('settle-correction', 'inquiry', new.inquiry_id::text, jsonb_build_object('answer', new.answer_id, 'outcome', new.outcome));
  end if;
  if new.outcome = 'given-up' then
    perform tell_inquiry(new.inquiry_id, 'correction', new.settled_at);
  end if;
  return new;
end $$;
create trigger correction_settles before update on correction for each row execute function correction_settles();
create trigger correction_kept before delete on correction for each row execute function refuse_change();
create trigger correction_no_truncate before truncate on correction execute function refuse_change();

-- While a correction is open the next answer is the correction; without one an answer corrects nothing.
create function answer_corrects() returns trigger language plpgsql as $$
declare k correction;
begin
  select * into k from correction c where c.inquiry_id = new.inquiry_id and c.outcome is null for update;
  if new.corrects is distinct from k.answer_id then
    raise exception 'an answer corrects what its correction was opened for' using errcode = 'WF005';
  end if;
  if new.corrects is null then
    return new;
  end if;
  if not exists (select 1 from answer a where a.id = new.corrects and a.inquiry_id = new.inquiry_id and a.at < new.at) then
    raise exception 'an answer corrects an older one of its own inquiry' using errcode = 'WF005';
  end if;
  if exists (select 1 from draft_body b where b.id = new.body_id and b.sha256 = k.unchanged) then
    raise exception 'a correction says something else than what it corrects' using errcode = 'WF005';
  end if;
  return new;
end $$;
create trigger answer_corrects before insert on answer for each row execute function answer_corrects();

create function answer_has_corrected() returns trigger language plpgsql as $$
begin
  update correction set outcome = 'corrected', settled_at = new.at where inquiry_id = new.inquiry_id and outcome is null;
  return null;
end $$;
create trigger answer_has_corrected after insert on answer for each row
  when (new.corrects is not null) execute function answer_has_corrected();

-- An answered inquiry has its answer of this round, or a correction of this round was given up and the old one stands.
create or replace function answered_means_answer() returns trigger language plpgsql as $$
begin
  if new.state = 'answered' and not exists (
    select 1 from answer a join review r on r.id = a.review_id join draft d on d.id = r.draft_id
    where a.inquiry_id = new.id and d.round = new.round)
    and not exists (select 1 from correction c where c.inquiry_id = new.id and c.outcome = 'given-up' and c.round = new.round) then
    raise exception 'inquiry % has no answer', new.id using errcode = 'WF005';
  end if;
  if new.state in ('answered', 'closed') and exists (select 1 from correction c where c.inquiry_id = new.id and c.outcome is null) then
    raise exception 'a correction of inquiry % is open', new.id using errcode = 'WF005';
  end if;
  return null;
end $$;

-- Learning locks the inquiry before it writes, and so does a correction: what this sees is settled.
create function lead_still_stands() returns trigger language plpgsql as $$
begin
  if exists (select 1 from correction c where c.answer_id = new.answer_id and c.outcome is distinct from 'given-up') then
    return null;
  end if;
  return new;
end $$;
create trigger lead_still_stands before insert on law_lead for each row execute function lead_still_stands();

-- 回访任务: somebody calls the citizen by the end of a working day. `kind` is open: a correction is one reason to call.
create table callback_task (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  kind       text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  answer_id  uuid not null references answer (id),
  made_at    timestamptz not null,
  due_on     date not null,
  state      text not null default 'open' check (state in ('open', 'done', 'could-not-reach', 'withdrawn')),
  held_by    text references staff (id),
  held_at    timestamptz,
  tries      int not null default 0 check (tries between 0 and 3),
  settled_at timestamptz,
  unique (kind, answer_id),
  check ((held_by is null) = (held_at is null)),
  check ((state = 'open') = (settled_at is null)),
  check (state <> 'could-not-reach' or tries = 3)
);
create index callback_task_open on callback_task (due_on, made_at) where state = 'open';
create index callback_task_settled on callback_task (settled_at desc) where state <> 'open';
create index callback_task_inquiry on callback_task (inquiry_id);

create table callback_try (
  task_id   uuid not null references callback_task (id),
  n         int not null check (n between 1 and 3),
  reached   boolean not null,
  note      bytea,             -- sealed
  called_by text not null references staff (id),
  at        timestamptz not null,
  primary key (task_id, n)
);

create function callback_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' or new.tries <> 0 or new.held_by is not null then
      raise exception 'a call-back begins open' using errcode = 'WF003';
    end if;
    perform audit('open-callback', 'callback', new.id::text, jsonb_build_object('inquiry', new.inquiry_id, 'kind', new.kind));
    return new;
  end if;
  if old.state <> 'open' then
    raise exception 'a settled call-back does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.inquiry_id, new.kind, new.answer_id, new.made_at, new.due_on)
     is distinct from (old.id, old.inquiry_id, old.kind, old.answer_id, old.made_at, old.due_on) then
    raise exception 'what a call-back was made for does not change' using errcode = 'WF001';
  end if;
  if new.tries <> (select count(*) from callback_try t where t.task_id = new.id)
     or (new.state = 'done') <> exists (select 1 from callback_try t where t.task_id = new.id and t.reached) then
    raise exception 'a call-back is what its tries say' using errcode = 'WF003';
  end if;
  if new.state <> 'open' then
    perform audit('settle-callback', 'callback', new.id::text, jsonb_build_object('state', new.state, 'tries', new.tries));
  elsif new.held_by is distinct from old.held_by then
    perform audit('take-callback', 'callback', new.id::text, jsonb_build_object('from', old.held_by));
  end if;
  return new;
end $$;
create trigger callback_moves before insert or update on callback_task for each row execute function callback_moves();
create trigger callback_kept before delete on callback_task for each row execute function refuse_change();
create trigger callback_no_truncate before truncate on callback_task execute function refuse_change();

-- Whoever holds the task tries, one try after the other; what was said on the line is kept.
create function callback_try_stands() returns trigger language plpgsql as $$
declare task callback_task;
begin
  select * into task from callback_task t where t.id = new.task_id for update;
  if task.state <> 'open' or task.held_by is distinct from new.called_by or new.n <> task.tries + 1 then
    raise exception 'a try is the next one of whoever holds the call-back' using errcode = 'WF003';
  end if;
  if new.reached and not words_are_kept(task.inquiry_id, new.note) then
    raise exception 'a call that reached somebody has its note' using errcode = 'WF007';
  end if;
  return new;
end $$;
create trigger callback_try_stands before insert on callback_try for each row execute function callback_try_stands();
create trigger callback_try_append_only before update or delete on callback_try for each row execute function refuse_change();
create trigger callback_try_no_truncate before truncate on callback_try execute function refuse_change();

create function callback_tried() returns trigger language plpgsql as $$
declare ended text := case when new.reached then 'done' when new.n = 3 then 'could-not-reach' else 'open' end;
begin
  perform audit('try-callback', 'callback', new.task_id::text, jsonb_build_object('n', new.n, 'reached', new.reached));
  update callback_task set tries = new.n, state = ended, settled_at = case when ended = 'open' then null else new.at end
  where id = new.task_id;
  return null;
end $$;
create trigger callback_tried after insert on callback_try for each row execute function callback_tried();

-- Who takes the matter back, or has their data erased, is neither corrected nor called any more.
create function corrections_end() returns trigger language plpgsql as $$
begin
  update correction set outcome = 'withdrawn', settled_at = new.state_at where inquiry_id = new.id and outcome is null;
  update callback_task set state = 'withdrawn', settled_at = new.state_at where inquiry_id = new.id and state = 'open';
  return null;
end $$;
create trigger corrections_end after update of state on inquiry for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function corrections_end();

create function erased_is_not_called() returns trigger language plpgsql as $$
begin
  update callback_task set state = 'withdrawn', settled_at = clock_timestamp()
  where state = 'open' and inquiry_id in (select i.id from inquiry i where i.citizen_id = new.id);
  return null;
end $$;
create trigger erased_is_not_called after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_is_not_called();
