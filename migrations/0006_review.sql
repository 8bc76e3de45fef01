-- Review 审核 and Answer 答复: no answer without an approving review by a lawyer whose licence is valid that second.

create table review (
  id        uuid primary key,
  draft_id  uuid not null references draft (id),
  body_id   uuid not null references draft_body (id),
  lawyer_id text not null references lawyer (staff_id),
  decision  text not null check (decision in ('approve', 'edit-approve', 'return', 'escalate')),
  reasons   text[] not null default '{}',
  note      text not null default '',
  overrides jsonb not null default '[]',
  licence_no text not null default '',
  at        timestamptz not null,
  unique (id, body_id)
);
create index review_lawyer on review (lawyer_id, at desc);
create unique index review_one_approval on review (draft_id) where decision in ('approve', 'edit-approve');

create function review_stands() returns trigger language plpgsql as $$
declare no text;
begin
  if not exists (
    select 1 from draft d join draft_body b on b.draft_id = d.id
    where d.id = new.draft_id and b.id = new.body_id and d.state = 'claimed' and d.claimed_by = new.lawyer_id
      and b.version = (select max(v.version) from draft_body v where v.draft_id = d.id)) then
    raise exception 'a review is of the newest body of a draft this lawyer holds' using errcode = 'WF005';
  end if;
  if new.decision in ('approve', 'edit-approve') then
    -- Both the time of decision and the database's own clock must lie in the licence: neither can be bent alone.
    -- The row stays locked until commit, so a suspension waits, or is seen.
    select l.licence_no into no from lawyer l
    where l.staff_id = new.lawyer_id and l.licence_status = 'active'
      and l.licence_from <= (new.at at time zone 'Asia/Shanghai')::date
      and l.licence_until >= (new.at at time zone 'Asia/Shanghai')::date
      and l.licence_from <= (clock_timestamp() at time zone 'Asia/Shanghai')::date
      and l.licence_until >= (clock_timestamp() at time zone 'Asia/Shanghai')::date
    for share;
    if no is null then
      raise exception 'the licence of % is not valid', new.lawyer_id using errcode = 'WF006';
    end if;
    new.licence_no := no;
  end if;
  return new;
end $$;
create trigger review_stands before insert on review for each row execute function review_stands();

create function review_audited() returns trigger language plpgsql as $$
begin
  perform audit(new.decision, 'draft', new.draft_id::text, jsonb_build_object(
    'review', new.id, 'body', new.body_id, 'reasons', new.reasons, 'overrides', jsonb_array_length(new.overrides)));
  return null;
end $$;
create trigger review_audited after insert on review for each row execute function review_audited();
create trigger review_immutable before update or delete on review for each row execute function refuse_change();
create trigger review_no_truncate before truncate on review execute function refuse_change();

-- An approved draft has its approving review, whoever wrote the row.
create function approved_means_reviewed() returns trigger language plpgsql as $$
begin
  if new.state in ('approved', 'delivered') and not exists (
    select 1 from review r where r.draft_id = new.id and r.decision in ('approve', 'edit-approve')) then
    raise exception 'draft % has no approving review', new.id using errcode = 'WF005';
  end if;
  return null;
end $$;
create constraint trigger approved_means_reviewed after insert or update of state on draft
  deferrable initially deferred for each row execute function approved_means_reviewed();

-- The answer points at the approved body; it is not a copy and is never rewritten.
create table answer (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  review_id  uuid not null unique,
  body_id    uuid not null,
  at         timestamptz not null,
  foreign key (review_id, body_id) references review (id, body_id)
);
create index answer_inquiry on answer (inquiry_id, at desc);

create function answer_stands() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from review r join draft d on d.id = r.draft_id
    where r.id = new.review_id and r.body_id = new.body_id and d.inquiry_id = new.inquiry_id and d.state = 'approved'
      and r.decision in ('approve', 'edit-approve')) then
    raise exception 'no approving review stands behind this answer' using errcode = 'WF005';
  end if;
  perform audit('answer', 'inquiry', new.inquiry_id::text, jsonb_build_object('review', new.review_id, 'body', new.body_id));
  perform tell_inquiry(new.inquiry_id, 'answer', new.at);
  return new;
end $$;
create trigger answer_stands before insert on answer for each row execute function answer_stands();
create trigger answer_immutable before update or delete on answer for each row execute function refuse_change();
create trigger answer_no_truncate before truncate on answer execute function refuse_change();

-- An answered inquiry has its answer, and that of this round: an old answer does not answer a new question.
create function answered_means_answer() returns trigger language plpgsql as $$
begin
  if new.state = 'answered' and not exists (
    select 1 from answer a join review r on r.id = a.review_id join draft d on d.id = r.draft_id
    where a.inquiry_id = new.id and d.round = new.round) then
    raise exception 'inquiry % has no answer', new.id using errcode = 'WF005';
  end if;
  return null;
end $$;
create constraint trigger answered_means_answer after update of state on inquiry
  deferrable initially deferred for each row execute function answered_means_answer();
