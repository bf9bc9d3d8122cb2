-- What the database is, as PostgreSQL's catalogue tells it. Written by `npm run generate`; a test keeps it up to date.
-- Nothing runs this file: db/migrations and db/grants.ts make the schema, and this is where to read what they made.

create table account_roles (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  person_id uuid not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null default now(),
  superseded_at timestamp with time zone,
  constraint account_roles_pkey PRIMARY KEY (tenant_id, id),
  constraint account_roles_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint account_roles_tenant_id_person_id_persons_tenant_id_id_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id)
);
create index account_roles_account_id ON account_roles (tenant_id, account_id);
create index account_roles_person_id ON account_roles (tenant_id, person_id);
alter table account_roles enable row level security, force row level security;
create policy account_roles_resident on account_roles for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy account_roles_tenant on account_roles for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on account_roles to app_resident;
grant select, insert, update, delete on account_roles to app_tenant;
grant select, insert, update, delete on account_roles to app_worker;

create table accounting_periods (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  month text not null,
  starts_on date not null,
  ends_on date not null,
  closed_at timestamp with time zone not null,
  closed_by text not null,
  postings integer not null,
  total_minor bigint not null,
  sha256 text not null,
  constraint accounting_periods_pkey PRIMARY KEY (tenant_id, id),
  constraint accounting_periods_month UNIQUE (tenant_id, month)
);
alter table accounting_periods enable row level security, force row level security;
create policy accounting_periods_tenant on accounting_periods for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on accounting_periods to app_tenant;
grant select, insert on accounting_periods to app_worker;

create table accounts (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_no text not null,
  status text not null default 'active'::text,
  division_id uuid not null,
  premise_id uuid not null,
  address text not null,
  opened_on date not null,
  closed_on date,
  updated_at timestamp with time zone not null default now(),
  constraint accounts_pkey PRIMARY KEY (tenant_id, id),
  constraint accounts_account_no UNIQUE (tenant_id, account_no),
  constraint accounts_tenant_id_division_id_divisions_tenant_id_id_fk FOREIGN KEY (tenant_id, division_id) REFERENCES divisions(tenant_id, id),
  constraint accounts_tenant_id_premise_id_premises_tenant_id_id_fk FOREIGN KEY (tenant_id, premise_id) REFERENCES premises(tenant_id, id)
);
create index accounts_account_no_prefix ON accounts (tenant_id, account_no COLLATE "C");
create index accounts_division_id ON accounts (tenant_id, division_id);
create index accounts_premise_id ON accounts (tenant_id, premise_id);
alter table accounts enable row level security, force row level security;
create policy accounts_resident on accounts for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy accounts_tenant on accounts for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on accounts to app_resident;
grant select, insert, update, delete on accounts to app_tenant;
grant select, insert, update, delete on accounts to app_worker;

create table adjustments (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  adjustment_no text not null,
  account_id uuid not null,
  kind text not null,
  status text not null,
  amount_minor bigint not null,
  bill_id uuid,
  payment_id uuid,
  other_account_id uuid,
  pair_id uuid,
  carried_bill_id uuid,
  season text,
  effective_on date not null,
  reason text not null,
  basis jsonb not null default '{}'::jsonb,
  document_ids uuid[] not null default '{}'::uuid[],
  proposed_by_id uuid,
  proposed_by_name text not null,
  proposed_at timestamp with time zone not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  decision_note text not null default ''::text,
  before_minor bigint,
  after_minor bigint,
  posted_at timestamp with time zone,
  reversed_at timestamp with time zone,
  paid_out_on date,
  paid_out_from text,
  paid_out_by_name text,
  idempotency_key uuid not null,
  revision integer not null default 0,
  constraint adjustments_pkey PRIMARY KEY (tenant_id, id),
  constraint adjustments_adjustment_no UNIQUE (tenant_id, adjustment_no),
  constraint adjustments_idempotency_key UNIQUE (tenant_id, idempotency_key),
  constraint adjustments_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint adjustments_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint adjustments_tenant_id_other_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, other_account_id) REFERENCES accounts(tenant_id, id),
  constraint adjustments_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint adjustments_positive CHECK ((amount_minor > 0))
);
create index adjustments_account_id ON adjustments (tenant_id, account_id, proposed_at);
create index adjustments_bill_id ON adjustments (tenant_id, bill_id) WHERE (bill_id IS NOT NULL);
create unique index adjustments_one_discount ON adjustments (tenant_id, bill_id) WHERE ((kind = 'early-payment'::text) AND (status = 'posted'::text));
create unique index adjustments_one_reversal ON adjustments (tenant_id, payment_id) WHERE ((payment_id IS NOT NULL) AND (status = ANY (ARRAY['proposed'::text, 'awaiting-hq'::text, 'approved'::text, 'posted'::text])));
create index adjustments_status ON adjustments (tenant_id, status, proposed_at);
alter table adjustments enable row level security, force row level security;
create policy adjustments_resident on adjustments for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy adjustments_tenant on adjustments for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on adjustments to app_resident;
grant select, insert, update on adjustments to app_tenant;
grant select, insert, update on adjustments to app_worker;

create table allocations (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  payment_id uuid,
  adjustment_id uuid,
  bill_id uuid not null,
  account_id uuid not null,
  amount_minor bigint not null,
  effective_on date not null,
  recorded_at timestamp with time zone not null default now(),
  constraint allocations_pkey PRIMARY KEY (tenant_id, id),
  constraint allocations_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint allocations_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint allocations_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint allocations_one_source CHECK ((num_nonnulls(payment_id, adjustment_id) = 1))
);
create index allocations_account_id ON allocations (tenant_id, account_id);
create index allocations_adjustment_id ON allocations (tenant_id, adjustment_id) WHERE (adjustment_id IS NOT NULL);
create index allocations_bill_id ON allocations (tenant_id, bill_id);
create index allocations_effective_on ON allocations (tenant_id, effective_on);
create index allocations_payment_id ON allocations (tenant_id, payment_id);
alter table allocations enable row level security, force row level security;
create policy allocations_resident on allocations for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy allocations_tenant on allocations for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on allocations to app_resident;
grant select, insert on allocations to app_tenant;
grant select, insert on allocations to app_worker;

create table audit_events (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  subject_type text not null,
  subject_id text not null,
  data jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint audit_events_pkey PRIMARY KEY (tenant_id, id)
);
create index audit_events_at ON audit_events (tenant_id, at);
create index audit_events_subject ON audit_events (tenant_id, subject_type, subject_id, at);
alter table audit_events enable row level security, force row level security;
create policy audit_events_resident on audit_events for insert to app_resident
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy audit_events_tenant on audit_events for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert on audit_events to app_resident;
grant select, insert on audit_events to app_tenant;
grant select, insert on audit_events to app_worker;

create table bank_file_lines (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  file_id uuid not null,
  profile_slug text not null,
  line_no integer not null,
  line_key text not null,
  account_no text not null,
  account_id uuid,
  payer_name text not null,
  amount_minor bigint,
  paid_on date,
  finding text,
  reason text,
  raw text,
  constraint bank_file_lines_pkey PRIMARY KEY (tenant_id, id),
  constraint bank_file_lines_line_no UNIQUE (tenant_id, file_id, line_no),
  constraint bank_file_lines_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint bank_file_lines_tenant_id_file_id_bank_files_tenant_id_id_fk FOREIGN KEY (tenant_id, file_id) REFERENCES bank_files(tenant_id, id),
  constraint bank_file_lines_money CHECK (((finding IS NOT NULL) OR ((account_id IS NOT NULL) AND (amount_minor > 0))))
);
create index bank_file_lines_line_key ON bank_file_lines (tenant_id, profile_slug, line_key);
create unique index bank_file_lines_once ON bank_file_lines (tenant_id, profile_slug, line_key) WHERE (finding IS NULL);
alter table bank_file_lines enable row level security, force row level security;
create policy bank_file_lines_tenant on bank_file_lines for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update on bank_file_lines to app_tenant;
grant select, insert on bank_file_lines to app_worker;

create table bank_files (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  profile_id uuid not null,
  profile_slug text not null,
  file_name text not null,
  storage_key text not null,
  sha256 text not null,
  size_bytes bigint not null,
  status text not null,
  refusal jsonb,
  stated_count integer,
  stated_minor bigint,
  lines integer not null default 0,
  good integer not null default 0,
  good_minor bigint not null default 0,
  booked integer not null default 0,
  booked_minor bigint not null default 0,
  cursor integer not null default 0,
  received_by_name text not null,
  booked_by_name text,
  discarded_by_name text,
  discard_note text,
  booked_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  constraint bank_files_pkey PRIMARY KEY (tenant_id, id),
  constraint bank_files_tenant_id_profile_id_config_documents_tenant_id_id_f FOREIGN KEY (tenant_id, profile_id) REFERENCES config_documents(tenant_id, id)
);
create index bank_files_created_at ON bank_files (tenant_id, created_at);
create unique index bank_files_sha256 ON bank_files (tenant_id, sha256) WHERE (status <> ALL (ARRAY['refused'::text, 'discarded'::text]));
alter table bank_files enable row level security, force row level security;
create policy bank_files_tenant on bank_files for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on bank_files to app_tenant;
grant select, insert, update, delete on bank_files to app_worker;

create table bank_order_lines (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  order_id uuid not null,
  profile_slug text not null,
  line_no integer not null,
  line_key text not null,
  account_id uuid not null,
  mandate_id uuid not null,
  amount_minor bigint not null,
  constraint bank_order_lines_pkey PRIMARY KEY (tenant_id, id),
  constraint bank_order_lines_account_id UNIQUE (tenant_id, order_id, account_id),
  constraint bank_order_lines_line_key UNIQUE (tenant_id, profile_slug, line_key),
  constraint bank_order_lines_line_no UNIQUE (tenant_id, order_id, line_no),
  constraint bank_order_lines_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint bank_order_lines_tenant_id_mandate_id_debit_mandates_tenant_id_ FOREIGN KEY (tenant_id, mandate_id) REFERENCES debit_mandates(tenant_id, id),
  constraint bank_order_lines_tenant_id_order_id_bank_orders_tenant_id_id_fk FOREIGN KEY (tenant_id, order_id) REFERENCES bank_orders(tenant_id, id),
  constraint bank_order_lines_amount CHECK ((amount_minor > 0))
);
create index bank_order_lines_asked ON bank_order_lines (tenant_id, account_id);
alter table bank_order_lines enable row level security, force row level security;
create policy bank_order_lines_tenant on bank_order_lines for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on bank_order_lines to app_tenant;
grant select, insert on bank_order_lines to app_worker;

create table bank_orders (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  order_no text not null,
  profile_id uuid not null,
  profile_slug text not null,
  due_until date not null,
  collect_on date not null,
  status text not null,
  lines integer not null default 0,
  sum_minor bigint not null default 0,
  storage_key text,
  sha256 text,
  made_by_name text not null,
  updated_at timestamp with time zone not null default now(),
  constraint bank_orders_pkey PRIMARY KEY (tenant_id, id),
  constraint bank_orders_order_no UNIQUE (tenant_id, order_no),
  constraint bank_orders_tenant_id_profile_id_config_documents_tenant_id_id_ FOREIGN KEY (tenant_id, profile_id) REFERENCES config_documents(tenant_id, id)
);
create index bank_orders_created_at ON bank_orders (tenant_id, created_at);
alter table bank_orders enable row level security, force row level security;
create policy bank_orders_tenant on bank_orders for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on bank_orders to app_tenant;
grant select, insert, update, delete on bank_orders to app_worker;

