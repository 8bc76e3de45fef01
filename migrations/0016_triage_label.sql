-- A model's second opinion, and a lawyer's correction of the triage: the correction is a label that later training reads.

-- What a model said of words that triage was unsure of. `words` counts the citizen's messages it was shown: the same
-- words are asked about once, however often the job runs.
create table second_opinion (
  inquiry_id uuid not null references inquiry (id),
  words      int not null check (words > 0),
  model      text not null,
  prompt     text not null,       -- name@hash
  opinion    jsonb not null,      -- {category, second, causes, urgency, because}
  taken      boolean not null,    -- whether its category was used
  at         timestamptz not null,
  primary key (inquiry_id, words)
);
create trigger second_opinion_append_only before update or delete on second_opinion for each row execute function refuse_change();
create trigger second_opinion_no_truncate before truncate on second_opinion execute function refuse_change();

-- References and codes, no words: the question is in message, redacted, up to `position`.
create table triage_label (
  id           uuid primary key,
  inquiry_id   uuid not null references inquiry (id),
  draft_id     uuid not null references draft (id),
  lawyer_id    text not null references lawyer (staff_id),
  position     int not null check (position > 0),
  old_category text not null,
  category     text not null,
  old_cause    text,
  cause        text check (length(cause) between 2 and 60),
  old_urgency  text not null check (old_urgency in ('danger', 'soon', 'none')),
  urgency      text not null check (urgency in ('danger', 'soon', 'none')),
  old_aid      boolean not null,
  aid          boolean not null,
  at           timestamptz not null
);
create index triage_label_inquiry on triage_label (inquiry_id, at desc);

create function triage_label_stands() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from draft d where d.id = new.draft_id and d.inquiry_id = new.inquiry_id
                 and d.state = 'claimed' and d.claimed_by = new.lawyer_id) then
    raise exception 'a label is by the lawyer who holds the draft' using errcode = 'WF005';
  end if;
  perform audit('label-triage', 'inquiry', new.inquiry_id::text, jsonb_build_object(
    'label', new.id, 'category', jsonb_build_array(new.old_category, new.category),
    'urgency', jsonb_build_array(new.old_urgency, new.urgency), 'aid', jsonb_build_array(new.old_aid, new.aid),
    'cause', new.old_cause is distinct from new.cause));
  return new;
end $$;
create trigger triage_label_stands before insert on triage_label for each row execute function triage_label_stands();
create trigger triage_label_append_only before update or delete on triage_label for each row execute function refuse_change();
create trigger triage_label_no_truncate before truncate on triage_label execute function refuse_change();
