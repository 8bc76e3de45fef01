-- What approved answers teach the finder: a lead is of an answer, and goes when its citizen takes the matter back.
alter table law_lead add foreign key (answer_id) references answer (id);
create index law_lead_learned on law_lead (embedder, learned_at, answer_id);

-- Answers are never deleted, so nothing cascades; withdrawing is a state, and erasing drops the citizen's key.
create function forget_leads() returns trigger language plpgsql as $$
begin
  delete from law_lead where answer_id in (
    select a.id from answer a join inquiry i on i.id = a.inquiry_id
    where case tg_table_name when 'inquiry' then i.id = new.id else i.citizen_id = new.id end);
  return null;
end $$;
create trigger withdrawn_is_forgotten after update of state on inquiry for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function forget_leads();
create trigger erased_is_forgotten after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function forget_leads();