create table bill_disputes (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  bill_id uuid not null,
  reason text not null,
  opened_on date not null,
  opened_by text not null,
  outcome text,
  closed_on date,
  closed_by text,
  close_note text not null default ''::text,
  constraint bill_disputes_pkey PRIMARY KEY (tenant_id, id),
  constraint bill_disputes_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint bill_disputes_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint bill_disputes_closed CHECK (((closed_on IS NULL) = (outcome IS NULL)))
);
create index bill_disputes_account_id ON bill_disputes (tenant_id, account_id);
create index bill_disputes_bill_id ON bill_disputes (tenant_id, bill_id);
create unique index bill_disputes_open ON bill_disputes (tenant_id, bill_id) WHERE (closed_on IS NULL);
alter table bill_disputes enable row level security, force row level security;
create policy bill_disputes_tenant on bill_disputes for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on bill_disputes to app_tenant;
grant select, insert, update, delete on bill_disputes to app_worker;

create table bill_lines (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  bill_id uuid not null,
  account_id uuid not null,
  line_no integer not null,
  code text not null,
  description text not null,
  quantity numeric(16,4) not null,
  unit text not null,
  unit_price numeric(14,6) not null,
  factor numeric(20,12) not null default '1'::numeric,
  amount_minor bigint not null,
  formula text not null,
  basis jsonb not null default '{}'::jsonb,
  tariff_version_id uuid not null,
  chargeable_area_id uuid,
  usage_id uuid,
  constraint bill_lines_pkey PRIMARY KEY (tenant_id, id),
  constraint bill_lines_line_no UNIQUE (tenant_id, bill_id, line_no),
  constraint bill_lines_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint bill_lines_tenant_id_tariff_version_id_config_documents_tenant_ FOREIGN KEY (tenant_id, tariff_version_id) REFERENCES config_documents(tenant_id, id)
);
create index bill_lines_account_id ON bill_lines (tenant_id, account_id);
alter table bill_lines enable row level security, force row level security;
create policy bill_lines_resident on bill_lines for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy bill_lines_tenant on bill_lines for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on bill_lines to app_resident;
grant select, insert on bill_lines to app_tenant;
grant select, insert on bill_lines to app_worker;

create table bill_runs (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  season text not null,
  tariff_version_id uuid not null,
  status text not null,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  in_scope integer not null default 0,
  billed integer not null default 0,
  parked integer not null default 0,
  cursor uuid,
  total_minor bigint not null default 0,
  error text,
  trial_id uuid,
  constraint bill_runs_pkey PRIMARY KEY (tenant_id, id),
  constraint bill_runs_trial_id UNIQUE (tenant_id, trial_id),
  constraint bill_runs_tenant_id_tariff_version_id_config_documents_tenant_i FOREIGN KEY (tenant_id, tariff_version_id) REFERENCES config_documents(tenant_id, id),
  constraint bill_runs_tenant_id_trial_id_trial_runs_tenant_id_id_fk FOREIGN KEY (tenant_id, trial_id) REFERENCES trial_runs(tenant_id, id)
);
create unique index bill_runs_one_running ON bill_runs (tenant_id, season) WHERE (status = 'running'::text);
create index bill_runs_season ON bill_runs (tenant_id, season);
alter table bill_runs enable row level security, force row level security;
create policy bill_runs_tenant on bill_runs for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on bill_runs to app_tenant;
grant select, insert, update, delete on bill_runs to app_worker;

create table bills (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  bill_no text not null,
  account_id uuid not null,
  agreement_id uuid not null,
  run_id uuid,
  kind text not null,
  season text not null,
  revision integer not null default 0,
  period_from date not null,
  period_to date not null,
  amount_minor bigint not null,
  issued_on date not null,
  due_on date not null,
  tariff_version_id uuid not null,
  reverses_id uuid,
  constraint bills_pkey PRIMARY KEY (tenant_id, id),
  constraint bills_bill_no UNIQUE (tenant_id, bill_no),
  constraint bills_once UNIQUE (tenant_id, agreement_id, season, period_from, revision),
  constraint bills_reversed_once UNIQUE (tenant_id, reverses_id),
  constraint bills_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint bills_tenant_id_agreement_id_service_agreements_tenant_id_id_fk FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id),
  constraint bills_tenant_id_reverses_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, reverses_id) REFERENCES bills(tenant_id, id),
  constraint bills_tenant_id_run_id_bill_runs_tenant_id_id_fk FOREIGN KEY (tenant_id, run_id) REFERENCES bill_runs(tenant_id, id),
  constraint bills_tenant_id_tariff_version_id_config_documents_tenant_id_id FOREIGN KEY (tenant_id, tariff_version_id) REFERENCES config_documents(tenant_id, id)
);
create index bills_account_id ON bills (tenant_id, account_id, issued_on);
create index bills_run_id ON bills (tenant_id, run_id);
alter table bills enable row level security, force row level security;
create policy bills_resident on bills for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy bills_tenant on bills for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on bills to app_resident;
grant select, insert on bills to app_tenant;
grant select, insert on bills to app_worker;

create table chargeable_areas (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  agreement_id uuid not null,
  account_id uuid not null,
  area_no numeric(3,0) not null default '1'::numeric,
  kind text not null default 'main'::text,
  built_area numeric(14,2) not null,
  chargeable_area numeric(14,2) not null,
  height_factor numeric(5,3) not null default '1'::numeric,
  price_class text not null,
  settlement text not null default 'area'::text,
  supply_state text not null default 'on'::text,
  whole_unit_stop boolean not null default false,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null default now(),
  superseded_at timestamp with time zone,
  constraint chargeable_areas_pkey PRIMARY KEY (tenant_id, id),
  constraint chargeable_areas_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint chargeable_areas_tenant_id_agreement_id_service_agreements_tena FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id),
  constraint chargeable_areas_not_negative CHECK (((chargeable_area >= (0)::numeric) AND (built_area >= (0)::numeric))),
  constraint chargeable_areas_order CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
create index chargeable_areas_account_id ON chargeable_areas (tenant_id, account_id);
create index chargeable_areas_agreement_id ON chargeable_areas (tenant_id, agreement_id);
alter table chargeable_areas enable row level security, force row level security;
create policy chargeable_areas_resident on chargeable_areas for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy chargeable_areas_tenant on chargeable_areas for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on chargeable_areas to app_resident;
grant select, insert, update, delete on chargeable_areas to app_tenant;
grant select, insert, update, delete on chargeable_areas to app_worker;

create table config_documents (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  kind text not null,
  slug text not null,
  version integer not null,
  status text not null,
  effective_from date,
  body jsonb not null,
  author_id uuid,
  author_name text not null,
  note text not null default ''::text,
  published_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  constraint config_documents_pkey PRIMARY KEY (tenant_id, id),
  constraint config_documents_version UNIQUE (tenant_id, kind, slug, version)
);
create index config_documents_current ON config_documents (tenant_id, kind, slug, effective_from) WHERE (status = 'published'::text);
create unique index config_documents_one_draft ON config_documents (tenant_id, kind, slug) WHERE (status = 'draft'::text);
alter table config_documents enable row level security, force row level security;
create policy config_documents_resident on config_documents for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND true)
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND true);
create policy config_documents_tenant on config_documents for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on config_documents to app_resident;
grant select, insert, update, delete on config_documents to app_tenant;
grant select, insert, update, delete on config_documents to app_worker;

create table control_proofs (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  night date not null,
  known_at timestamp with time zone not null,
  cells jsonb not null,
  row_count integer not null,
  sha256 text not null,
  moved integer not null,
  constraint control_proofs_pkey PRIMARY KEY (tenant_id, id),
  constraint control_proofs_night UNIQUE (tenant_id, night)
);
create index control_proofs_known_at ON control_proofs (tenant_id, known_at);
alter table control_proofs enable row level security, force row level security;
create policy control_proofs_tenant on control_proofs for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on control_proofs to app_tenant;
grant select, insert on control_proofs to app_worker;

create table counter_shifts (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  shift_no text not null,
  clerk_id uuid not null,
  clerk_name text not null,
  status text not null,
  opened_at timestamp with time zone not null,
  by_itself boolean not null default false,
  float_minor bigint not null,
  book_series text,
  book_from bigint,
  book_to bigint,
  book_next bigint,
  closed_at timestamp with time zone,
  note text not null default ''::text,
  countersigned_at timestamp with time zone,
  countersigned_by_id uuid,
  countersigned_by_name text,
  countersign_note text not null default ''::text,
  constraint counter_shifts_pkey PRIMARY KEY (tenant_id, id),
  constraint counter_shifts_shift_no UNIQUE (tenant_id, shift_no),
  constraint counter_shifts_book CHECK (((book_from IS NULL) OR ((book_from > 0) AND (book_to >= book_from)))),
  constraint counter_shifts_float CHECK ((float_minor >= 0))
);
create unique index counter_shifts_one_open ON counter_shifts (tenant_id, clerk_id) WHERE (status = 'open'::text);
create index counter_shifts_opened_at ON counter_shifts (tenant_id, opened_at);
alter table counter_shifts enable row level security, force row level security;
create policy counter_shifts_tenant on counter_shifts for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on counter_shifts to app_tenant;
grant select, insert, update, delete on counter_shifts to app_worker;

create table counters (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  name text not null,
  value bigint not null,
  constraint counters_pkey PRIMARY KEY (tenant_id, id),
  constraint counters_name UNIQUE (tenant_id, name)
);
alter table counters enable row level security, force row level security;
create policy counters_tenant on counters for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on counters to app_tenant;
grant select, insert, update, delete on counters to app_worker;

create table credit_uses (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  adjustment_id uuid not null,
  payment_id uuid,
  source_id uuid,
  claim_bill_id uuid,
  account_id uuid not null,
  amount_minor bigint not null,
  effective_on date not null,
  recorded_at timestamp with time zone not null default now(),
  constraint credit_uses_pkey PRIMARY KEY (tenant_id, id),
  constraint credit_uses_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint credit_uses_tenant_id_adjustment_id_adjustments_tenant_id_id_fk FOREIGN KEY (tenant_id, adjustment_id) REFERENCES adjustments(tenant_id, id),
  constraint credit_uses_tenant_id_claim_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, claim_bill_id) REFERENCES bills(tenant_id, id),
  constraint credit_uses_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint credit_uses_tenant_id_source_id_adjustments_tenant_id_id_fk FOREIGN KEY (tenant_id, source_id) REFERENCES adjustments(tenant_id, id),
  constraint credit_uses_one_source CHECK ((num_nonnulls(payment_id, source_id) = 1))
);
create index credit_uses_adjustment_id ON credit_uses (tenant_id, adjustment_id);
create index credit_uses_payment_id ON credit_uses (tenant_id, payment_id);
create index credit_uses_source_id ON credit_uses (tenant_id, source_id);
alter table credit_uses enable row level security, force row level security;
create policy credit_uses_tenant on credit_uses for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on credit_uses to app_tenant;
grant select, insert on credit_uses to app_worker;

create table daily_durations (
  tenant_id uuid not null,
  group_id uuid not null,
  day date not null,
  minutes integer[] not null,
  computed_at timestamp with time zone not null default now(),
  constraint daily_durations_pkey PRIMARY KEY (tenant_id, day)
);
create index daily_durations_group ON daily_durations (group_id, day);
alter table daily_durations enable row level security, force row level security;
create policy daily_durations_hq on daily_durations for select to app_hq
  using (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid);
create policy daily_durations_worker on daily_durations for all to app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on daily_durations to app_hq;
grant select, insert, update, delete on daily_durations to app_worker;

create table daily_rollups (
  tenant_id uuid not null,
  group_id uuid not null,
  day date not null,
  metric text not null,
  dimension text not null default ''::text,
  value numeric(20,4) not null,
  computed_at timestamp with time zone not null default now(),
  constraint daily_rollups_pkey PRIMARY KEY (tenant_id, day, metric, dimension)
);
create index daily_rollups_group ON daily_rollups (group_id, metric, day);
alter table daily_rollups enable row level security, force row level security;
create policy daily_rollups_hq on daily_rollups for select to app_hq
  using (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid);
create policy daily_rollups_worker on daily_rollups for all to app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on daily_rollups to app_hq;
grant select, insert, update, delete on daily_rollups to app_worker;

