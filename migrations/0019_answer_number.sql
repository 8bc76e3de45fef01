-- 答复编号: every answer has a running number of its year, taken as it is delivered and never given twice.

create table answer_year (
  year int primary key,
  last int not null check (last > 0)
);
-- The count of a year only rises: a number that was given belongs to its answer, whatever becomes of the answer.
create function answer_year_rises() returns trigger language plpgsql as $$
begin
  if new.year <> old.year or new.last <= old.last then
    raise exception 'the numbers of % only rise', old.year using errcode = 'WF001';
  end if;
  return new;
end $$;
create trigger answer_year_rises before update on answer_year for each row execute function answer_year_rises();
create trigger answer_year_stays before delete on answer_year for each row execute function refuse_change();
create trigger answer_year_no_truncate before truncate on answer_year execute function refuse_change();

create table answer_number (
  answer_id uuid primary key references answer (id),
  year      int not null,
  seq       int not null check (seq > 0),
  unique (year, seq)
);
create trigger answer_number_immutable before update or delete on answer_number for each row execute function refuse_change();
create trigger answer_number_no_truncate before truncate on answer_number execute function refuse_change();

-- What was answered before is numbered in the order of its delivery.
insert into answer_number (answer_id, year, seq)
select id, year, row_number() over (partition by year order by at, id)
from (select id, at, extract(year from at at time zone 'Asia/Shanghai')::int as year from answer) a;
insert into answer_year (year, last) select year, max(seq) from answer_number group by year;

-- The year's row stays locked until commit, so two deliveries never take one number. One that is undone gives its back.
create function answer_numbered() returns trigger language plpgsql as $$
declare y int := extract(year from new.at at time zone 'Asia/Shanghai')::int; n int;
begin
  insert into answer_year as c (year, last) values (y, 1)
    on conflict (year) do update set last = c.last + 1 returning last into n;
  insert into answer_number (answer_id, year, seq) values (new.id, y, n);
  return null;
end $$;
create trigger answer_numbered after insert on answer for each row execute function answer_numbered();
