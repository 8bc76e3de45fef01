-- Approved answers of callers and visitors that nobody has read out yet: somebody calls, and reads the answer out. The call is a
-- task like any other, of the kind 'untold'; whoever dials does not know who picks up, so it is told to who is known to be its asker.

alter table answer_told drop constraint answer_told_proof_check;
alter table answer_told add constraint answer_told_proof_check check (proof in ('code', 'in-hand', 'spoken', 'call'));
alter table answer_told drop constraint answer_told_spoken;
alter table answer_told add constraint answer_told_spoken check (
  (proof = 'spoken') = (how is not null) and (proof in ('spoken', 'call')) = (identity is not null)
  and (proof <> 'call' or identity = 'confirmed') and (proof = 'spoken' or note is null));

-- As in 0042, and by a call that this person holds.
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
  if new.proof = 'call' and not exists (select 1 from callback_task t
    where t.answer_id = new.answer_id and t.kind = 'untold' and t.state = 'open' and t.held_by = new.told_by) then
    raise exception 'an answer is read out on a call that this person holds' using errcode = 'WF005';
  end if;
  if exists (select 1 from answer b where b.corrects = new.answer_id)
     or exists (select 1 from correction k where k.answer_id = new.answer_id and k.outcome is null) then
    raise exception 'an answer that is put right is not read out' using errcode = 'WF005';
  end if;
  perform audit('tell-answer', 'answer', new.answer_id::text, jsonb_build_object('proof', new.proof, 'understood', new.understood,
    'paper', new.wants_paper) || case when new.proof = 'spoken' then jsonb_build_object('how', new.how, 'identity', new.identity) else '{}' end);
  return new;
end $$;

-- What nobody has told yet: newest answers of what was taken down. A table of its own, for among a year's calls they are few, and
-- the list is looked at all day. Ids and an instant; a row goes as soon as it is told, opened, overtaken, withdrawn or erased.
create table untold_answer (
  answer_id  uuid primary key references answer (id),
  inquiry_id uuid not null references inquiry (id),
  at         timestamptz not null
);
create index untold_answer_at on untold_answer (at);
create index untold_answer_inquiry on untold_answer (inquiry_id);

-- The citizen's page says how far its news were seen (0036).
create function was_opened(inquiry uuid, answered timestamptz) returns boolean language sql stable as $$
  select exists (select 1 from inquiry_seen s join inquiry_event e on e.inquiry_id = s.inquiry_id and e.seq <= s.seq
    where s.inquiry_id = was_opened.inquiry and e.type = 'answer' and e.at >= answered)
$$;

create function answer_waits_to_be_told() returns trigger language plpgsql as $$
begin
  delete from untold_answer where inquiry_id = new.inquiry_id;
  insert into untold_answer select new.id, new.inquiry_id, new.at where exists (select 1 from taken_down t where t.inquiry_id = new.inquiry_id);
  return null;
end $$;
create trigger answer_waits_to_be_told after insert on answer for each row execute function answer_waits_to_be_told();

-- Told another way meanwhile, opened on a page, or about to be put right: nobody calls for it any more.
create function untold_call_ends(answer uuid, at timestamptz) returns void language sql as $$
  update callback_task set state = 'withdrawn', settled_at = greatest(at, made_at)
  where kind = 'untold' and answer_id = untold_call_ends.answer and state = 'open'
$$;
create function told_waits_no_more() returns trigger language plpgsql as $$
begin
  delete from untold_answer where answer_id = new.answer_id;
  if new.proof <> 'call' then
    perform untold_call_ends(new.answer_id, new.at);   -- on a call, what came of it is recorded by who made it
  end if;
  return null;
end $$;
create trigger told_waits_no_more after insert on answer_told for each row execute function told_waits_no_more();
create function opened_waits_no_more() returns trigger language plpgsql as $$
begin
  perform untold_call_ends(u.answer_id, u.at) from untold_answer u where u.inquiry_id = new.inquiry_id and was_opened(u.inquiry_id, u.at);
  delete from untold_answer u where u.inquiry_id = new.inquiry_id and was_opened(u.inquiry_id, u.at);
  return null;
end $$;
create trigger opened_waits_no_more after insert or update on inquiry_seen for each row execute function opened_waits_no_more();
create function called_waits_no_more() returns trigger language plpgsql as $$
begin
  delete from untold_answer where answer_id = new.answer_id;
  return null;
end $$;
create trigger called_waits_no_more after update of state on callback_task for each row
  when (new.state = 'done' and new.answer_id is not null) execute function called_waits_no_more();
create function withdrawn_waits_no_more() returns trigger language plpgsql as $$
begin
  delete from untold_answer where inquiry_id = new.id;
  return null;
end $$;
create trigger withdrawn_waits_no_more after update of state on inquiry for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function withdrawn_waits_no_more();
create function erased_waits_no_more() returns trigger language plpgsql as $$
begin
  delete from untold_answer u using inquiry i where i.id = u.inquiry_id and i.citizen_id = new.id;
  return null;
end $$;
create trigger erased_waits_no_more after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_waits_no_more();
create function corrected_is_not_called() returns trigger language plpgsql as $$
begin
  perform untold_call_ends(new.answer_id, new.opened_at);
  return null;
end $$;
create trigger corrected_is_not_called after insert on correction for each row execute function corrected_is_not_called();

create trigger told_tells_desk after insert on answer_told for each row execute function desk_moved('callbacks', 'board');
create trigger answer_tells_desk after insert on answer for each row execute function desk_moved('callbacks');

-- What is being put right is not read out meanwhile; where it stays as it was, it waits again.
create function untold_answers(since timestamptz) returns setof untold_answer language sql stable as $$
  select u.* from untold_answer u where u.at >= since
    and not exists (select 1 from correction k where k.answer_id = u.answer_id and k.outcome is null)
$$;

-- Those that were answered before.
insert into untold_answer
select a.id, a.inquiry_id, a.at from taken_down t join inquiry i on i.id = t.inquiry_id join citizen c on c.id = i.citizen_id
  join lateral (select * from answer n where n.inquiry_id = i.id order by n.at desc, n.id limit 1) a on true
where i.state <> 'withdrawn' and c.data_key is not null and not exists (select 1 from answer_told o where o.answer_id = a.id)
  and not exists (select 1 from callback_task d where d.answer_id = a.id and d.state = 'done') and not was_opened(a.inquiry_id, a.at);