create table debit_mandates (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  profile_slug text not null,
  holder_name text not null,
  bank_account_no text not null,
  agreement_no text not null default ''::text,
  signed_by_name text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null default now(),
  superseded_at timestamp with time zone,
  constraint debit_mandates_pkey PRIMARY KEY (tenant_id, id),
  constraint debit_mandates_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id)
);
create unique index debit_mandates_one_in_force ON debit_mandates (tenant_id, account_id) WHERE ((valid_to IS NULL) AND (superseded_at IS NULL));
create index debit_mandates_recorded_at ON debit_mandates (tenant_id, recorded_at);
alter table debit_mandates enable row level security, force row level security;
create policy debit_mandates_tenant on debit_mandates for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on debit_mandates to app_tenant;
grant select, insert, update, delete on debit_mandates to app_worker;

create table divisions (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  code text not null,
  name text not null,
  constraint divisions_pkey PRIMARY KEY (tenant_id, id),
  constraint divisions_code UNIQUE (tenant_id, code)
);
alter table divisions enable row level security, force row level security;
create policy divisions_resident on divisions for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND true)
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND true);
create policy divisions_tenant on divisions for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on divisions to app_resident;
grant select, insert, update, delete on divisions to app_tenant;
grant select, insert, update, delete on divisions to app_worker;

create table documents (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  ticket_id uuid,
  account_id uuid,
  resident_user_id uuid,
  adjustment_id uuid,
  household_id uuid,
  kind text not null,
  file_name text not null,
  content_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  storage_key text not null,
  uploaded_by text not null,
  constraint documents_pkey PRIMARY KEY (tenant_id, id),
  constraint documents_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint documents_tenant_id_adjustment_id_adjustments_tenant_id_id_fk FOREIGN KEY (tenant_id, adjustment_id) REFERENCES adjustments(tenant_id, id),
  constraint documents_tenant_id_household_id_households_tenant_id_id_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households(tenant_id, id),
  constraint documents_tenant_id_ticket_id_tickets_tenant_id_id_fk FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id)
);
create index documents_account_id ON documents (tenant_id, account_id);
create index documents_adjustment_id ON documents (tenant_id, adjustment_id) WHERE (adjustment_id IS NOT NULL);
create index documents_ticket_id ON documents (tenant_id, ticket_id);
alter table documents enable row level security, force row level security;
create policy documents_resident on documents for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))));
create policy documents_tenant on documents for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on documents to app_resident;
grant select, insert, update, delete on documents to app_tenant;
grant select, insert, update, delete on documents to app_worker;

create table dunning_batches (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  rules_id uuid not null,
  step text not null,
  act text not null,
  drafted_on date not null,
  status text not null,
  accounts integer not null,
  total_minor bigint not null,
  carried_out integer not null default 0,
  skipped integer not null default 0,
  decided_by text,
  decided_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint dunning_batches_pkey PRIMARY KEY (tenant_id, id),
  constraint dunning_batches_once UNIQUE (tenant_id, step, drafted_on),
  constraint dunning_batches_tenant_id_rules_id_config_documents_tenant_id_i FOREIGN KEY (tenant_id, rules_id) REFERENCES config_documents(tenant_id, id)
);
create index dunning_batches_drafted_on ON dunning_batches (tenant_id, drafted_on);
alter table dunning_batches enable row level security, force row level security;
create policy dunning_batches_tenant on dunning_batches for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on dunning_batches to app_tenant;
grant select, insert, update, delete on dunning_batches to app_worker;

create table dunning_items (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  batch_id uuid not null,
  account_id uuid not null,
  bill_id uuid not null,
  step text not null,
  owed_minor bigint not null,
  due_on date not null,
  state text not null,
  skipped_for text,
  work_order_id uuid,
  done_on date,
  constraint dunning_items_pkey PRIMARY KEY (tenant_id, id),
  constraint dunning_items_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint dunning_items_tenant_id_batch_id_dunning_batches_tenant_id_id_f FOREIGN KEY (tenant_id, batch_id) REFERENCES dunning_batches(tenant_id, id),
  constraint dunning_items_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint dunning_items_tenant_id_work_order_id_work_orders_tenant_id_id_ FOREIGN KEY (tenant_id, work_order_id) REFERENCES work_orders(tenant_id, id),
  constraint dunning_items_skipped CHECK (((state = 'skipped'::text) = (skipped_for IS NOT NULL)))
);
create index dunning_items_account_id ON dunning_items (tenant_id, account_id);
create index dunning_items_batch_id ON dunning_items (tenant_id, batch_id, id);
create unique index dunning_items_once ON dunning_items (tenant_id, bill_id, step) WHERE ((state <> 'skipped'::text) OR (skipped_for = ANY (ARRAY['no-phone'::text, 'neighbours'::text])));
alter table dunning_items enable row level security, force row level security;
create policy dunning_items_tenant on dunning_items for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on dunning_items to app_tenant;
grant select, insert, update, delete on dunning_items to app_worker;

create table e_invoices (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  invoice_no text not null,
  kind text not null,
  bill_id uuid not null,
  account_id uuid not null,
  blue_id uuid,
  taken_back boolean not null default false,
  seller_name text not null,
  seller_tax_no text not null,
  buyer_name text not null,
  buyer_tax_no text not null default ''::text,
  tax_rate numeric(5,2) not null,
  amount_minor bigint not null,
  tax_minor bigint not null,
  lines jsonb not null,
  issued_on date not null,
  issued_by_name text not null,
  status text not null,
  tax_no text,
  refusal text,
  answered_at timestamp with time zone,
  constraint e_invoices_pkey PRIMARY KEY (tenant_id, id),
  constraint e_invoices_invoice_no UNIQUE (tenant_id, invoice_no),
  constraint e_invoices_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint e_invoices_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint e_invoices_tenant_id_blue_id_e_invoices_tenant_id_id_fk FOREIGN KEY (tenant_id, blue_id) REFERENCES e_invoices(tenant_id, id),
  constraint e_invoices_red CHECK (((kind = 'red'::text) = (blue_id IS NOT NULL)))
);
create index e_invoices_bill_id ON e_invoices (tenant_id, bill_id);
create index e_invoices_issued_on ON e_invoices (tenant_id, issued_on, id);
create unique index e_invoices_once ON e_invoices (tenant_id, bill_id) WHERE ((kind = 'blue'::text) AND (status <> 'refused'::text) AND (NOT taken_back));
create unique index e_invoices_taken_back_once ON e_invoices (tenant_id, blue_id) WHERE (status <> 'refused'::text);
alter table e_invoices enable row level security, force row level security;
create policy e_invoices_tenant on e_invoices for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on e_invoices to app_tenant;
grant select, insert, update, delete on e_invoices to app_worker;

create table former_places (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  division_id uuid not null,
  network_node_id uuid,
  district text not null,
  community text not null,
  building text not null,
  address text not null,
  known_until timestamp with time zone not null,
  constraint former_places_pkey PRIMARY KEY (tenant_id, id),
  constraint former_places_once UNIQUE (tenant_id, account_id, known_until),
  constraint former_places_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint former_places_tenant_id_division_id_divisions_tenant_id_id_fk FOREIGN KEY (tenant_id, division_id) REFERENCES divisions(tenant_id, id),
  constraint former_places_tenant_id_network_node_id_network_nodes_tenant_id FOREIGN KEY (tenant_id, network_node_id) REFERENCES network_nodes(tenant_id, id)
);
alter table former_places enable row level security, force row level security;
create policy former_places_resident on former_places for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy former_places_tenant on former_places for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on former_places to app_resident;
grant select, insert on former_places to app_tenant;
grant select, insert on former_places to app_worker;

create table groups (
  id uuid not null,
  slug text not null,
  name text not null,
  name_en text not null,
  timezone text not null default 'Asia/Shanghai'::text,
  branding jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint groups_pkey PRIMARY KEY (id),
  constraint groups_slug_unique UNIQUE (slug)
);
alter table groups enable row level security, force row level security;
create policy groups_system on groups for all to app_system
  using true
  with check true;
grant select, insert, update on groups to app_system;

create table households (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  low_income boolean not null default false,
  size numeric(3,0),
  reason text not null default ''::text,
  document_ids uuid[] not null default '{}'::uuid[],
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null default now(),
  superseded_at timestamp with time zone,
  constraint households_pkey PRIMARY KEY (tenant_id, id),
  constraint households_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint households_order CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
);
create index households_account_id ON households (tenant_id, account_id);
alter table households enable row level security, force row level security;
create policy households_tenant on households for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on households to app_tenant;
grant select, insert, update, delete on households to app_worker;

create table hq_approval_answers (
  tenant_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  group_id uuid not null,
  answer text not null,
  note text not null,
  answered_by_id uuid not null,
  answered_by_name text not null,
  answered_at timestamp with time zone not null,
  constraint hq_approval_answers_pkey PRIMARY KEY (tenant_id, id),
  constraint hq_approval_answers_once UNIQUE (tenant_id, approval_id),
  constraint hq_approval_answers_of_approval FOREIGN KEY (tenant_id, group_id, approval_id) REFERENCES hq_approvals(tenant_id, group_id, id)
);
create index hq_approval_answers_group ON hq_approval_answers (group_id, answered_at);
alter table hq_approval_answers enable row level security, force row level security;
create policy hq_approval_answers_hq on hq_approval_answers for select to app_hq
  using (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid);
create policy hq_approval_answers_hq_write on hq_approval_answers for insert to app_hq
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid));
create policy hq_approval_answers_tenant on hq_approval_answers for select to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on hq_approval_answers to app_hq;
grant select on hq_approval_answers to app_tenant;
grant select on hq_approval_answers to app_worker;

create table hq_approvals (
  tenant_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  adjustment_no text not null,
  account_no text not null,
  kind text not null,
  amount_minor bigint not null,
  before_minor bigint not null,
  after_minor bigint not null,
  effective_on date not null,
  reason text not null,
  documents integer not null,
  proposed_by_name text not null,
  asked_at timestamp with time zone not null,
  constraint hq_approvals_pkey PRIMARY KEY (tenant_id, id),
  constraint hq_approvals_of_group UNIQUE (tenant_id, group_id, id)
);
create index hq_approvals_group ON hq_approvals (group_id, asked_at);
alter table hq_approvals enable row level security, force row level security;
create policy hq_approvals_hq on hq_approvals for select to app_hq
  using (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid);
create policy hq_approvals_tenant on hq_approvals for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on hq_approvals to app_hq;
grant select, insert on hq_approvals to app_tenant;
grant select, insert on hq_approvals to app_worker;

create table import_findings (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  import_id uuid not null,
  line integer not null,
  column text not null,
  value text not null,
  code text not null,
  params jsonb not null default '{}'::jsonb,
  constraint import_findings_pkey PRIMARY KEY (tenant_id, id),
  constraint import_findings_tenant_id_import_id_imports_tenant_id_id_fk FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id)
);
create index import_findings_import_id ON import_findings (tenant_id, import_id, line);
alter table import_findings enable row level security, force row level security;
create policy import_findings_tenant on import_findings for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on import_findings to app_tenant;
grant select, insert, update, delete on import_findings to app_worker;

create table import_rows (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  import_id uuid not null,
  line integer not null,
  account_no text not null,
  account_id uuid,
  premise_id uuid,
  action text not null default 'create'::text,
  owner_changed boolean not null default false,
  area_changed boolean not null default false,
  name text not null,
  person_kind text not null,
  phone text,
  id_number text,
  division_id uuid not null,
  network_node_id uuid,
  use text,
  district text,
  community text not null,
  building text not null,
  unit text not null,
  room text not null,
  address text not null,
  built_area numeric(14,2) not null,
  chargeable_area numeric(14,2),
  height_factor numeric(5,3),
  storey_height numeric(5,2),
  price_class text,
  settlement text,
  supply_state text,
  opened_on date,
  household_size numeric(3,0),
  low_income boolean,
  separable boolean,
  warranty_until date,
  constraint import_rows_pkey PRIMARY KEY (tenant_id, id)
);
create index import_rows_line ON import_rows (tenant_id, import_id, line);
alter table import_rows enable row level security, force row level security;
create policy import_rows_tenant on import_rows for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on import_rows to app_tenant;
grant select, insert, update, delete on import_rows to app_worker;

