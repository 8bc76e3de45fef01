-- Coming back, and going: devices of a citizen, the pick-up code 取件码, what was seen, and deleting everything (个人信息保护法 47).

-- A device that was let in by a code has a token of its own: the first one is told to nobody, and each can be shut out.
create table citizen_token (
  hash       bytea primary key check (length(hash) = 32),
  citizen_id uuid not null references citizen (id),
  made_at    timestamptz not null,
  used_on    date not null            -- the last day; no hour, no address, no name of the device
);
create index citizen_token_citizen on citizen_token (citizen_id);
-- Of the first token, whose hash stands in citizen.token_hash; once ended, a hash that nobody's token has stands there.
alter table citizen add column token_used_on date;
alter table citizen add column token_ended_at timestamptz;
create function first_token_ends() returns trigger language plpgsql as $$
begin
  perform audit('shut-device-out', 'citizen', new.id::text);
  return null;
end $$;
create trigger first_token_ends after update of token_ended_at on citizen for each row
  when (new.token_ended_at is not null and old.token_ended_at is null and new.data_key is not null) execute function first_token_ends();

-- One a citizen; a new one replaces it. Only its keyed hash is kept: nobody reads it out of the database.
create table pickup_code (
  citizen_id uuid primary key references citizen (id),
  code_index bytea not null unique check (length(code_index) = 32),
  made_at    timestamptz not null,
  until      timestamptz not null check (until > made_at),
  used_at    timestamptz
);
create function pickup_code_audited() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit('end-pickup-code', 'citizen', old.citizen_id::text);
  elsif tg_op = 'INSERT' or new.code_index <> old.code_index then
    perform audit('make-pickup-code', 'citizen', new.citizen_id::text);
  elsif new.until <> old.until then
    perform audit('renew-pickup-code', 'citizen', new.citizen_id::text);
  end if;
  return null;
end $$;
create trigger pickup_code_audited after insert or update or delete on pickup_code
  for each row execute function pickup_code_audited();

create function citizen_token_audited() returns trigger language plpgsql as $$
begin
  perform audit(case tg_op when 'INSERT' then 'let-device-in' else 'shut-device-out' end, 'citizen',
    case tg_op when 'INSERT' then new.citizen_id else old.citizen_id end::text);
  return null;
end $$;
create trigger citizen_token_audited after insert or delete on citizen_token
  for each row execute function citizen_token_audited();

-- Wrong codes of citizens are bound by their network (a keyed hash of it and the day), as those of staff are by the person.
alter table wrong_code alter column staff_id drop not null;
alter table wrong_code add column network bytea check (length(network) = 32);
alter table wrong_code add constraint wrong_code_by_one check (num_nonnulls(staff_id, network) = 1);
create index wrong_code_network on wrong_code (at, network) where network is not null;
create or replace function wrong_code_audited() returns trigger language plpgsql as $$
begin
  perform audit('wrong-code', case when new.staff_id is null then 'pickup-code' else 'staff' end, coalesce(new.staff_id, 'network'));
  return new;
end $$;
-- The hash of a network is kept for no longer than it bounds anything; what staff got wrong stays.
drop trigger wrong_code_append_only on wrong_code;
create trigger wrong_code_append_only before update on wrong_code for each row execute function refuse_change();
create trigger wrong_code_kept before delete on wrong_code
  for each row when (old.staff_id is not null) execute function refuse_change();

-- How far the citizen has seen a matter's news, on whichever device.
create table inquiry_seen (
  inquiry_id uuid primary key references inquiry (id),
  seq        int not null check (seq >= 0)
);

