-- What the language model cost, by day (in China) and step: the day's limits hold across a restart.
create table model_spending (
  day               date not null,
  step              text not null,               -- draft, repair, triage …
  calls             int not null check (calls > 0),
  prompt_tokens     bigint not null check (prompt_tokens >= 0),
  completion_tokens bigint not null check (completion_tokens >= 0),
  cost              numeric(16, 6) not null check (cost >= 0),   -- in the currency of LLM_PRICE_IN and LLM_PRICE_OUT
  primary key (day, step)
);