create table imports (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  file_name text not null,
  storage_key text not null,
  sha256 text not null,
  size_bytes integer not null,
  format text not null,
  encoding text not null default 'utf-8'::text,
  delimiter text not null default ','::text,
  header_line integer not null default 1,
  headers text[] not null default '{}'::text[],
  preview jsonb not null default '[]'::jsonb,
  mapping jsonb not null default '{}'::jsonb,
  status text not null,
  mode text not null default 'keep-good'::text,
  existing text not null default 'update'::text,
  effective_on date,
  total_rows integer not null default 0,
  good_rows integer not null default 0,
  done_rows integer not null default 0,
  done_line integer not null default 0,
  done_bytes integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  findings integer not null default 0,
  owners_changed integer not null default 0,
  areas_changed integer not null default 0,
  started_by uuid,
  started_by_name text not null,
  error text,
  error_params jsonb not null default '{}'::jsonb,
  finished_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  constraint imports_pkey PRIMARY KEY (tenant_id, id)
);
create index imports_created_at ON imports (tenant_id, created_at);
alter table imports enable row level security, force row level security;
create policy imports_tenant on imports for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on imports to app_tenant;
grant select, insert, update, delete on imports to app_worker;

create table instalment_plans (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  total_minor bigint not null,
  agreed_on date not null,
  agreed_by text not null,
  note text not null default ''::text,
  late_fees text not null,
  when_broken text not null,
  grace_days integer not null,
  rules_id uuid,
  status text not null,
  decided_on date,
  broken_step integer,
  constraint instalment_plans_pkey PRIMARY KEY (tenant_id, id),
  constraint instalment_plans_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint instalment_plans_tenant_id_rules_id_config_documents_tenant_id_ FOREIGN KEY (tenant_id, rules_id) REFERENCES config_documents(tenant_id, id),
  constraint instalment_plans_decided CHECK (((status = 'open'::text) = (decided_on IS NULL))),
  constraint instalment_plans_positive CHECK ((total_minor > 0))
);
create index instalment_plans_account_id ON instalment_plans (tenant_id, account_id);
create unique index instalment_plans_open ON instalment_plans (tenant_id, account_id) WHERE (status = 'open'::text);
create index instalment_plans_status ON instalment_plans (tenant_id, status, id);
alter table instalment_plans enable row level security, force row level security;
create policy instalment_plans_resident on instalment_plans for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy instalment_plans_tenant on instalment_plans for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on instalment_plans to app_resident;
grant select, insert, update, delete on instalment_plans to app_tenant;
grant select, insert, update, delete on instalment_plans to app_worker;

create table instalment_steps (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  plan_id uuid not null,
  account_id uuid not null,
  step_no integer not null,
  due_on date not null,
  amount_minor bigint not null,
  constraint instalment_steps_pkey PRIMARY KEY (tenant_id, id),
  constraint instalment_steps_step_no UNIQUE (tenant_id, plan_id, step_no),
  constraint instalment_steps_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint instalment_steps_tenant_id_plan_id_instalment_plans_tenant_id_i FOREIGN KEY (tenant_id, plan_id) REFERENCES instalment_plans(tenant_id, id),
  constraint instalment_steps_positive CHECK ((amount_minor > 0))
);
alter table instalment_steps enable row level security, force row level security;
create policy instalment_steps_resident on instalment_steps for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy instalment_steps_tenant on instalment_steps for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on instalment_steps to app_resident;
grant select, insert on instalment_steps to app_tenant;
grant select, insert on instalment_steps to app_worker;

create table issued_papers (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  kind text not null,
  paper_no text not null,
  payment_id uuid,
  bill_id uuid,
  account_id uuid not null,
  storage_key text not null,
  sha256 text not null,
  issued_at timestamp with time zone not null,
  constraint issued_papers_pkey PRIMARY KEY (tenant_id, id),
  constraint issued_papers_bill_id UNIQUE (tenant_id, bill_id),
  constraint issued_papers_paper_no UNIQUE (tenant_id, kind, paper_no),
  constraint issued_papers_payment_id UNIQUE (tenant_id, payment_id),
  constraint issued_papers_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint issued_papers_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint issued_papers_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint issued_papers_subject CHECK ((num_nonnulls(payment_id, bill_id) = 1))
);
create index issued_papers_account_id ON issued_papers (tenant_id, account_id);
alter table issued_papers enable row level security, force row level security;
create policy issued_papers_resident on issued_papers for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy issued_papers_tenant on issued_papers for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on issued_papers to app_resident;
grant select, insert on issued_papers to app_tenant;
grant select, insert on issued_papers to app_worker;

create table late_fees (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  bill_id uuid not null,
  period_from date not null,
  period_to date not null,
  amount_minor bigint not null,
  fee_bill_id uuid,
  settled_minor bigint not null,
  superseded_at timestamp with time zone,
  constraint late_fees_pkey PRIMARY KEY (tenant_id, id),
  constraint late_fees_fee_bill_id UNIQUE (tenant_id, fee_bill_id),
  constraint late_fees_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint late_fees_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint late_fees_tenant_id_fee_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, fee_bill_id) REFERENCES bills(tenant_id, id),
  constraint late_fees_charged CHECK (((amount_minor > 0) = (fee_bill_id IS NOT NULL))),
  constraint late_fees_order CHECK ((period_to >= period_from))
);
create unique index late_fees_key ON late_fees (tenant_id, account_id, bill_id, period_from, period_to) WHERE (superseded_at IS NULL);
create unique index late_fees_once ON late_fees (tenant_id, bill_id, period_from) WHERE (superseded_at IS NULL);
alter table late_fees enable row level security, force row level security;
create policy late_fees_tenant on late_fees for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on late_fees to app_tenant;
grant select, insert, update, delete on late_fees to app_worker;

create table ledger_alerts (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  proof_id uuid not null,
  source text not null,
  recorded_month text not null,
  effective_month text not null,
  before jsonb,
  after jsonb,
  difference_minor bigint not null,
  explained_at timestamp with time zone,
  explained_by text,
  explanation text,
  constraint ledger_alerts_pkey PRIMARY KEY (tenant_id, id),
  constraint ledger_alerts_tenant_id_proof_id_control_proofs_tenant_id_id_fk FOREIGN KEY (tenant_id, proof_id) REFERENCES control_proofs(tenant_id, id),
  constraint ledger_alerts_explained CHECK (((explained_at IS NULL) = (explanation IS NULL)))
);
create index ledger_alerts_open ON ledger_alerts (tenant_id, proof_id);
alter table ledger_alerts enable row level security, force row level security;
create policy ledger_alerts_tenant on ledger_alerts for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update on ledger_alerts to app_tenant;
grant select, insert, update on ledger_alerts to app_worker;

create table ledger_books (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  sealed_until timestamp with time zone,
  constraint ledger_books_pkey PRIMARY KEY (tenant_id, id),
  constraint ledger_books_one UNIQUE (tenant_id)
);
alter table ledger_books enable row level security, force row level security;
create policy ledger_books_tenant on ledger_books for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update on ledger_books to app_tenant;
grant select, insert, update on ledger_books to app_worker;

create table memberships (
  id uuid not null,
  user_id uuid not null,
  group_id uuid not null,
  tenant_id uuid,
  roles text[] not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_user_id_tenant_id UNIQUE NULLS NOT DISTINCT (user_id, tenant_id),
  constraint memberships_group_id_groups_id_fk FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint memberships_tenant_id_tenants_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint memberships_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id)
);
create index memberships_tenant_id ON memberships (tenant_id);
alter table memberships enable row level security, force row level security;
create policy memberships_system on memberships for all to app_system
  using true
  with check true;
grant select, insert, update on memberships to app_system;

create table messages (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  channel text not null,
  recipient text not null,
  template text not null,
  locale text not null default 'zh-CN'::text,
  subject text,
  body text not null,
  html text,
  attachments jsonb not null default '[]'::jsonb,
  status text not null default 'queued'::text,
  provider_id text,
  error text,
  attempts integer not null default 0,
  account_id uuid,
  event_key text not null,
  sent_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (tenant_id, id),
  constraint messages_event_key UNIQUE (tenant_id, event_key),
  constraint messages_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id)
);
create index messages_account_id ON messages (tenant_id, account_id);
create index messages_created_at ON messages (tenant_id, created_at);
alter table messages enable row level security, force row level security;
create policy messages_tenant on messages for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on messages to app_tenant;
grant select, insert, update, delete on messages to app_worker;

create table meter_installs (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  meter_id uuid not null,
  service_point_id uuid not null,
  installed_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint meter_installs_pkey PRIMARY KEY (tenant_id, id),
  constraint meter_installs_tenant_id_meter_id_meters_tenant_id_id_fk FOREIGN KEY (tenant_id, meter_id) REFERENCES meters(tenant_id, id),
  constraint meter_installs_tenant_id_service_point_id_service_points_tenant FOREIGN KEY (tenant_id, service_point_id) REFERENCES service_points(tenant_id, id),
  constraint meter_installs_order CHECK (((removed_at IS NULL) OR (removed_at >= installed_at)))
);
create unique index meter_installs_one_place ON meter_installs (tenant_id, meter_id) WHERE (removed_at IS NULL);
create index meter_installs_service_point_id ON meter_installs (tenant_id, service_point_id);
alter table meter_installs enable row level security, force row level security;
create policy meter_installs_tenant on meter_installs for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on meter_installs to app_tenant;
grant select, insert, update, delete on meter_installs to app_worker;

create table metering_keys (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  name text not null,
  key_hash text not null,
  key_start text not null,
  made_by text not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint metering_keys_pkey PRIMARY KEY (tenant_id, id),
  constraint metering_keys_key_hash UNIQUE (tenant_id, key_hash)
);
alter table metering_keys enable row level security, force row level security;
create policy metering_keys_tenant on metering_keys for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on metering_keys to app_tenant;
grant select, insert, update, delete on metering_keys to app_worker;

create table meters (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  meter_no text not null,
  service text not null,
  maker text not null default ''::text,
  bus_address text,
  constraint meters_pkey PRIMARY KEY (tenant_id, id),
  constraint meters_bus_address UNIQUE (tenant_id, bus_address),
  constraint meters_meter_no UNIQUE (tenant_id, meter_no)
);
alter table meters enable row level security, force row level security;
create policy meters_tenant on meters for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on meters to app_tenant;
grant select, insert, update, delete on meters to app_worker;

create table network_nodes (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  parent_id uuid,
  kind text not null,
  code text not null,
  name text not null,
  longitude double precision,
  latitude double precision,
  constraint network_nodes_pkey PRIMARY KEY (tenant_id, id),
  constraint network_nodes_code UNIQUE (tenant_id, code),
  constraint network_nodes_tenant_id_parent_id_network_nodes_tenant_id_id_fk FOREIGN KEY (tenant_id, parent_id) REFERENCES network_nodes(tenant_id, id)
);
create index network_nodes_parent_id ON network_nodes (tenant_id, parent_id);
alter table network_nodes enable row level security, force row level security;
create policy network_nodes_tenant on network_nodes for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on network_nodes to app_tenant;
grant select, insert, update, delete on network_nodes to app_worker;

create table one_time_codes (
  id uuid not null,
  group_id uuid not null,
  phone text not null,
  code_hash text not null,
  expires_at timestamp with time zone not null,
  attempts integer not null default 0,
  consumed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint one_time_codes_pkey PRIMARY KEY (id),
  constraint one_time_codes_group_id_groups_id_fk FOREIGN KEY (group_id) REFERENCES groups(id)
);
create index one_time_codes_phone ON one_time_codes (group_id, phone, created_at);
alter table one_time_codes enable row level security, force row level security;
create policy one_time_codes_system on one_time_codes for all to app_system
  using true
  with check true;
grant select, insert, update, delete on one_time_codes to app_system;