-- 全部删除: asked for once, done when nothing that is being done for a life needs the words any more (个人信息保护法 13).
create table erasure (
  id         uuid primary key,
  citizen_id uuid not null unique references citizen (id),
  asked_at   timestamptz not null,
  deleted    jsonb not null,          -- counts
  held       int not null check (held >= 0),   -- open alerts that it waited for
  done_at    timestamptz check (done_at >= asked_at)
);
create index erasure_waits on erasure (asked_at) where done_at is null;
create function erasure_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.done_at is not null or to_jsonb(new) - 'done_at' <> to_jsonb(old) - 'done_at') then
    raise exception 'an erasure is only ever finished' using errcode = 'WF001';
  end if;
  if new.done_at is not null and exists (
    select 1 from alert a join inquiry i on i.id = a.inquiry_id where i.citizen_id = new.citizen_id and a.closed_at is null) then
    raise exception 'somebody may still have to be found by these words' using errcode = 'WF003';
  end if;
  perform audit(case when new.done_at is null then 'ask-erasure' else 'erase' end, 'erasure', new.id::text, new.deleted);
  return new;
end $$;
create trigger erasure_moves before insert or update on erasure for each row execute function erasure_moves();
create trigger erasure_kept before delete on erasure for each row execute function refuse_change();
create trigger erasure_no_truncate before truncate on erasure execute function refuse_change();

-- Done means that the key is gone; a key that goes by other ways finishes it too.
create function erasure_done() returns trigger language plpgsql as $$
begin
  if exists (select 1 from citizen c where c.id = new.citizen_id and c.data_key is not null) then
    raise exception 'an erasure is done when the key is gone' using errcode = 'WF003';
  end if;
  return null;
end $$;
create constraint trigger erasure_done after insert or update on erasure deferrable initially deferred
  for each row when (new.done_at is not null) execute function erasure_done();

-- Whoever is being received meanwhile waits for the citizen's row, and then finds nobody: no words stay without their key.
create function erased_asks_no_more() returns trigger language plpgsql as $$
begin
  perform 1 from citizen c where c.id = new.citizen_id for key share;
  if exists (select 1 from erasure e where e.citizen_id = new.citizen_id) then
    raise exception 'citizen % was erased', new.citizen_id using errcode = 'WF005';
  end if;
  return new;
end $$;
create trigger erased_asks_no_more before insert on inquiry for each row execute function erased_asks_no_more();

create function is_erased(inquiry uuid) returns boolean language sql stable as $$
  select exists (select 1 from inquiry i join citizen c on c.id = i.citizen_id where i.id = inquiry and c.data_key is null)
$$;

-- What else does not change may lose the citizen's words, and nothing but them, once their key is gone.
drop trigger complaint_moves on complaint;
create trigger complaint_moves before update on complaint for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"words": "—"}' and is_erased(old.inquiry_id))) execute function complaint_moves();
drop trigger rating_stands on rating;
create trigger rating_begins before insert on rating for each row execute function rating_stands();
create trigger rating_stands before update on rating for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"words": ""}' and is_erased(old.inquiry_id))) execute function rating_stands();
drop trigger rating_followed on rating;
create trigger rating_given after insert on rating for each row execute function rating_followed();
create trigger rating_followed after update on rating for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"words": ""}' and is_erased(old.inquiry_id))) execute function rating_followed();
drop trigger handover_append_only on handover;
create trigger handover_append_only before update on handover for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"note": ""}' and is_erased(old.inquiry_id))) execute function refuse_change();
create trigger handover_kept before delete on handover for each row execute function refuse_change();
drop trigger second_opinion_append_only on second_opinion;
create trigger second_opinion_append_only before update on second_opinion for each row
  when (not (to_jsonb(new) = jsonb_set(to_jsonb(old), '{opinion,because}', '""') and is_erased(old.inquiry_id))) execute function refuse_change();
create trigger second_opinion_kept before delete on second_opinion for each row execute function refuse_change();

-- What staff wrote beside a matter may quote it.
create function is_draft_erased(draft uuid) returns boolean language sql stable as $$
  select exists (select 1 from draft d where d.id = is_draft_erased.draft and is_erased(d.inquiry_id))
