-- Bounds that hold across processes. Nobody's address, token or words stand here: a subject is a keyed hash of what is
-- counted and by what. Unlogged: to lose the last minutes' counts in a crash costs nothing, and writing them twice would.

create unlogged table call_count (
  subject bytea not null,
  span    timestamptz not null,   -- when its ten minutes began
  n       int not null check (n >= 0),
  primary key (subject, span)
);
create index call_count_span on call_count (span);

-- What one address wrote lately, as sketches: they tell nearly equal words, and no word can be read from them.
create unlogged table words_sketch (
  address bytea not null,
  at      timestamptz not null,
  sketch  bytea not null check (length(sketch) = 64)
);
create index words_sketch_address on words_sketch (address, at);
create index words_sketch_at on words_sketch (at);

-- A puzzle that was solved opens the door once. Logged: one that counts twice would be worth selling.
create table puzzle_spent (
  puzzle bytea primary key,
  until  timestamptz not null     -- after which it would not be taken anyway
);
create index puzzle_spent_until on puzzle_spent (until);