create table payment_disputes (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  dispute_id text not null,
  payment_id uuid not null,
  account_id uuid not null,
  amount_minor bigint not null,
  reason text not null,
  status text not null,
  respond_by timestamp with time zone,
  held_minor bigint not null default 0,
  movements integer not null default 0,
  told_at timestamp with time zone not null,
  constraint payment_disputes_pkey PRIMARY KEY (tenant_id, id),
  constraint payment_disputes_dispute_id UNIQUE (tenant_id, dispute_id),
  constraint payment_disputes_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint payment_disputes_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint payment_disputes_held CHECK ((held_minor >= 0))
);
create index payment_disputes_created_at ON payment_disputes (tenant_id, created_at);
create index payment_disputes_payment_id ON payment_disputes (tenant_id, payment_id);
alter table payment_disputes enable row level security, force row level security;
create policy payment_disputes_tenant on payment_disputes for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on payment_disputes to app_tenant;
grant select, insert, update, delete on payment_disputes to app_worker;

create table payment_promises (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  amount_minor bigint not null,
  promised_on date not null,
  pay_by date not null,
  note text not null default ''::text,
  taken_by text not null,
  status text not null,
  decided_on date,
  constraint payment_promises_pkey PRIMARY KEY (tenant_id, id),
  constraint payment_promises_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint payment_promises_order CHECK ((pay_by >= promised_on)),
  constraint payment_promises_positive CHECK ((amount_minor > 0))
);
create unique index payment_promises_open ON payment_promises (tenant_id, account_id) WHERE (status = 'open'::text);
create index payment_promises_status ON payment_promises (tenant_id, status, pay_by);
alter table payment_promises enable row level security, force row level security;
create policy payment_promises_tenant on payment_promises for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on payment_promises to app_tenant;
grant select, insert, update, delete on payment_promises to app_worker;

create table payments (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  payment_no text not null,
  account_id uuid not null,
  resident_user_id uuid,
  amount_minor bigint not null,
  channel text not null,
  method text not null default 'unknown'::text,
  status text not null,
  bill_ids uuid[] not null,
  checkout_session_id text,
  checkout_url text,
  payment_intent_id text,
  idempotency_key text not null,
  receipt_no text,
  bank_ref text,
  paid_at timestamp with time zone,
  refunded_minor bigint not null default 0,
  refund_told_minor bigint not null default 0,
  refund_told_at timestamp with time zone,
  payer_name text not null default ''::text,
  taken_by_name text,
  return_origin text,
  failure text,
  updated_at timestamp with time zone not null default now(),
  constraint payments_pkey PRIMARY KEY (tenant_id, id),
  constraint payments_bank_ref UNIQUE (tenant_id, bank_ref),
  constraint payments_checkout_session_id UNIQUE (tenant_id, checkout_session_id),
  constraint payments_idempotency_key UNIQUE (tenant_id, idempotency_key),
  constraint payments_payment_intent_id UNIQUE (tenant_id, payment_intent_id),
  constraint payments_payment_no UNIQUE (tenant_id, payment_no),
  constraint payments_receipt_no UNIQUE (tenant_id, receipt_no),
  constraint payments_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint payments_positive CHECK ((amount_minor > 0)),
  constraint payments_refund_within CHECK (((refunded_minor >= 0) AND (refunded_minor <= amount_minor)))
);
create index payments_account_id ON payments (tenant_id, account_id, created_at);
create index payments_paid_at ON payments (tenant_id, paid_at);
create index payments_under_way ON payments (tenant_id, created_at) WHERE (status = ANY (ARRAY['created'::text, 'pending'::text]));
alter table payments enable row level security, force row level security;
create policy payments_resident on payments for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))));
create policy payments_tenant on payments for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on payments to app_resident;
grant select, insert, update, delete on payments to app_tenant;
grant select, insert, update, delete on payments to app_worker;

create table persons (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  kind text not null default 'human'::text,
  name text not null,
  phone text,
  phone_reversed text default reverse(phone),
  email text,
  id_number text,
  constraint persons_pkey PRIMARY KEY (tenant_id, id)
);
create index persons_company ON persons (tenant_id, name COLLATE "C", id) WHERE (kind = 'company'::text);
create index persons_name ON persons (tenant_id, name COLLATE "C", id);
create index persons_phone ON persons (tenant_id, phone);
create index persons_phone_reversed ON persons (tenant_id, phone_reversed COLLATE "C", id);
alter table persons enable row level security, force row level security;
create policy persons_tenant on persons for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on persons to app_tenant;
grant select, insert, update, delete on persons to app_worker;

create table postings (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  account_id uuid not null,
  debit text not null,
  credit text not null,
  amount_minor bigint not null,
  effective_on date not null,
  due_on date,
  recorded_at timestamp with time zone not null default now(),
  kind text not null,
  bill_id uuid,
  payment_id uuid,
  adjustment_id uuid,
  reverses_id uuid,
  event_key uuid not null,
  constraint postings_pkey PRIMARY KEY (tenant_id, id),
  constraint postings_event_key UNIQUE (tenant_id, event_key),
  constraint postings_reversed_once UNIQUE (tenant_id, reverses_id),
  constraint postings_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint postings_tenant_id_bill_id_bills_tenant_id_id_fk FOREIGN KEY (tenant_id, bill_id) REFERENCES bills(tenant_id, id),
  constraint postings_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint postings_positive CHECK ((amount_minor > 0)),
  constraint postings_two_sides CHECK ((debit <> credit))
);
create index postings_account_id ON postings (tenant_id, account_id, effective_on);
create index postings_bill_id ON postings (tenant_id, bill_id) WHERE (bill_id IS NOT NULL);
create index postings_effective_on ON postings (tenant_id, effective_on);
create index postings_recorded_at ON postings (tenant_id, recorded_at);
alter table postings enable row level security, force row level security;
create policy postings_resident on postings for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy postings_tenant on postings for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on postings to app_resident;
grant select, insert on postings to app_tenant;
grant select, insert on postings to app_worker;

create table premises (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  code text not null,
  division_id uuid not null,
  network_node_id uuid,
  use text not null,
  district text not null,
  community text not null,
  building text not null,
  unit text not null default ''::text,
  room text not null,
  address text not null,
  built_area numeric(14,2) not null,
  inner_area numeric(14,2),
  storey_height numeric(5,2),
  warranty_until date,
  separable boolean not null default true,
  longitude double precision,
  latitude double precision,
  constraint premises_pkey PRIMARY KEY (tenant_id, id),
  constraint premises_code UNIQUE (tenant_id, code),
  constraint premises_tenant_id_division_id_divisions_tenant_id_id_fk FOREIGN KEY (tenant_id, division_id) REFERENCES divisions(tenant_id, id),
  constraint premises_tenant_id_network_node_id_network_nodes_tenant_id_id_f FOREIGN KEY (tenant_id, network_node_id) REFERENCES network_nodes(tenant_id, id)
);
create index premises_division_id ON premises (tenant_id, division_id);
create index premises_network_node_id ON premises (tenant_id, network_node_id);
create index premises_place ON premises (tenant_id, community, building, unit, room);
alter table premises enable row level security, force row level security;
create policy premises_tenant on premises for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on premises to app_tenant;
grant select, insert, update, delete on premises to app_worker;

create table rate_limits (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint rate_limits_key_window_start_pk PRIMARY KEY (key, window_start)
);
alter table rate_limits enable row level security, force row level security;
create policy rate_limits_system on rate_limits for all to app_system
  using true
  with check true;
grant select, insert, update, delete on rate_limits to app_system;

create table reading_disputes (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  reading_id uuid not null,
  reason text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  outcome text,
  closed_by text,
  closed_at timestamp with time zone,
  constraint reading_disputes_pkey PRIMARY KEY (tenant_id, id),
  constraint reading_disputes_tenant_id_reading_id_readings_tenant_id_id_fk FOREIGN KEY (tenant_id, reading_id) REFERENCES readings(tenant_id, id)
);
create unique index reading_disputes_open ON reading_disputes (tenant_id, reading_id) WHERE (closed_at IS NULL);
alter table reading_disputes enable row level security, force row level security;
create policy reading_disputes_tenant on reading_disputes for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on reading_disputes to app_tenant;
grant select, insert, update, delete on reading_disputes to app_worker;

create table reading_limits (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  unit text not null,
  most_per_day numeric(14,3) not null,
  high_factor numeric(6,2) not null,
  low_factor numeric(6,2) not null,
  estimates_in_row integer not null,
  set_by text not null,
  valid_from date not null,
  constraint reading_limits_pkey PRIMARY KEY (tenant_id, id)
);
create index reading_limits_unit ON reading_limits (tenant_id, unit, created_at);
alter table reading_limits enable row level security, force row level security;
create policy reading_limits_tenant on reading_limits for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on reading_limits to app_tenant;
grant select, insert on reading_limits to app_worker;

create table reading_list_lines (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  list_id uuid not null,
  line integer not null,
  meter_no text not null,
  value text not null,
  read_on text not null,
  outcome text not null,
  reasons jsonb not null,
  constraint reading_list_lines_pkey PRIMARY KEY (tenant_id, id),
  constraint reading_list_lines_line UNIQUE (tenant_id, list_id, line),
  constraint reading_list_lines_tenant_id_list_id_reading_lists_tenant_id_id FOREIGN KEY (tenant_id, list_id) REFERENCES reading_lists(tenant_id, id)
);
alter table reading_list_lines enable row level security, force row level security;
create policy reading_list_lines_tenant on reading_list_lines for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on reading_list_lines to app_tenant;
grant select, insert on reading_list_lines to app_worker;

create table reading_lists (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  file_name text not null,
  storage_key text not null,
  sha256 text not null,
  size_bytes integer not null,
  format text not null,
  encoding text,
  delimiter text,
  header_line integer not null,
  columns jsonb not null,
  status text not null,
  done_line integer not null default 0,
  done_share integer not null default 0,
  taken integer not null default 0,
  held integer not null default 0,
  already integer not null default 0,
  refused integer not null default 0,
  uploaded_by text not null,
  finished_at timestamp with time zone,
  error text,
  constraint reading_lists_pkey PRIMARY KEY (tenant_id, id),
  constraint reading_lists_sha256 UNIQUE (tenant_id, sha256)
);
create index reading_lists_created_at ON reading_lists (tenant_id, created_at);
alter table reading_lists enable row level security, force row level security;
create policy reading_lists_tenant on reading_lists for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on reading_lists to app_tenant;
grant select, insert, update, delete on reading_lists to app_worker;

create table readings (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  register_id uuid not null,
  source text not null,
  source_id text not null,
  read_at timestamp with time zone not null,
  value numeric(14,3) not null,
  kind text not null default 'read'::text,
  occasion text not null default 'regular'::text,
  status text not null,
  findings jsonb not null default '[]'::jsonb,
  corrects_id uuid,
  telegram text,
  taken_by text not null,
  decided_by text,
  decided_at timestamp with time zone,
  note text not null default ''::text,
  constraint readings_pkey PRIMARY KEY (tenant_id, id),
  constraint readings_source UNIQUE (tenant_id, source, source_id),
  constraint readings_tenant_id_corrects_id_readings_tenant_id_id_fk FOREIGN KEY (tenant_id, corrects_id) REFERENCES readings(tenant_id, id),
  constraint readings_tenant_id_register_id_registers_tenant_id_id_fk FOREIGN KEY (tenant_id, register_id) REFERENCES registers(tenant_id, id),
  constraint readings_not_negative CHECK ((value >= (0)::numeric))
);
create unique index readings_instant ON readings (tenant_id, register_id, read_at) WHERE (status = ANY (ARRAY['initial'::text, 'validated'::text, 'final'::text]));
create index readings_queue ON readings (tenant_id, id) WHERE (status = 'initial'::text);
alter table readings enable row level security, force row level security;
create policy readings_tenant on readings for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on readings to app_tenant;
grant select, insert, update, delete on readings to app_worker;

