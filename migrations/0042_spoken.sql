-- 口述答复: the lawyer who has the person on the line, or before them, says the answer in the breath in which they approve it.
-- What is kept is how it was said, whether the person was known for who they are, and what they asked in reply, sealed.

alter table answer_told drop constraint answer_told_proof_check;
alter table answer_told add constraint answer_told_proof_check check (proof in ('code', 'in-hand', 'spoken'));
alter table answer_told add column how text check (how in ('phone', 'counter'));
alter table answer_told add column identity text check (identity in ('confirmed', 'refused'));
alter table answer_told add column note bytea;   -- sealed by the citizen's key
alter table answer_told add constraint answer_told_spoken
  check ((proof = 'spoken') = (how is not null) and (proof = 'spoken') = (identity is not null) and (proof = 'spoken' or note is null));
create unique index answer_told_spoken_once on answer_told (answer_id) where proof = 'spoken';

-- Spoken is what its own lawyer approved, at that very instant; to who came by telephone or to the counter, or asked for a call
-- that this lawyer holds. Whoever dialled does not know who picked up: an answer is for who is known to be its asker.
create or replace function answer_told_stands() returns trigger language plpgsql as $$
declare of uuid; came text; spoke boolean;
begin
  select i.id, i.channel, r.lawyer_id = new.told_by and a.at = new.at and acting() = 'staff:' || new.told_by into of, came, spoke
  from answer a join inquiry i on i.id = a.inquiry_id join review r on r.id = a.review_id where a.id = new.answer_id;
  if new.proof = 'spoken' then
    if spoke is not true then
      raise exception 'an answer is spoken by the lawyer who approves it, as it is approved' using errcode = 'WF005';
    end if;
    if came not in ('hotline', 'station') and not (new.how = 'phone' and new.identity = 'confirmed' and exists (
      select 1 from callback_task t where t.inquiry_id = of and t.kind = 'requested' and t.state = 'open' and t.held_by = new.told_by)) then
      raise exception 'nobody is on the line to whom this answer is spoken' using errcode = 'WF005';
    end if;
  elsif not exists (select 1 from taken_down t where t.inquiry_id = of) then
    raise exception 'only to whom was taken down an answer is read out' using errcode = 'WF005';
  end if;
  if exists (select 1 from answer b where b.corrects = new.answer_id)
     or exists (select 1 from correction k where k.answer_id = new.answer_id and k.outcome is null) then
    raise exception 'an answer that is put right is not read out' using errcode = 'WF005';
  end if;
  perform audit('tell-answer', 'answer', new.answer_id::text, jsonb_build_object('proof', new.proof, 'understood', new.understood,
    'paper', new.wants_paper) || case when new.proof = 'spoken' then jsonb_build_object('how', new.how, 'identity', new.identity) else '{}' end);
  return new;
end $$;

-- The note goes with the citizen's key (0036), and nothing but the note.
create function is_answer_erased(answer uuid) returns boolean language sql stable as $$
  select exists (select 1 from answer a where a.id = is_answer_erased.answer and is_erased(a.inquiry_id))
$$;
drop trigger answer_told_append_only on answer_told;
create trigger answer_told_append_only before update on answer_told for each row
  when (not (to_jsonb(new) = to_jsonb(old) || '{"note": null}' and is_answer_erased(old.answer_id))) execute function refuse_change();
create trigger answer_told_kept before delete on answer_told for each row execute function refuse_change();
create function erased_forgets_told() returns trigger language plpgsql as $$
begin
  update answer_told t set note = null from answer a join inquiry i on i.id = a.inquiry_id
  where a.id = t.answer_id and i.citizen_id = new.id and t.note is not null;
  return null;
end $$;
create trigger erased_forgets_told after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_forgets_told();
