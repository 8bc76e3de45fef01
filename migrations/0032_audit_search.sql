-- The audit is searched by who, what, about what and when, newest first, a page at a time. Each way has its index with
-- the time behind it, so that a page costs the same in the first week and after ten years.
create index audit_event_at on audit_event (at, id);
create index audit_event_actor on audit_event (actor, at, id);
create index audit_event_actor_kind on audit_event (split_part(actor, ':', 1), at, id);
create index audit_event_action on audit_event (action, at, id);
create index audit_event_about on audit_event (subject_id, at, id);
