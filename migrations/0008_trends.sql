-- Trends 热词: which person used which redacted term on which day. People are HMACs; counts under five stay hidden.

create table term_sighting (
  day      date not null,
  region   text not null,     -- '' where none was given
  category text not null,
  term     text not null,
  person   bytea not null,
  primary key (day, term, region, category, person)
);
