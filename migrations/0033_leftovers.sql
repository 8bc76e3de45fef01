-- 处置时限: an alert that was taken and is not closed in time goes up again: whoever took it may be gone.
alter table alert add column close_by timestamptz;
alter table alert add constraint alert_closed_by_when_held check (close_by is null or acknowledged_at is not null);
-- Named by 0014's first check over two columns: the level was only ever raised by a step of the waiting clock.
alter table alert drop constraint alert_check;
alter table alert add constraint alert_level_by_steps check (step >= level or acknowledged_at is not null);
create index alert_close_by on alert (close_by) where closed_at is null and close_by is not null;
-- Those in hand now have an hour from here.
update alert set close_by = clock_timestamp() + interval '1 hour' where acknowledged_at is not null and closed_at is null;

-- As in 0014, and: once taken the level rises too, each time with another call.
create or replace function alert_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.level <> 0 or new.step <> 0 or new.acknowledged_at is not null then
      raise exception 'an alert begins waiting' using errcode = 'WF003';
    end if;
    return new;
  end if;
  if old.closed_at is not null then
    raise exception 'a closed alert does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.inquiry_id, new.raised_at) is distinct from (old.id, old.inquiry_id, old.raised_at) or not new.kinds @> old.kinds then
    raise exception 'what an alert was raised for does not change' using errcode = 'WF001';
  end if;
  if old.acknowledged_at is not null
     and (new.acknowledged_by, new.acknowledged_at) is distinct from (old.acknowledged_by, old.acknowledged_at) then
    raise exception 'who took an alert first does not change' using errcode = 'WF001';
  end if;
  if old.acknowledged_at is not null then
    if (new.step, new.acknowledge_by) is distinct from (old.step, old.acknowledge_by) or new.level < old.level
       or (new.level > old.level and (new.called_again_at is null or new.called_again_at is not distinct from old.called_again_at)) then
      raise exception 'an alert that somebody took goes up only by calling again' using errcode = 'WF003';
    end if;
  elsif (new.level, new.acknowledge_by) is distinct from (old.level, old.acknowledge_by) or new.step <> old.step then
    if new.step <> old.step + 1 or new.level < old.level or new.acknowledge_by <= old.acknowledge_by
       or new.acknowledged_at is not null then
      raise exception 'the clock goes forward by one step, while nobody has taken the alert' using errcode = 'WF003';
    end if;
  end if;
  if new.closed_at is not null then
    if old.acknowledged_at is null then
      raise exception 'an alert is taken before it is closed' using errcode = 'WF003';
    end if;
    if not words_are_kept(new.inquiry_id, new.note) then
      raise exception 'a disposition has its note' using errcode = 'WF007';
    end if;
    if 'minor' = any(new.kinds) and not exists (select 1 from alert_report r where r.alert_id = new.id) then
      raise exception 'harm to a minor is reported, or why not is recorded, before the alert is closed' using errcode = 'WF007';
    end if;
    if new.disposition = 'reported-minor-harm'
       and not exists (select 1 from alert_report r where r.alert_id = new.id and r.to_body is not null) then
      raise exception 'no report stands behind this disposition' using errcode = 'WF007';
    end if;
  end if;
  return new;
end $$;

-- As in 0017, and: a call because of the time limit is told apart from one because of new danger.
create or replace function alert_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit('raise-alert', 'alert', new.id::text, jsonb_build_object('inquiry', new.inquiry_id, 'kinds', new.kinds));
  elsif new.closed_at is not null then
    perform audit('close-alert', 'alert', new.id::text, jsonb_build_object('disposition', new.disposition));
  elsif new.step <> old.step then
    perform audit('escalate-alert', 'alert', new.id::text, jsonb_build_object('level', new.level, 'step', new.step));
  elsif old.acknowledged_at is null and new.acknowledged_at is not null then
    perform audit('acknowledge-alert', 'alert', new.id::text, jsonb_build_object('level', new.level));
  elsif new.held_by is distinct from old.held_by then
    perform audit('take-over-alert', 'alert', new.id::text, jsonb_build_object('from', old.held_by));
  elsif new.called_again_at is not null and new.close_by is distinct from old.close_by then
    perform audit('chase-alert', 'alert', new.id::text, jsonb_build_object('level', new.level));
  elsif new.called_again_at is not null and new.called_again_at is distinct from old.called_again_at then
    perform audit('call-alert-again', 'alert', new.id::text, jsonb_build_object('kinds', new.kinds));
  elsif new.kinds <> old.kinds then
    perform audit('widen-alert', 'alert', new.id::text, jsonb_build_object('kinds', new.kinds));
  end if;
  perform pg_notify('alert', new.id::text);
  return null;
end $$;

-- Where to go and what to bring are part of a released step: without them the next one who asks is told less.
alter table released_part add column at_place text check (length(at_place) between 1 and 300);
alter table released_part add column papers text[] not null default '{}' check (cardinality(papers) <= 20);
alter table released_part add constraint released_part_step check (kind = 'step' or (at_place is null and papers = '{}'));
