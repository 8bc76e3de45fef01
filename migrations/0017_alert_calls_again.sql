-- New danger in a matter whose alert somebody already holds: it calls again, until it is taken again.
alter table alert add column called_again_at timestamptz;
alter table alert add constraint alert_calls_again_when_held check (called_again_at is null or acknowledged_at is not null);

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
  elsif new.called_again_at is not null and new.called_again_at is distinct from old.called_again_at then
    perform audit('call-alert-again', 'alert', new.id::text, jsonb_build_object('kinds', new.kinds));
  elsif new.kinds <> old.kinds then
    perform audit('widen-alert', 'alert', new.id::text, jsonb_build_object('kinds', new.kinds));
  end if;
  perform pg_notify('alert', new.id::text);
  return null;
end $$;