$$;
drop trigger pass_append_only on pass;
create trigger pass_append_only before update on pass for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"note": "—"}' and is_draft_erased(old.draft_id))) execute function refuse_change();
create trigger pass_kept before delete on pass for each row execute function refuse_change();
drop trigger recusal_append_only on recusal;
create trigger recusal_append_only before update on recusal for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"note": "—"}' and is_erased(old.inquiry_id))) execute function refuse_change();
create trigger recusal_kept before delete on recusal for each row execute function refuse_change();
drop trigger review_immutable on review;
create trigger review_immutable before update on review for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"note": "—"}' and is_draft_erased(old.draft_id))) execute function refuse_change();
create trigger review_kept before delete on review for each row execute function refuse_change();

-- Of the triage its codes stay, and only these: reasons, days and facts quote the question.
create function triage_codes(t jsonb) returns jsonb language sql immutable as $$
  select coalesce((select jsonb_object_agg(k, v) from jsonb_each(t) e(k, v) where k in ('category', 'second', 'confidence', 'opinions',
      'causes', 'urgency', 'dangers', 'seatClass', 'aid', 'aidFirst', 'thin', 'notices', 'homeUnsafe')), '{}')
    || '{"reasons": [], "missing": []}'
    || jsonb_build_object('route', coalesce((select jsonb_agg(jsonb_build_object('to', r -> 'to', 'because', ''))
         from jsonb_array_elements(t -> 'route') r), '[]'),
       'noDraft', case when jsonb_typeof(t -> 'noDraft') = 'object' then (t -> 'noDraft') || '{"because": ""}' else 'null' end)
$$;

create index term_sighting_person on term_sighting (person);
create index inquiry_person on inquiry (person);

-- The key seals the words; what is readable without it (redacted words, reasons that quote them, marks by which the
-- person could be known again) goes in the same moment, by whatever way the key goes.
create function citizen_is_erased() returns trigger language plpgsql as $$
declare mark bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())); mine uuid[];
begin
  select coalesce(array_agg(i.id), '{}') into mine from inquiry i where i.citizen_id = new.id;
  -- Counts of people stay right: the same person under a mark that leads nowhere.
  with gone as (
    delete from term_sighting s where s.person in (select i.person from inquiry i where i.id = any(mine))
      and not exists (select 1 from inquiry o where o.person = s.person and not o.id = any(mine))
    returning s.day, s.region, s.category, s.term)
  insert into term_sighting (day, region, category, term, person)
  select g.day, g.region, g.category, g.term, mark from gone g on conflict do nothing;
  update message set text = '', original = null, questions = '[]' where inquiry_id = any(mine);
  update inquiry i set contact = null, contact_index = null, person = mark, triage = triage_codes(i.triage) where i.id = any(mine);
  delete from placeholder where inquiry_id = any(mine);
  delete from matter_trace where inquiry_id = any(mine);
  delete from retrieval where inquiry_id = any(mine);
  delete from inquiry_seen where inquiry_id = any(mine);
  delete from draft_working w using draft d where d.id = w.draft_id and d.inquiry_id = any(mine);
  -- Two signs: a referral that was returned or refused has a reason of two at least.
  update referral set because = '[]', reason = case when reason is not null then '——' end where inquiry_id = any(mine);
  update pass p set note = '—' from draft d where d.id = p.draft_id and d.inquiry_id = any(mine) and p.note <> '';
  update review r set note = '—' from draft d where d.id = r.draft_id and d.inquiry_id = any(mine) and r.note <> '';
  update recusal set note = '—' where inquiry_id = any(mine) and note <> '';
  update complaint set words = '—' where inquiry_id = any(mine);
  update rating set words = '' where inquiry_id = any(mine);
  update handover set note = '' where inquiry_id = any(mine);
  update second_opinion set opinion = jsonb_set(opinion, '{because}', '""') where inquiry_id = any(mine);
  delete from citizen_token where citizen_id = new.id;
  delete from pickup_code where citizen_id = new.id;
  -- A token that nobody ever held.
  update citizen set token_hash = mark, token_used_on = null, token_ended_at = coalesce(token_ended_at, clock_timestamp()) where id = new.id;
  return null;
end $$;
create trigger citizen_is_erased after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function citizen_is_erased();
