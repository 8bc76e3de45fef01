-- News of the desk: every signed-in page listens to one channel, and looks again at what a row here names. A notice
-- says which list moved, never what it holds; whoever looks again is asked who they are.

-- `staff`: whom alone it concerns; null for everybody. Notices are told at commit, and twins of one transaction once.
create function tell_desk(kind text, staff text default null, id text default null) returns void language sql as $$
  select pg_notify('desk', json_strip_nulls(json_build_object('kind', kind, 'to', staff, 'id', id))::text)
$$;

-- For tables where any change moves the same lists, named as the trigger's arguments.
create function desk_moved() returns trigger language plpgsql as $$
begin
  for i in 0 .. tg_nargs - 1 loop
    perform tell_desk(tg_argv[i]);
  end loop;
  return null;
end $$;

-- A lease is renewed with every key that is pressed: that moves no list, and two hundred queues would look again.
create function draft_tells_desk() returns trigger language plpgsql as $$
begin
  perform tell_desk('draft', null, new.id::text);
  if tg_op = 'INSERT' or (new.state, new.seat_class, new.urgency_rank, new.category, new.assigned_to, new.claimed_by)
     is distinct from (old.state, old.seat_class, old.urgency_rank, old.category, old.assigned_to, old.claimed_by) then
    perform tell_desk('queue');
    perform tell_desk('board');
  end if;
  if tg_op = 'UPDATE' and new.assigned_to is distinct from old.assigned_to and new.assigned_to is not null then
    perform tell_desk('given', new.assigned_to, new.id::text);
  end if;
  return null;
end $$;
create trigger draft_tells_desk after insert or update on draft for each row execute function draft_tells_desk();

create function draft_body_tells_desk() returns trigger language plpgsql as $$
begin
  perform tell_desk('draft', null, new.draft_id::text);
  return null;
end $$;
create trigger draft_body_tells_desk after insert on draft_body for each row execute function draft_body_tells_desk();

create trigger alert_tells_desk after insert or update on alert for each row execute function desk_moved('alerts', 'board');
create trigger alert_report_tells_desk after insert on alert_report for each row execute function desk_moved('alerts');
create trigger inquiry_tells_desk after insert or update of state on inquiry for each row execute function desk_moved('board');
create trigger lawyer_tells_desk after insert or update on lawyer for each row execute function desk_moved('board', 'duty');
create trigger referral_tells_desk after insert or update on referral for each row execute function desk_moved('referrals');
create trigger undrafted_tells_desk after insert or update on undrafted for each row execute function desk_moved('undrafted', 'board');
create trigger callback_tells_desk after insert or update on callback_task for each row execute function desk_moved('callbacks');
create trigger clock_tells_desk after update of escalated_at on clock for each row
  when (new.escalated_at is not null and new.escalated_at is distinct from old.escalated_at) execute function desk_moved('board', 'clocks');
create trigger group_tells_desk after insert or update on matter_group for each row execute function desk_moved('groups');
create trigger member_tells_desk after insert or update on matter_group_member for each row execute function desk_moved('groups');

-- A session that was ended takes its streams with it at once: whoever was signed in by it hears nothing more.
create function session_tells_desk() returns trigger language plpgsql as $$
begin
  perform tell_desk('session', old."userId");
  return null;
end $$;
create trigger session_tells_desk after delete on staff_session for each row execute function session_tells_desk();