create table rebill_obstacles (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  run_id uuid not null,
  agreement_id uuid not null,
  account_id uuid not null,
  reason text not null,
  constraint rebill_obstacles_pkey PRIMARY KEY (tenant_id, id),
  constraint rebill_obstacles_agreement UNIQUE (tenant_id, run_id, agreement_id),
  constraint rebill_obstacles_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint rebill_obstacles_tenant_id_agreement_id_service_agreements_tena FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id),
  constraint rebill_obstacles_tenant_id_run_id_rebill_runs_tenant_id_id_fk FOREIGN KEY (tenant_id, run_id) REFERENCES rebill_runs(tenant_id, id)
);
alter table rebill_obstacles enable row level security, force row level security;
create policy rebill_obstacles_tenant on rebill_obstacles for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on rebill_obstacles to app_tenant;
grant select, insert on rebill_obstacles to app_worker;

create table rebill_runs (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  season text not null,
  reason text not null,
  status text not null,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  in_scope integer not null,
  looked integer not null default 0,
  changed integer not null default 0,
  parked integer not null default 0,
  before_minor bigint not null default 0,
  after_minor bigint not null default 0,
  cursor uuid,
  error text,
  constraint rebill_runs_pkey PRIMARY KEY (tenant_id, id)
);
create unique index rebill_runs_one_running ON rebill_runs (tenant_id, season) WHERE (status = 'running'::text);
create index rebill_runs_season ON rebill_runs (tenant_id, season, started_at);
alter table rebill_runs enable row level security, force row level security;
create policy rebill_runs_tenant on rebill_runs for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on rebill_runs to app_tenant;
grant select, insert, update, delete on rebill_runs to app_worker;

create table refund_failures (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  refund_id text not null,
  payment_intent_id text not null,
  amount_minor bigint not null,
  failed_at timestamp with time zone not null,
  constraint refund_failures_pkey PRIMARY KEY (tenant_id, id),
  constraint refund_failures_refund_id UNIQUE (tenant_id, refund_id),
  constraint refund_failures_positive CHECK ((amount_minor > 0))
);
create index refund_failures_failed_at ON refund_failures (tenant_id, failed_at);
create index refund_failures_payment_intent_id ON refund_failures (tenant_id, payment_intent_id);
alter table refund_failures enable row level security, force row level security;
create policy refund_failures_tenant on refund_failures for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on refund_failures to app_tenant;
grant select, insert on refund_failures to app_worker;

create table registers (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  meter_id uuid not null,
  code text not null,
  unit text not null,
  digits integer not null,
  billed boolean not null default true,
  constraint registers_pkey PRIMARY KEY (tenant_id, id),
  constraint registers_code UNIQUE (tenant_id, meter_id, code),
  constraint registers_tenant_id_meter_id_meters_tenant_id_id_fk FOREIGN KEY (tenant_id, meter_id) REFERENCES meters(tenant_id, id),
  constraint registers_digits CHECK (((digits >= 3) AND (digits <= 11)))
);
alter table registers enable row level security, force row level security;
create policy registers_tenant on registers for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on registers to app_tenant;
grant select, insert, update, delete on registers to app_worker;

create table report_deliveries (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  schedule_id uuid not null,
  print_id uuid not null,
  delivered_on date not null,
  recipient text not null,
  constraint report_deliveries_pkey PRIMARY KEY (tenant_id, id),
  constraint report_deliveries_once UNIQUE (tenant_id, schedule_id, delivered_on),
  constraint report_deliveries_tenant_id_print_id_report_prints_tenant_id_id FOREIGN KEY (tenant_id, print_id) REFERENCES report_prints(tenant_id, id),
  constraint report_deliveries_tenant_id_schedule_id_report_schedules_tenant FOREIGN KEY (tenant_id, schedule_id) REFERENCES report_schedules(tenant_id, id)
);
alter table report_deliveries enable row level security, force row level security;
create policy report_deliveries_tenant on report_deliveries for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on report_deliveries to app_tenant;
grant select, insert on report_deliveries to app_worker;

create table report_prints (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  report text not null,
  version integer not null,
  grouping text not null,
  from_day date not null,
  as_of date not null,
  known_at timestamp with time zone not null,
  sha256 text not null,
  row_count integer not null,
  content text not null,
  printed_by text not null,
  printed_at timestamp with time zone not null,
  constraint report_prints_pkey PRIMARY KEY (tenant_id, id)
);
create index report_prints_report ON report_prints (tenant_id, report, printed_at);
alter table report_prints enable row level security, force row level security;
create policy report_prints_tenant on report_prints for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on report_prints to app_tenant;
grant select, insert on report_prints to app_worker;

create table report_schedules (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  report text not null,
  grouping text not null,
  span text not null,
  cadence text not null,
  locale text not null,
  recipient_id uuid not null,
  recipient_name text not null,
  active boolean not null default true,
  next_on date not null,
  created_by text not null,
  constraint report_schedules_pkey PRIMARY KEY (tenant_id, id)
);
create index report_schedules_next_on ON report_schedules (tenant_id, next_on);
alter table report_schedules enable row level security, force row level security;
create policy report_schedules_tenant on report_schedules for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update on report_schedules to app_tenant;
grant select, insert, update on report_schedules to app_worker;

create table resident_links (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  resident_user_id uuid not null,
  account_id uuid not null,
  proof text not null,
  since timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint resident_links_pkey PRIMARY KEY (tenant_id, id),
  constraint resident_links_user_account UNIQUE (tenant_id, resident_user_id, account_id),
  constraint resident_links_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id)
);
create index resident_links_account_id ON resident_links (tenant_id, account_id);
alter table resident_links enable row level security, force row level security;
create policy resident_links_resident on resident_links for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid));
create policy resident_links_system on resident_links for select to app_system
  using true;
create policy resident_links_tenant on resident_links for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on resident_links to app_resident;
grant select on resident_links to app_system;
grant select, insert, update on resident_links to app_tenant;
grant select, insert, update on resident_links to app_worker;

create table rollup_status (
  tenant_id uuid not null,
  group_id uuid not null,
  refreshed_at timestamp with time zone not null,
  proved_at timestamp with time zone,
  differences integer not null default 0,
  totals jsonb not null default '[]'::jsonb,
  constraint rollup_status_pkey PRIMARY KEY (tenant_id)
);
create index rollup_status_group ON rollup_status (group_id);
alter table rollup_status enable row level security, force row level security;
create policy rollup_status_hq on rollup_status for select to app_hq
  using (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid);
create policy rollup_status_worker on rollup_status for all to app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on rollup_status to app_hq;
grant select, insert, update, delete on rollup_status to app_worker;

create table run_obstacles (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  run_id uuid not null,
  agreement_id uuid not null,
  account_id uuid not null,
  reason text not null,
  price_class text,
  constraint run_obstacles_pkey PRIMARY KEY (tenant_id, id),
  constraint run_obstacles_agreement UNIQUE (tenant_id, run_id, agreement_id),
  constraint run_obstacles_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint run_obstacles_tenant_id_agreement_id_service_agreements_tenant_ FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id),
  constraint run_obstacles_tenant_id_run_id_bill_runs_tenant_id_id_fk FOREIGN KEY (tenant_id, run_id) REFERENCES bill_runs(tenant_id, id)
);
alter table run_obstacles enable row level security, force row level security;
create policy run_obstacles_tenant on run_obstacles for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on run_obstacles to app_tenant;
grant select, insert on run_obstacles to app_worker;

create table saved_cards (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  resident_user_id uuid not null,
  method_id text not null,
  brand text not null,
  last4 text not null,
  exp_month integer not null,
  exp_year integer not null,
  removed_at timestamp with time zone,
  constraint saved_cards_pkey PRIMARY KEY (tenant_id, id),
  constraint saved_cards_method_id UNIQUE (tenant_id, method_id)
);
create index saved_cards_resident_user_id ON saved_cards (tenant_id, resident_user_id);
alter table saved_cards enable row level security, force row level security;
create policy saved_cards_resident on saved_cards for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid));
create policy saved_cards_tenant on saved_cards for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on saved_cards to app_resident;
grant select, insert, update, delete on saved_cards to app_tenant;
grant select, insert, update, delete on saved_cards to app_worker;

create table service_agreements (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  agreement_no text not null,
  account_id uuid not null,
  service_point_id uuid not null,
  premise_id uuid not null,
  status text not null,
  starts_on date not null,
  ends_on date,
  season_borne text,
  constraint service_agreements_pkey PRIMARY KEY (tenant_id, id),
  constraint service_agreements_agreement_no UNIQUE (tenant_id, agreement_no),
  constraint service_agreements_tenant_id_account_id_accounts_tenant_id_id_f FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint service_agreements_tenant_id_premise_id_premises_tenant_id_id_f FOREIGN KEY (tenant_id, premise_id) REFERENCES premises(tenant_id, id),
  constraint service_agreements_tenant_id_service_point_id_service_points_te FOREIGN KEY (tenant_id, service_point_id) REFERENCES service_points(tenant_id, id)
);
create index service_agreements_account_id ON service_agreements (tenant_id, account_id);
create index service_agreements_premise_id ON service_agreements (tenant_id, premise_id);
create index service_agreements_service_point_id ON service_agreements (tenant_id, service_point_id);
alter table service_agreements enable row level security, force row level security;
create policy service_agreements_resident on service_agreements for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy service_agreements_tenant on service_agreements for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on service_agreements to app_resident;
grant select, insert, update, delete on service_agreements to app_tenant;
grant select, insert, update, delete on service_agreements to app_worker;

create table service_points (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  premise_id uuid not null,
  network_node_id uuid,
  service text not null,
  code text not null,
  constraint service_points_pkey PRIMARY KEY (tenant_id, id),
  constraint service_points_code UNIQUE (tenant_id, code),
  constraint service_points_tenant_id_network_node_id_network_nodes_tenant_i FOREIGN KEY (tenant_id, network_node_id) REFERENCES network_nodes(tenant_id, id),
  constraint service_points_tenant_id_premise_id_premises_tenant_id_id_fk FOREIGN KEY (tenant_id, premise_id) REFERENCES premises(tenant_id, id)
);
create index service_points_premise_id ON service_points (tenant_id, premise_id);
alter table service_points enable row level security, force row level security;
create policy service_points_tenant on service_points for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on service_points to app_tenant;
grant select, insert, update, delete on service_points to app_worker;

create table sessions (
  id uuid not null,
  token_hash text not null,
  user_id uuid not null,
  group_id uuid not null,
  tenant_id uuid,
  account_id uuid,
  user_agent text,
  ip text,
  expires_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_unique UNIQUE (token_hash),
  constraint sessions_group_id_groups_id_fk FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint sessions_tenant_id_tenants_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id)
);
create index sessions_user_id ON sessions (user_id);
alter table sessions enable row level security, force row level security;
create policy sessions_system on sessions for all to app_system
  using true
  with check true;
grant select, insert, update, delete on sessions to app_system;

create table shift_counts (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  shift_id uuid not null,
  method text not null,
  expected_minor bigint not null,
  counted_minor bigint not null,
  cause text,
  note text not null default ''::text,
  constraint shift_counts_pkey PRIMARY KEY (tenant_id, id),
  constraint shift_counts_method UNIQUE (tenant_id, shift_id, method),
  constraint shift_counts_tenant_id_shift_id_counter_shifts_tenant_id_id_fk FOREIGN KEY (tenant_id, shift_id) REFERENCES counter_shifts(tenant_id, id),
  constraint shift_counts_cause CHECK (((expected_minor = counted_minor) OR (cause IS NOT NULL)))
);
alter table shift_counts enable row level security, force row level security;
create policy shift_counts_tenant on shift_counts for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on shift_counts to app_tenant;
grant select, insert on shift_counts to app_worker;

create table shift_payouts (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  shift_id uuid not null,
  adjustment_id uuid not null,
  account_id uuid not null,
  method text not null default 'cash'::text,
  amount_minor bigint not null,
  paid_at timestamp with time zone not null,
  constraint shift_payouts_pkey PRIMARY KEY (tenant_id, id),
  constraint shift_payouts_adjustment_id UNIQUE (tenant_id, adjustment_id),
  constraint shift_payouts_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint shift_payouts_tenant_id_adjustment_id_adjustments_tenant_id_id_ FOREIGN KEY (tenant_id, adjustment_id) REFERENCES adjustments(tenant_id, id),
  constraint shift_payouts_tenant_id_shift_id_counter_shifts_tenant_id_id_fk FOREIGN KEY (tenant_id, shift_id) REFERENCES counter_shifts(tenant_id, id),
  constraint shift_payouts_positive CHECK ((amount_minor > 0))
);
create index shift_payouts_shift_id ON shift_payouts (tenant_id, shift_id);
alter table shift_payouts enable row level security, force row level security;
create policy shift_payouts_tenant on shift_payouts for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on shift_payouts to app_tenant;
grant select, insert on shift_payouts to app_worker;

create table shift_takings (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  shift_id uuid not null,
  payment_id uuid not null,
  account_id uuid not null,
  method text not null,
  amount_minor bigint not null,
  book_series text,
  book_no bigint,
  taken_at timestamp with time zone not null,
  constraint shift_takings_pkey PRIMARY KEY (tenant_id, id),
  constraint shift_takings_book_no UNIQUE (tenant_id, book_series, book_no),
  constraint shift_takings_payment_id UNIQUE (tenant_id, payment_id),
  constraint shift_takings_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint shift_takings_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint shift_takings_tenant_id_shift_id_counter_shifts_tenant_id_id_fk FOREIGN KEY (tenant_id, shift_id) REFERENCES counter_shifts(tenant_id, id)
);
create index shift_takings_shift_id ON shift_takings (tenant_id, shift_id);
alter table shift_takings enable row level security, force row level security;
create policy shift_takings_resident on shift_takings for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy shift_takings_tenant on shift_takings for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on shift_takings to app_resident;
grant select, insert on shift_takings to app_tenant;
grant select, insert on shift_takings to app_worker;

create table sites (
  host text not null,
  group_id uuid not null,
  tenant_id uuid,
  oidc jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint sites_pkey PRIMARY KEY (host),
  constraint sites_group_id_groups_id_fk FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint sites_tenant_id_tenants_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
create index sites_tenant_id ON sites (tenant_id);
alter table sites enable row level security, force row level security;
create policy sites_system on sites for all to app_system
  using true
  with check true;
grant select, insert, update on sites to app_system;

create table slip_list_lines (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  list_id uuid not null,
  line integer not null,
  raw text not null,
  reason text not null,
  constraint slip_list_lines_pkey PRIMARY KEY (tenant_id, id),
  constraint slip_list_lines_line UNIQUE (tenant_id, list_id, line),
  constraint slip_list_lines_tenant_id_list_id_slip_lists_tenant_id_id_fk FOREIGN KEY (tenant_id, list_id) REFERENCES slip_lists(tenant_id, id)
);
alter table slip_list_lines enable row level security, force row level security;
create policy slip_list_lines_tenant on slip_list_lines for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on slip_list_lines to app_tenant;
grant select, insert on slip_list_lines to app_worker;

create table slip_lists (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  file_name text not null,
  storage_key text not null,
  sha256 text not null,
  size_bytes integer not null,
  format text not null,
  encoding text,
  delimiter text,
  header_line integer not null,
  columns jsonb not null,
  status text not null,
  done_line integer not null default 0,
  queued integer not null default 0,
  already integer not null default 0,
  outgoing integer not null default 0,
  refused integer not null default 0,
  uploaded_by text not null,
  finished_at timestamp with time zone,
  error text,
  constraint slip_lists_pkey PRIMARY KEY (tenant_id, id),
  constraint slip_lists_sha256 UNIQUE (tenant_id, sha256)
);
create index slip_lists_created_at ON slip_lists (tenant_id, created_at);
alter table slip_lists enable row level security, force row level security;
create policy slip_lists_tenant on slip_lists for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on slip_lists to app_tenant;
grant select, insert, update, delete on slip_lists to app_worker;

create table slip_suggestions (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  slip_id uuid not null,
  account_id uuid not null,
  sign text not null,
  place integer not null,
  constraint slip_suggestions_pkey PRIMARY KEY (tenant_id, id),
  constraint slip_suggestions_once UNIQUE (tenant_id, slip_id, account_id),
  constraint slip_suggestions_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint slip_suggestions_tenant_id_slip_id_transfer_slips_tenant_id_id_ FOREIGN KEY (tenant_id, slip_id) REFERENCES transfer_slips(tenant_id, id)
);
alter table slip_suggestions enable row level security, force row level security;
create policy slip_suggestions_tenant on slip_suggestions for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on slip_suggestions to app_tenant;
grant select, insert on slip_suggestions to app_worker;

create table stripe_customers (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  resident_user_id uuid not null,
  account text not null,
  customer_id text not null,
  constraint stripe_customers_pkey PRIMARY KEY (tenant_id, id),
  constraint stripe_customers_customer_id UNIQUE (tenant_id, customer_id),
  constraint stripe_customers_resident_user_id UNIQUE (tenant_id, resident_user_id, account)
);
alter table stripe_customers enable row level security, force row level security;
create policy stripe_customers_tenant on stripe_customers for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on stripe_customers to app_tenant;
grant select, insert, update, delete on stripe_customers to app_worker;

create table stripe_events (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  event_id text not null,
  type text not null,
  payload jsonb not null,
  event_at timestamp with time zone not null,
  processed_at timestamp with time zone,
  outcome text,
  constraint stripe_events_pkey PRIMARY KEY (tenant_id, id),
  constraint stripe_events_event_id UNIQUE (tenant_id, event_id)
);
create index stripe_events_event_at ON stripe_events (tenant_id, event_at);
alter table stripe_events enable row level security, force row level security;
create policy stripe_events_tenant on stripe_events for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on stripe_events to app_tenant;
grant select, insert, update, delete on stripe_events to app_worker;

create table stripe_payout_lines (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  payout_id uuid not null,
  transaction_id text not null,
  type text not null,
  payment_id uuid,
  gross_minor bigint not null,
  fee_minor bigint not null,
  constraint stripe_payout_lines_pkey PRIMARY KEY (tenant_id, id),
  constraint stripe_payout_lines_transaction_id UNIQUE (tenant_id, transaction_id),
  constraint stripe_payout_lines_tenant_id_payment_id_payments_tenant_id_id_ FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint stripe_payout_lines_tenant_id_payout_id_stripe_payouts_tenant_i FOREIGN KEY (tenant_id, payout_id) REFERENCES stripe_payouts(tenant_id, id)
);
create index stripe_payout_lines_payout_id ON stripe_payout_lines (tenant_id, payout_id);
alter table stripe_payout_lines enable row level security, force row level security;
create policy stripe_payout_lines_tenant on stripe_payout_lines for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on stripe_payout_lines to app_tenant;
grant select, insert on stripe_payout_lines to app_worker;

create table stripe_payouts (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  payout_id text not null,
  amount_minor bigint not null,
  status text not null,
  arrives_on date not null,
  told_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint stripe_payouts_pkey PRIMARY KEY (tenant_id, id),
  constraint stripe_payouts_payout_id UNIQUE (tenant_id, payout_id)
);
create index stripe_payouts_arrives_on ON stripe_payouts (tenant_id, arrives_on);
alter table stripe_payouts enable row level security, force row level security;
create policy stripe_payouts_tenant on stripe_payouts for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on stripe_payouts to app_tenant;
grant select, insert, update, delete on stripe_payouts to app_worker;

create table stripe_sandbox_objects (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  kind text not null,
  object_id text not null,
  body jsonb not null,
  delivered_at timestamp with time zone,
  constraint stripe_sandbox_objects_pkey PRIMARY KEY (tenant_id, id),
  constraint stripe_sandbox_objects_object_id UNIQUE (tenant_id, kind, object_id)
);
alter table stripe_sandbox_objects enable row level security, force row level security;
create policy stripe_sandbox_objects_tenant on stripe_sandbox_objects for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update on stripe_sandbox_objects to app_worker;

create table tenants (
  id uuid not null,
  group_id uuid not null,
  slug text not null,
  code text not null,
  name text not null,
  name_en text not null,
  kind text not null,
  status text not null default 'active'::text,
  timezone text not null default 'Asia/Shanghai'::text,
  currency text not null default 'cny'::text,
  hotline text not null default ''::text,
  stripe_account_id text,
  branding jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint tenants_pkey PRIMARY KEY (id),
  constraint tenants_group_id_code UNIQUE (group_id, code),
  constraint tenants_slug_unique UNIQUE (slug),
  constraint tenants_stripe_account_id_unique UNIQUE (stripe_account_id),
  constraint tenants_group_id_groups_id_fk FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint tenants_code_shape CHECK ((code ~ '^[A-Z]{2,4}$'::text))
);
alter table tenants enable row level security, force row level security;
create policy tenants_hq on tenants for select to app_hq
  using (group_id = (NULLIF(current_setting('app.group_id'::text, true), ''::text))::uuid);
create policy tenants_own on tenants for all to app_resident, app_tenant, app_worker
  using (id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy tenants_system on tenants for all to app_system
  using true
  with check true;
grant select on tenants to app_hq;
grant select on tenants to app_resident;
grant select, insert, update on tenants to app_system;
grant select, update (hotline, branding) on tenants to app_tenant;
grant select on tenants to app_worker;

create table ticket_events (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  ticket_id uuid not null,
  account_id uuid,
  resident_user_id uuid,
  revision integer not null,
  kind text not null,
  transition text,
  from_state text,
  to_state text,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  note text,
  for_resident boolean not null default true,
  data jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint ticket_events_pkey PRIMARY KEY (tenant_id, id),
  constraint ticket_events_tenant_id_ticket_id_tickets_tenant_id_id_fk FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id)
);
create index ticket_events_account_id ON ticket_events (tenant_id, account_id);
create index ticket_events_ticket_id ON ticket_events (tenant_id, ticket_id, at);
alter table ticket_events enable row level security, force row level security;
create policy ticket_events_resident on ticket_events for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))));
create policy ticket_events_tenant on ticket_events for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on ticket_events to app_resident;
grant select, insert on ticket_events to app_tenant;
grant select, insert on ticket_events to app_worker;

create table tickets (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  ticket_no text not null,
  type text not null,
  workflow_version_id uuid not null,
  state text not null,
  revision integer not null default 0,
  phase text not null default 'open'::text,
  account_id uuid,
  premise_id uuid,
  resident_user_id uuid,
  channel text not null,
  subject text not null,
  form jsonb not null default '{}'::jsonb,
  facts jsonb not null default '{}'::jsonb,
  opened_by_name text not null,
  assignee_user_id uuid,
  assignee_name text,
  opened_at timestamp with time zone not null,
  state_since timestamp with time zone not null,
  due_at timestamp with time zone,
  overran boolean not null default false,
  closed_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  constraint tickets_pkey PRIMARY KEY (tenant_id, id),
  constraint tickets_ticket_no UNIQUE (tenant_id, ticket_no),
  constraint tickets_state_of_version FOREIGN KEY (tenant_id, workflow_version_id, state) REFERENCES workflow_states(tenant_id, version_id, state),
  constraint tickets_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint tickets_tenant_id_premise_id_premises_tenant_id_id_fk FOREIGN KEY (tenant_id, premise_id) REFERENCES premises(tenant_id, id)
);
create index tickets_account_id ON tickets (tenant_id, account_id);
create index tickets_closed ON tickets (tenant_id, closed_at) WHERE (closed_at IS NOT NULL);
create index tickets_open_due ON tickets (tenant_id, due_at) WHERE (phase = 'open'::text);
create index tickets_opened ON tickets (tenant_id, opened_at, id);
create index tickets_phase_opened ON tickets (tenant_id, phase, opened_at);
create index tickets_premise_id ON tickets (tenant_id, premise_id);
create index tickets_resident_user_id ON tickets (tenant_id, resident_user_id);
create index tickets_version_state ON tickets (tenant_id, workflow_version_id, state) WHERE (phase = 'open'::text);
alter table tickets enable row level security, force row level security;
create policy tickets_resident on tickets for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((resident_user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid) OR ((account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid) AND (created_at >= (NULLIF(current_setting('app.account_since'::text, true), ''::text))::timestamp with time zone))));
create policy tickets_tenant on tickets for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on tickets to app_resident;
grant select, insert, update, delete on tickets to app_tenant;
grant select, insert, update, delete on tickets to app_worker;

create table transfer_slips (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  list_id uuid not null,
  line integer not null,
  bank_ref text not null,
  payer_name text not null,
  payer_account_no text not null,
  remark text not null,
  amount_minor bigint not null,
  paid_on date not null,
  status text not null,
  payment_id uuid,
  followed text,
  decided_by text,
  decided_at timestamp with time zone,
  note text not null default ''::text,
  constraint transfer_slips_pkey PRIMARY KEY (tenant_id, id),
  constraint transfer_slips_bank_ref UNIQUE (tenant_id, bank_ref),
  constraint transfer_slips_payment_id UNIQUE (tenant_id, payment_id),
  constraint transfer_slips_tenant_id_list_id_slip_lists_tenant_id_id_fk FOREIGN KEY (tenant_id, list_id) REFERENCES slip_lists(tenant_id, id),
  constraint transfer_slips_tenant_id_payment_id_payments_tenant_id_id_fk FOREIGN KEY (tenant_id, payment_id) REFERENCES payments(tenant_id, id),
  constraint transfer_slips_booked CHECK (((status = 'booked'::text) = (payment_id IS NOT NULL))),
  constraint transfer_slips_positive CHECK ((amount_minor > 0))
);
create index transfer_slips_list_id ON transfer_slips (tenant_id, list_id);
create index transfer_slips_paid_on ON transfer_slips (tenant_id, paid_on);
create index transfer_slips_status ON transfer_slips (tenant_id, status, id);
alter table transfer_slips enable row level security, force row level security;
create policy transfer_slips_tenant on transfer_slips for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on transfer_slips to app_tenant;
grant select, insert, update, delete on transfer_slips to app_worker;

create table trial_bills (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  trial_id uuid not null,
  agreement_id uuid not null,
  account_id uuid not null,
  price_class text,
  amount_minor bigint not null,
  before_minor bigint,
  price_minor bigint not null default 0,
  cause text not null,
  reason text,
  fingerprint text not null,
  constraint trial_bills_pkey PRIMARY KEY (tenant_id, id),
  constraint trial_bills_once UNIQUE (tenant_id, trial_id, agreement_id),
  constraint trial_bills_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint trial_bills_tenant_id_agreement_id_service_agreements_tenant_id FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id),
  constraint trial_bills_tenant_id_trial_id_trial_runs_tenant_id_id_fk FOREIGN KEY (tenant_id, trial_id) REFERENCES trial_runs(tenant_id, id)
);
alter table trial_bills enable row level security, force row level security;
create policy trial_bills_tenant on trial_bills for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on trial_bills to app_tenant;
grant select, insert on trial_bills to app_worker;

create table trial_runs (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  season text not null,
  previous_season text,
  tariff_version_id uuid not null,
  status text not null,
  started_by text not null,
  started_by_id uuid,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  in_scope integer not null default 0,
  looked integer not null default 0,
  bills integer not null default 0,
  parked integer not null default 0,
  total_minor bigint not null default 0,
  cursor uuid,
  checksum text,
  reviewed_by text,
  reviewed_by_id uuid,
  reviewed_at timestamp with time zone,
  review_note text not null default ''::text,
  frozen_by text,
  frozen_at timestamp with time zone,
  error text,
  constraint trial_runs_pkey PRIMARY KEY (tenant_id, id),
  constraint trial_runs_tenant_id_tariff_version_id_config_documents_tenant_ FOREIGN KEY (tenant_id, tariff_version_id) REFERENCES config_documents(tenant_id, id)
);
create unique index trial_runs_one_open ON trial_runs (tenant_id, season) WHERE (status = ANY (ARRAY['computing'::text, 'trial'::text, 'reviewed'::text]));
create index trial_runs_season ON trial_runs (tenant_id, season);
alter table trial_runs enable row level security, force row level security;
create policy trial_runs_tenant on trial_runs for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on trial_runs to app_tenant;
grant select, insert, update, delete on trial_runs to app_worker;

create table usage_obstacles (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  run_id uuid not null,
  agreement_id uuid not null,
  reason text not null,
  constraint usage_obstacles_pkey PRIMARY KEY (tenant_id, id),
  constraint usage_obstacles_agreement UNIQUE (tenant_id, run_id, agreement_id),
  constraint usage_obstacles_tenant_id_agreement_id_service_agreements_tenan FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id),
  constraint usage_obstacles_tenant_id_run_id_usage_runs_tenant_id_id_fk FOREIGN KEY (tenant_id, run_id) REFERENCES usage_runs(tenant_id, id)
);
alter table usage_obstacles enable row level security, force row level security;
create policy usage_obstacles_tenant on usage_obstacles for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on usage_obstacles to app_tenant;
grant select, insert on usage_obstacles to app_worker;

create table usage_runs (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  period_from date not null,
  period_to date not null,
  status text not null,
  started_by text not null,
  finished_at timestamp with time zone,
  in_scope integer not null,
  settled integer not null default 0,
  already integer not null default 0,
  parked integer not null default 0,
  cursor uuid,
  error text,
  constraint usage_runs_pkey PRIMARY KEY (tenant_id, id)
);
create index usage_runs_created_at ON usage_runs (tenant_id, created_at);
create unique index usage_runs_one_running ON usage_runs (tenant_id) WHERE (status = 'running'::text);
alter table usage_runs enable row level security, force row level security;
create policy usage_runs_tenant on usage_runs for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on usage_runs to app_tenant;
grant select, insert, update, delete on usage_runs to app_worker;

create table usage_segments (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  usage_id uuid not null,
  register_id uuid not null,
  from_reading_id uuid not null,
  to_reading_id uuid not null,
  quantity numeric(14,3) not null,
  constraint usage_segments_pkey PRIMARY KEY (tenant_id, id),
  constraint usage_segments_from UNIQUE (tenant_id, from_reading_id),
  constraint usage_segments_to UNIQUE (tenant_id, to_reading_id),
  constraint usage_segments_tenant_id_from_reading_id_readings_tenant_id_id_ FOREIGN KEY (tenant_id, from_reading_id) REFERENCES readings(tenant_id, id),
  constraint usage_segments_tenant_id_register_id_registers_tenant_id_id_fk FOREIGN KEY (tenant_id, register_id) REFERENCES registers(tenant_id, id),
  constraint usage_segments_tenant_id_to_reading_id_readings_tenant_id_id_fk FOREIGN KEY (tenant_id, to_reading_id) REFERENCES readings(tenant_id, id),
  constraint usage_segments_tenant_id_usage_id_usages_tenant_id_id_fk FOREIGN KEY (tenant_id, usage_id) REFERENCES usages(tenant_id, id)
);
create index usage_segments_usage_id ON usage_segments (tenant_id, usage_id);
alter table usage_segments enable row level security, force row level security;
create policy usage_segments_tenant on usage_segments for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert on usage_segments to app_tenant;
grant select, insert on usage_segments to app_worker;

create table usages (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  agreement_id uuid not null,
  account_id uuid not null,
  period_from date not null,
  period_to date not null,
  quantity numeric(14,3) not null,
  unit text not null,
  quality text not null default 'read'::text,
  recorded_at timestamp with time zone not null default now(),
  superseded_at timestamp with time zone,
  constraint usages_pkey PRIMARY KEY (tenant_id, id),
  constraint usages_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint usages_tenant_id_agreement_id_service_agreements_tenant_id_id_f FOREIGN KEY (tenant_id, agreement_id) REFERENCES service_agreements(tenant_id, id)
);
create index usages_account_id ON usages (tenant_id, account_id);
create unique index usages_period ON usages (tenant_id, agreement_id, period_from) WHERE (superseded_at IS NULL);
alter table usages enable row level security, force row level security;
create policy usages_resident on usages for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid))
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid));
create policy usages_tenant on usages for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on usages to app_resident;
grant select, insert, update, delete on usages to app_tenant;
grant select, insert, update, delete on usages to app_worker;

create table users (
  id uuid not null,
  group_id uuid not null,
  kind text not null,
  name text not null,
  email text,
  phone text,
  password_hash text,
  password_temporary boolean not null default false,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email UNIQUE (group_id, kind, email),
  constraint users_phone UNIQUE (group_id, kind, phone),
  constraint users_group_id_groups_id_fk FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint users_reachable CHECK (((email IS NOT NULL) OR (phone IS NOT NULL)))
);
alter table users enable row level security, force row level security;
create policy users_system on users for all to app_system
  using true
  with check true;
grant select, insert, update on users to app_system;

create table valve_states (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  service_point_id uuid not null,
  state text not null,
  work_order_id uuid,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null default now(),
  superseded_at timestamp with time zone,
  constraint valve_states_pkey PRIMARY KEY (tenant_id, id),
  constraint valve_states_tenant_id_service_point_id_service_points_tenant_i FOREIGN KEY (tenant_id, service_point_id) REFERENCES service_points(tenant_id, id)
);
create index valve_states_service_point_id ON valve_states (tenant_id, service_point_id);
alter table valve_states enable row level security, force row level security;
create policy valve_states_tenant on valve_states for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on valve_states to app_tenant;
grant select, insert, update, delete on valve_states to app_worker;

create table work_orders (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  work_order_no text not null,
  kind text not null,
  status text not null default 'open'::text,
  ticket_id uuid,
  account_id uuid,
  premise_id uuid,
  service_point_id uuid,
  address text not null,
  due_on date,
  assignee_user_id uuid,
  assignee_name text,
  instruction text not null default ''::text,
  about jsonb not null default '{}'::jsonb,
  contact_phone text,
  result jsonb,
  done_by_name text,
  done_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  constraint work_orders_pkey PRIMARY KEY (tenant_id, id),
  constraint work_orders_work_order_no UNIQUE (tenant_id, work_order_no),
  constraint work_orders_tenant_id_account_id_accounts_tenant_id_id_fk FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint work_orders_tenant_id_premise_id_premises_tenant_id_id_fk FOREIGN KEY (tenant_id, premise_id) REFERENCES premises(tenant_id, id),
  constraint work_orders_tenant_id_service_point_id_service_points_tenant_id FOREIGN KEY (tenant_id, service_point_id) REFERENCES service_points(tenant_id, id),
  constraint work_orders_tenant_id_ticket_id_tickets_tenant_id_id_fk FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id)
);
create index work_orders_assignee ON work_orders (tenant_id, assignee_user_id, status);
create index work_orders_premise_id ON work_orders (tenant_id, premise_id);
create index work_orders_status ON work_orders (tenant_id, status, due_on);
create index work_orders_ticket_id ON work_orders (tenant_id, ticket_id);
alter table work_orders enable row level security, force row level security;
create policy work_orders_tenant on work_orders for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select, insert, update, delete on work_orders to app_tenant;
grant select, insert, update, delete on work_orders to app_worker;

create table workflow_states (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null default now(),
  version_id uuid not null,
  state text not null,
  constraint workflow_states_pkey PRIMARY KEY (tenant_id, id),
  constraint workflow_states_version_state UNIQUE (tenant_id, version_id, state),
  constraint workflow_states_tenant_id_version_id_config_documents_tenant_id FOREIGN KEY (tenant_id, version_id) REFERENCES config_documents(tenant_id, id)
);
alter table workflow_states enable row level security, force row level security;
create policy workflow_states_resident on workflow_states for all to app_resident
  using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND true)
  with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND true);
create policy workflow_states_tenant on workflow_states for all to app_tenant, app_worker
  using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)
  with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on workflow_states to app_resident;
grant select, insert on workflow_states to app_tenant;
grant select, insert on workflow_states to app_worker;
