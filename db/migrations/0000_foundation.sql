CREATE TABLE "account_roles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "account_roles_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_no" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"division_id" uuid NOT NULL,
	"premise_id" uuid NOT NULL,
	"address" text NOT NULL,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "accounts_account_no" UNIQUE("tenant_id","account_no")
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "chargeable_areas" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"area_no" numeric(3, 0) DEFAULT '1' NOT NULL,
	"kind" text DEFAULT 'main' NOT NULL,
	"built_area" numeric(14, 2) NOT NULL,
	"chargeable_area" numeric(14, 2) NOT NULL,
	"height_factor" numeric(5, 3) DEFAULT '1' NOT NULL,
	"price_class" text NOT NULL,
	"settlement" text DEFAULT 'area' NOT NULL,
	"supply_state" text DEFAULT 'on' NOT NULL,
	"whole_unit_stop" boolean DEFAULT false NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "chargeable_areas_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "chargeable_areas_not_negative" CHECK ("chargeable_areas"."chargeable_area" >= 0 and "chargeable_areas"."built_area" >= 0),
	CONSTRAINT "chargeable_areas_order" CHECK ("chargeable_areas"."valid_to" is null or "chargeable_areas"."valid_to" > "chargeable_areas"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "chargeable_areas" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "divisions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "divisions_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "divisions_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
ALTER TABLE "divisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "former_places" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"division_id" uuid NOT NULL,
	"network_node_id" uuid,
	"district" text NOT NULL,
	"community" text NOT NULL,
	"building" text NOT NULL,
	"address" text NOT NULL,
	"known_until" timestamp with time zone NOT NULL,
	CONSTRAINT "former_places_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "former_places_once" UNIQUE("tenant_id","account_id","known_until")
);
--> statement-breakpoint
ALTER TABLE "former_places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "households" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"low_income" boolean DEFAULT false NOT NULL,
	"size" numeric(3, 0),
	"reason" text DEFAULT '' NOT NULL,
	"document_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "households_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "households_order" CHECK ("households"."valid_to" is null or "households"."valid_to" > "households"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "households" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "network_nodes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"longitude" double precision,
	"latitude" double precision,
	CONSTRAINT "network_nodes_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "network_nodes_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
ALTER TABLE "network_nodes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "persons" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text DEFAULT 'human' NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"phone_reversed" text GENERATED ALWAYS AS (reverse(phone)) STORED,
	"email" text,
	"id_number" text,
	CONSTRAINT "persons_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "persons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "premises" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	"division_id" uuid NOT NULL,
	"network_node_id" uuid,
	"use" text NOT NULL,
	"district" text NOT NULL,
	"community" text NOT NULL,
	"building" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"room" text NOT NULL,
	"address" text NOT NULL,
	"built_area" numeric(14, 2) NOT NULL,
	"inner_area" numeric(14, 2),
	"storey_height" numeric(5, 2),
	"warranty_until" date,
	"separable" boolean DEFAULT true NOT NULL,
	"longitude" double precision,
	"latitude" double precision,
	CONSTRAINT "premises_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "premises_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
ALTER TABLE "premises" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resident_links" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resident_user_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"proof" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "resident_links_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "resident_links_user_account" UNIQUE("tenant_id","resident_user_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "resident_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_agreements" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agreement_no" text NOT NULL,
	"account_id" uuid NOT NULL,
	"service_point_id" uuid NOT NULL,
	"premise_id" uuid NOT NULL,
	"status" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"season_borne" text,
	CONSTRAINT "service_agreements_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "service_agreements_agreement_no" UNIQUE("tenant_id","agreement_no")
);
--> statement-breakpoint
ALTER TABLE "service_agreements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_points" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"premise_id" uuid NOT NULL,
	"network_node_id" uuid,
	"service" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "service_points_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "service_points_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
ALTER TABLE "service_points" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"quantity" numeric(14, 3) NOT NULL,
	"unit" text NOT NULL,
	"quality" text DEFAULT 'read' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "usages_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "usages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "valve_states" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"service_point_id" uuid NOT NULL,
	"state" text NOT NULL,
	"work_order_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "valve_states_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "valve_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "adjustments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"adjustment_no" text NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"bill_id" uuid,
	"payment_id" uuid,
	"other_account_id" uuid,
	"pair_id" uuid,
	"carried_bill_id" uuid,
	"season" text,
	"effective_on" date NOT NULL,
	"reason" text NOT NULL,
	"basis" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"document_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"proposed_by_id" uuid,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_note" text DEFAULT '' NOT NULL,
	"before_minor" bigint,
	"after_minor" bigint,
	"posted_at" timestamp with time zone,
	"reversed_at" timestamp with time zone,
	"paid_out_on" date,
	"paid_out_from" text,
	"paid_out_by_name" text,
	"idempotency_key" uuid NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "adjustments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "adjustments_adjustment_no" UNIQUE("tenant_id","adjustment_no"),
	CONSTRAINT "adjustments_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "adjustments_positive" CHECK ("adjustments"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "adjustments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_uses" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"adjustment_id" uuid NOT NULL,
	"payment_id" uuid,
	"source_id" uuid,
	"claim_bill_id" uuid,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_uses_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "credit_uses_one_source" CHECK (num_nonnulls("credit_uses"."payment_id", "credit_uses"."source_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "credit_uses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hq_approval_answers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"approval_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"note" text NOT NULL,
	"answered_by_id" uuid NOT NULL,
	"answered_by_name" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hq_approval_answers_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "hq_approval_answers_once" UNIQUE("tenant_id","approval_id")
);
--> statement-breakpoint
ALTER TABLE "hq_approval_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hq_approvals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"adjustment_no" text NOT NULL,
	"account_no" text NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"before_minor" bigint NOT NULL,
	"after_minor" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"reason" text NOT NULL,
	"documents" integer NOT NULL,
	"proposed_by_name" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hq_approvals_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "hq_approvals_of_group" UNIQUE("tenant_id","group_id","id")
);
--> statement-breakpoint
ALTER TABLE "hq_approvals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "allocations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"payment_id" uuid,
	"adjustment_id" uuid,
	"bill_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allocations_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "allocations_one_source" CHECK (num_nonnulls("allocations"."payment_id", "allocations"."adjustment_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "allocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bill_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"bill_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"line_no" integer NOT NULL,
	"code" text NOT NULL,
	"description" text NOT NULL,
	"quantity" numeric(16, 4) NOT NULL,
	"unit" text NOT NULL,
	"unit_price" numeric(14, 6) NOT NULL,
	"factor" numeric(20, 12) DEFAULT '1' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"formula" text NOT NULL,
	"basis" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tariff_version_id" uuid NOT NULL,
	"chargeable_area_id" uuid,
	"usage_id" uuid,
	CONSTRAINT "bill_lines_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bill_lines_line_no" UNIQUE("tenant_id","bill_id","line_no")
);
--> statement-breakpoint
ALTER TABLE "bill_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bill_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"season" text NOT NULL,
	"tariff_version_id" uuid NOT NULL,
	"status" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"in_scope" integer DEFAULT 0 NOT NULL,
	"billed" integer DEFAULT 0 NOT NULL,
	"parked" integer DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"error" text,
	"trial_id" uuid,
	CONSTRAINT "bill_runs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bill_runs_trial_id" UNIQUE("tenant_id","trial_id")
);
--> statement-breakpoint
ALTER TABLE "bill_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bills" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"bill_no" text NOT NULL,
	"account_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"run_id" uuid,
	"kind" text NOT NULL,
	"season" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"tariff_version_id" uuid NOT NULL,
	"reverses_id" uuid,
	CONSTRAINT "bills_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bills_bill_no" UNIQUE("tenant_id","bill_no"),
	CONSTRAINT "bills_once" UNIQUE("tenant_id","agreement_id","season","period_from","revision"),
	CONSTRAINT "bills_reversed_once" UNIQUE("tenant_id","reverses_id")
);
--> statement-breakpoint
ALTER TABLE "bills" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"payment_no" text NOT NULL,
	"account_id" uuid NOT NULL,
	"resident_user_id" uuid,
	"amount_minor" bigint NOT NULL,
	"channel" text NOT NULL,
	"method" text DEFAULT 'unknown' NOT NULL,
	"status" text NOT NULL,
	"bill_ids" uuid[] NOT NULL,
	"checkout_session_id" text,
	"checkout_url" text,
	"payment_intent_id" text,
	"idempotency_key" text NOT NULL,
	"receipt_no" text,
	"bank_ref" text,
	"paid_at" timestamp with time zone,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"refund_told_minor" bigint DEFAULT 0 NOT NULL,
	"refund_told_at" timestamp with time zone,
	"payer_name" text DEFAULT '' NOT NULL,
	"taken_by_name" text,
	"return_origin" text,
	"failure" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payments_payment_no" UNIQUE("tenant_id","payment_no"),
	CONSTRAINT "payments_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "payments_receipt_no" UNIQUE("tenant_id","receipt_no"),
	CONSTRAINT "payments_bank_ref" UNIQUE("tenant_id","bank_ref"),
	CONSTRAINT "payments_checkout_session_id" UNIQUE("tenant_id","checkout_session_id"),
	CONSTRAINT "payments_payment_intent_id" UNIQUE("tenant_id","payment_intent_id"),
	CONSTRAINT "payments_positive" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "payments_refund_within" CHECK ("payments"."refunded_minor" between 0 and "payments"."amount_minor")
);
--> statement-breakpoint
ALTER TABLE "payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "postings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"due_on" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"bill_id" uuid,
	"payment_id" uuid,
	"adjustment_id" uuid,
	"reverses_id" uuid,
	"event_key" uuid NOT NULL,
	CONSTRAINT "postings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "postings_event_key" UNIQUE("tenant_id","event_key"),
	CONSTRAINT "postings_reversed_once" UNIQUE("tenant_id","reverses_id"),
	CONSTRAINT "postings_positive" CHECK ("postings"."amount_minor" > 0),
	CONSTRAINT "postings_two_sides" CHECK ("postings"."debit" <> "postings"."credit")
);
--> statement-breakpoint
ALTER TABLE "postings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_obstacles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"price_class" text,
	CONSTRAINT "run_obstacles_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "run_obstacles_agreement" UNIQUE("tenant_id","run_id","agreement_id")
);
--> statement-breakpoint
ALTER TABLE "run_obstacles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"event_at" timestamp with time zone NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "stripe_events_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stripe_events_event_id" UNIQUE("tenant_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "stripe_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stripe_sandbox_objects" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"object_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "stripe_sandbox_objects_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stripe_sandbox_objects_object_id" UNIQUE("tenant_id","kind","object_id")
);
--> statement-breakpoint
ALTER TABLE "stripe_sandbox_objects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_file_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"file_id" uuid NOT NULL,
	"profile_slug" text NOT NULL,
	"line_no" integer NOT NULL,
	"line_key" text NOT NULL,
	"account_no" text NOT NULL,
	"account_id" uuid,
	"payer_name" text NOT NULL,
	"amount_minor" bigint,
	"paid_on" date,
	"finding" text,
	"reason" text,
	"raw" text,
	CONSTRAINT "bank_file_lines_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bank_file_lines_line_no" UNIQUE("tenant_id","file_id","line_no"),
	CONSTRAINT "bank_file_lines_money" CHECK ("bank_file_lines"."finding" is not null or ("bank_file_lines"."account_id" is not null and "bank_file_lines"."amount_minor" > 0))
);
--> statement-breakpoint
ALTER TABLE "bank_file_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_files" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"profile_id" uuid NOT NULL,
	"profile_slug" text NOT NULL,
	"file_name" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"status" text NOT NULL,
	"refusal" jsonb,
	"stated_count" integer,
	"stated_minor" bigint,
	"lines" integer DEFAULT 0 NOT NULL,
	"good" integer DEFAULT 0 NOT NULL,
	"good_minor" bigint DEFAULT 0 NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	"booked_minor" bigint DEFAULT 0 NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"received_by_name" text NOT NULL,
	"booked_by_name" text,
	"discarded_by_name" text,
	"discard_note" text,
	"booked_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_files_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "bank_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_order_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_id" uuid NOT NULL,
	"profile_slug" text NOT NULL,
	"line_no" integer NOT NULL,
	"line_key" text NOT NULL,
	"account_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "bank_order_lines_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bank_order_lines_line_no" UNIQUE("tenant_id","order_id","line_no"),
	CONSTRAINT "bank_order_lines_account_id" UNIQUE("tenant_id","order_id","account_id"),
	CONSTRAINT "bank_order_lines_line_key" UNIQUE("tenant_id","profile_slug","line_key"),
	CONSTRAINT "bank_order_lines_amount" CHECK ("bank_order_lines"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "bank_order_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bank_orders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"order_no" text NOT NULL,
	"profile_id" uuid NOT NULL,
	"profile_slug" text NOT NULL,
	"due_until" date NOT NULL,
	"collect_on" date NOT NULL,
	"status" text NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"sum_minor" bigint DEFAULT 0 NOT NULL,
	"storage_key" text,
	"sha256" text,
	"made_by_name" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_orders_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bank_orders_order_no" UNIQUE("tenant_id","order_no")
);
--> statement-breakpoint
ALTER TABLE "bank_orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "counter_shifts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shift_no" text NOT NULL,
	"clerk_id" uuid NOT NULL,
	"clerk_name" text NOT NULL,
	"status" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"by_itself" boolean DEFAULT false NOT NULL,
	"float_minor" bigint NOT NULL,
	"book_series" text,
	"book_from" bigint,
	"book_to" bigint,
	"book_next" bigint,
	"closed_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	"countersigned_at" timestamp with time zone,
	"countersigned_by_id" uuid,
	"countersigned_by_name" text,
	"countersign_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "counter_shifts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "counter_shifts_shift_no" UNIQUE("tenant_id","shift_no"),
	CONSTRAINT "counter_shifts_float" CHECK ("counter_shifts"."float_minor" >= 0),
	CONSTRAINT "counter_shifts_book" CHECK ("counter_shifts"."book_from" is null or ("counter_shifts"."book_from" > 0 and "counter_shifts"."book_to" >= "counter_shifts"."book_from"))
);
--> statement-breakpoint
ALTER TABLE "counter_shifts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "debit_mandates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"profile_slug" text NOT NULL,
	"holder_name" text NOT NULL,
	"bank_account_no" text NOT NULL,
	"agreement_no" text DEFAULT '' NOT NULL,
	"signed_by_name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "debit_mandates_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "debit_mandates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "issued_papers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"paper_no" text NOT NULL,
	"payment_id" uuid,
	"bill_id" uuid,
	"account_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "issued_papers_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "issued_papers_paper_no" UNIQUE("tenant_id","kind","paper_no"),
	CONSTRAINT "issued_papers_payment_id" UNIQUE("tenant_id","payment_id"),
	CONSTRAINT "issued_papers_bill_id" UNIQUE("tenant_id","bill_id"),
	CONSTRAINT "issued_papers_subject" CHECK (num_nonnulls("issued_papers"."payment_id", "issued_papers"."bill_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "issued_papers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_disputes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dispute_id" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"respond_by" timestamp with time zone,
	"held_minor" bigint DEFAULT 0 NOT NULL,
	"movements" integer DEFAULT 0 NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_disputes_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_disputes_dispute_id" UNIQUE("tenant_id","dispute_id"),
	CONSTRAINT "payment_disputes_held" CHECK ("payment_disputes"."held_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "payment_disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "refund_failures" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"refund_id" text NOT NULL,
	"payment_intent_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refund_failures_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "refund_failures_refund_id" UNIQUE("tenant_id","refund_id"),
	CONSTRAINT "refund_failures_positive" CHECK ("refund_failures"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "refund_failures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shift_counts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shift_id" uuid NOT NULL,
	"method" text NOT NULL,
	"expected_minor" bigint NOT NULL,
	"counted_minor" bigint NOT NULL,
	"cause" text,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "shift_counts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "shift_counts_method" UNIQUE("tenant_id","shift_id","method"),
	CONSTRAINT "shift_counts_cause" CHECK ("shift_counts"."expected_minor" = "shift_counts"."counted_minor" or "shift_counts"."cause" is not null)
);
--> statement-breakpoint
ALTER TABLE "shift_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shift_payouts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shift_id" uuid NOT NULL,
	"adjustment_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"method" text DEFAULT 'cash' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_payouts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "shift_payouts_adjustment_id" UNIQUE("tenant_id","adjustment_id"),
	CONSTRAINT "shift_payouts_positive" CHECK ("shift_payouts"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "shift_payouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shift_takings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shift_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"book_series" text,
	"book_no" bigint,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shift_takings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "shift_takings_payment_id" UNIQUE("tenant_id","payment_id"),
	CONSTRAINT "shift_takings_book_no" UNIQUE("tenant_id","book_series","book_no")
);
--> statement-breakpoint
ALTER TABLE "shift_takings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bill_disputes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"opened_on" date NOT NULL,
	"opened_by" text NOT NULL,
	"outcome" text,
	"closed_on" date,
	"closed_by" text,
	"close_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "bill_disputes_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bill_disputes_closed" CHECK (("bill_disputes"."closed_on" is null) = ("bill_disputes"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "bill_disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dunning_batches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"rules_id" uuid NOT NULL,
	"step" text NOT NULL,
	"act" text NOT NULL,
	"drafted_on" date NOT NULL,
	"status" text NOT NULL,
	"accounts" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"carried_out" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "dunning_batches_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dunning_batches_once" UNIQUE("tenant_id","step","drafted_on")
);
--> statement-breakpoint
ALTER TABLE "dunning_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dunning_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"batch_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"step" text NOT NULL,
	"owed_minor" bigint NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"skipped_for" text,
	"work_order_id" uuid,
	"done_on" date,
	CONSTRAINT "dunning_items_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dunning_items_skipped" CHECK (("dunning_items"."state" = 'skipped') = ("dunning_items"."skipped_for" is not null))
);
--> statement-breakpoint
ALTER TABLE "dunning_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "late_fees" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_bill_id" uuid,
	"settled_minor" bigint NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "late_fees_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "late_fees_fee_bill_id" UNIQUE("tenant_id","fee_bill_id"),
	CONSTRAINT "late_fees_order" CHECK ("late_fees"."period_to" >= "late_fees"."period_from"),
	CONSTRAINT "late_fees_charged" CHECK (("late_fees"."amount_minor" > 0) = ("late_fees"."fee_bill_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "late_fees" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_promises" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"promised_on" date NOT NULL,
	"pay_by" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"taken_by" text NOT NULL,
	"status" text NOT NULL,
	"decided_on" date,
	CONSTRAINT "payment_promises_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_promises_positive" CHECK ("payment_promises"."amount_minor" > 0),
	CONSTRAINT "payment_promises_order" CHECK ("payment_promises"."pay_by" >= "payment_promises"."promised_on")
);
--> statement-breakpoint
ALTER TABLE "payment_promises" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "config_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"effective_from" date,
	"body" jsonb NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "config_documents_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "config_documents_version" UNIQUE("tenant_id","kind","slug","version")
);
--> statement-breakpoint
ALTER TABLE "config_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounting_periods" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"month" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" text NOT NULL,
	"postings" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "accounting_periods_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "accounting_periods_month" UNIQUE("tenant_id","month")
);
--> statement-breakpoint
ALTER TABLE "accounting_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "control_proofs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"night" date NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"cells" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"sha256" text NOT NULL,
	"moved" integer NOT NULL,
	CONSTRAINT "control_proofs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "control_proofs_night" UNIQUE("tenant_id","night")
);
--> statement-breakpoint
ALTER TABLE "control_proofs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_alerts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proof_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_month" text NOT NULL,
	"effective_month" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"difference_minor" bigint NOT NULL,
	"explained_at" timestamp with time zone,
	"explained_by" text,
	"explanation" text,
	CONSTRAINT "ledger_alerts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "ledger_alerts_explained" CHECK (("ledger_alerts"."explained_at" is null) = ("ledger_alerts"."explanation" is null))
);
--> statement-breakpoint
ALTER TABLE "ledger_alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_books" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sealed_until" timestamp with time zone,
	CONSTRAINT "ledger_books_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "ledger_books_one" UNIQUE("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "ledger_books" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_deliveries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"schedule_id" uuid NOT NULL,
	"print_id" uuid NOT NULL,
	"delivered_on" date NOT NULL,
	"recipient" text NOT NULL,
	CONSTRAINT "report_deliveries_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "report_deliveries_once" UNIQUE("tenant_id","schedule_id","delivered_on")
);
--> statement-breakpoint
ALTER TABLE "report_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_prints" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"report" text NOT NULL,
	"version" integer NOT NULL,
	"grouping" text NOT NULL,
	"from_day" date NOT NULL,
	"as_of" date NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"sha256" text NOT NULL,
	"row_count" integer NOT NULL,
	"content" text NOT NULL,
	"printed_by" text NOT NULL,
	"printed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_prints_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_prints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"report" text NOT NULL,
	"grouping" text NOT NULL,
	"span" text NOT NULL,
	"cadence" text NOT NULL,
	"locale" text NOT NULL,
	"recipient_id" uuid NOT NULL,
	"recipient_name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"next_on" date NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "report_schedules_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_durations" (
	"tenant_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"day" date NOT NULL,
	"minutes" integer[] NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_durations_pkey" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
ALTER TABLE "daily_durations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_rollups" (
	"tenant_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"day" date NOT NULL,
	"metric" text NOT NULL,
	"dimension" text DEFAULT '' NOT NULL,
	"value" numeric(20, 4) NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_rollups_pkey" PRIMARY KEY("tenant_id","day","metric","dimension")
);
--> statement-breakpoint
ALTER TABLE "daily_rollups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rollup_status" (
	"tenant_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	"proved_at" timestamp with time zone,
	"differences" integer DEFAULT 0 NOT NULL,
	"totals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "rollup_status_pkey" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "rollup_status" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instalment_plans" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"total_minor" bigint NOT NULL,
	"agreed_on" date NOT NULL,
	"agreed_by" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"late_fees" text NOT NULL,
	"when_broken" text NOT NULL,
	"grace_days" integer NOT NULL,
	"rules_id" uuid,
	"status" text NOT NULL,
	"decided_on" date,
	"broken_step" integer,
	CONSTRAINT "instalment_plans_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "instalment_plans_positive" CHECK ("instalment_plans"."total_minor" > 0),
	CONSTRAINT "instalment_plans_decided" CHECK (("instalment_plans"."status" = 'open') = ("instalment_plans"."decided_on" is null))
);
--> statement-breakpoint
ALTER TABLE "instalment_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instalment_steps" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"plan_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"step_no" integer NOT NULL,
	"due_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "instalment_steps_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "instalment_steps_step_no" UNIQUE("tenant_id","plan_id","step_no"),
	CONSTRAINT "instalment_steps_positive" CHECK ("instalment_steps"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "instalment_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "e_invoices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"invoice_no" text NOT NULL,
	"kind" text NOT NULL,
	"bill_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"blue_id" uuid,
	"taken_back" boolean DEFAULT false NOT NULL,
	"seller_name" text NOT NULL,
	"seller_tax_no" text NOT NULL,
	"buyer_name" text NOT NULL,
	"buyer_tax_no" text DEFAULT '' NOT NULL,
	"tax_rate" numeric(5, 2) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"issued_on" date NOT NULL,
	"issued_by_name" text NOT NULL,
	"status" text NOT NULL,
	"tax_no" text,
	"refusal" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "e_invoices_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "e_invoices_invoice_no" UNIQUE("tenant_id","invoice_no"),
	CONSTRAINT "e_invoices_red" CHECK (("e_invoices"."kind" = 'red') = ("e_invoices"."blue_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "e_invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meter_installs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"meter_id" uuid NOT NULL,
	"service_point_id" uuid NOT NULL,
	"installed_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "meter_installs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "meter_installs_order" CHECK ("meter_installs"."removed_at" is null or "meter_installs"."removed_at" >= "meter_installs"."installed_at")
);
--> statement-breakpoint
ALTER TABLE "meter_installs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "metering_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"key_start" text NOT NULL,
	"made_by" text NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "metering_keys_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "metering_keys_key_hash" UNIQUE("tenant_id","key_hash")
);
--> statement-breakpoint
ALTER TABLE "metering_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meters" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"meter_no" text NOT NULL,
	"service" text NOT NULL,
	"maker" text DEFAULT '' NOT NULL,
	"bus_address" text,
	CONSTRAINT "meters_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "meters_meter_no" UNIQUE("tenant_id","meter_no"),
	CONSTRAINT "meters_bus_address" UNIQUE("tenant_id","bus_address")
);
--> statement-breakpoint
ALTER TABLE "meters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_disputes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reading_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "reading_disputes_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "reading_disputes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_limits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"unit" text NOT NULL,
	"most_per_day" numeric(14, 3) NOT NULL,
	"high_factor" numeric(6, 2) NOT NULL,
	"low_factor" numeric(6, 2) NOT NULL,
	"estimates_in_row" integer NOT NULL,
	"set_by" text NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "reading_limits_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "reading_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_list_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"meter_no" text NOT NULL,
	"value" text NOT NULL,
	"read_on" text NOT NULL,
	"outcome" text NOT NULL,
	"reasons" jsonb NOT NULL,
	CONSTRAINT "reading_list_lines_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "reading_list_lines_line" UNIQUE("tenant_id","list_id","line")
);
--> statement-breakpoint
ALTER TABLE "reading_list_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading_lists" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"file_name" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"format" text NOT NULL,
	"encoding" text,
	"delimiter" text,
	"header_line" integer NOT NULL,
	"columns" jsonb NOT NULL,
	"status" text NOT NULL,
	"done_line" integer DEFAULT 0 NOT NULL,
	"done_share" integer DEFAULT 0 NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"already" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"uploaded_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "reading_lists_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "reading_lists_sha256" UNIQUE("tenant_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "reading_lists" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "readings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"register_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"value" numeric(14, 3) NOT NULL,
	"kind" text DEFAULT 'read' NOT NULL,
	"occasion" text DEFAULT 'regular' NOT NULL,
	"status" text NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"corrects_id" uuid,
	"telegram" text,
	"taken_by" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "readings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "readings_source" UNIQUE("tenant_id","source","source_id"),
	CONSTRAINT "readings_not_negative" CHECK ("readings"."value" >= 0)
);
--> statement-breakpoint
ALTER TABLE "readings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"meter_id" uuid NOT NULL,
	"code" text NOT NULL,
	"unit" text NOT NULL,
	"digits" integer NOT NULL,
	"billed" boolean DEFAULT true NOT NULL,
	CONSTRAINT "registers_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "registers_code" UNIQUE("tenant_id","meter_id","code"),
	CONSTRAINT "registers_digits" CHECK ("registers"."digits" between 3 and 11)
);
--> statement-breakpoint
ALTER TABLE "registers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_obstacles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "usage_obstacles_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "usage_obstacles_agreement" UNIQUE("tenant_id","run_id","agreement_id")
);
--> statement-breakpoint
ALTER TABLE "usage_obstacles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"status" text NOT NULL,
	"started_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"in_scope" integer NOT NULL,
	"settled" integer DEFAULT 0 NOT NULL,
	"already" integer DEFAULT 0 NOT NULL,
	"parked" integer DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"error" text,
	CONSTRAINT "usage_runs_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "usage_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_segments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"usage_id" uuid NOT NULL,
	"register_id" uuid NOT NULL,
	"from_reading_id" uuid NOT NULL,
	"to_reading_id" uuid NOT NULL,
	"quantity" numeric(14, 3) NOT NULL,
	CONSTRAINT "usage_segments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "usage_segments_from" UNIQUE("tenant_id","from_reading_id"),
	CONSTRAINT "usage_segments_to" UNIQUE("tenant_id","to_reading_id")
);
--> statement-breakpoint
ALTER TABLE "usage_segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stripe_payout_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"payout_id" uuid NOT NULL,
	"transaction_id" text NOT NULL,
	"type" text NOT NULL,
	"payment_id" uuid,
	"gross_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	CONSTRAINT "stripe_payout_lines_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stripe_payout_lines_transaction_id" UNIQUE("tenant_id","transaction_id")
);
--> statement-breakpoint
ALTER TABLE "stripe_payout_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stripe_payouts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"payout_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"arrives_on" date NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "stripe_payouts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stripe_payouts_payout_id" UNIQUE("tenant_id","payout_id")
);
--> statement-breakpoint
ALTER TABLE "stripe_payouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_events_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "counters" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "counters_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "counters_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_findings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" text NOT NULL,
	"value" text NOT NULL,
	"code" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "import_findings_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_rows" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"account_no" text NOT NULL,
	"account_id" uuid,
	"premise_id" uuid,
	"action" text DEFAULT 'create' NOT NULL,
	"owner_changed" boolean DEFAULT false NOT NULL,
	"area_changed" boolean DEFAULT false NOT NULL,
	"name" text NOT NULL,
	"person_kind" text NOT NULL,
	"phone" text,
	"id_number" text,
	"division_id" uuid NOT NULL,
	"network_node_id" uuid,
	"use" text,
	"district" text,
	"community" text NOT NULL,
	"building" text NOT NULL,
	"unit" text NOT NULL,
	"room" text NOT NULL,
	"address" text NOT NULL,
	"built_area" numeric(14, 2) NOT NULL,
	"chargeable_area" numeric(14, 2),
	"height_factor" numeric(5, 3),
	"storey_height" numeric(5, 2),
	"price_class" text,
	"settlement" text,
	"supply_state" text,
	"opened_on" date,
	"household_size" numeric(3, 0),
	"low_income" boolean,
	"separable" boolean,
	"warranty_until" date,
	CONSTRAINT "import_rows_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"file_name" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"format" text NOT NULL,
	"encoding" text DEFAULT 'utf-8' NOT NULL,
	"delimiter" text DEFAULT ',' NOT NULL,
	"header_line" integer DEFAULT 1 NOT NULL,
	"headers" text[] DEFAULT '{}' NOT NULL,
	"preview" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"mode" text DEFAULT 'keep-good' NOT NULL,
	"existing" text DEFAULT 'update' NOT NULL,
	"effective_on" date,
	"total_rows" integer DEFAULT 0 NOT NULL,
	"good_rows" integer DEFAULT 0 NOT NULL,
	"done_rows" integer DEFAULT 0 NOT NULL,
	"done_line" integer DEFAULT 0 NOT NULL,
	"done_bytes" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"findings" integer DEFAULT 0 NOT NULL,
	"owners_changed" integer DEFAULT 0 NOT NULL,
	"areas_changed" integer DEFAULT 0 NOT NULL,
	"started_by" uuid,
	"started_by_name" text NOT NULL,
	"error" text,
	"error_params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"finished_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"template" text NOT NULL,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"html" text,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"provider_id" text,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"account_id" uuid,
	"event_key" text NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "messages_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "messages_event_key" UNIQUE("tenant_id","event_key")
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rebill_obstacles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "rebill_obstacles_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "rebill_obstacles_agreement" UNIQUE("tenant_id","run_id","agreement_id")
);
--> statement-breakpoint
ALTER TABLE "rebill_obstacles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rebill_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"season" text NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"in_scope" integer NOT NULL,
	"looked" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"parked" integer DEFAULT 0 NOT NULL,
	"before_minor" bigint DEFAULT 0 NOT NULL,
	"after_minor" bigint DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"error" text,
	CONSTRAINT "rebill_runs_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "rebill_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"timezone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"branding" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "groups_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"tenant_id" uuid,
	"roles" text[] NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_user_id_tenant_id" UNIQUE NULLS NOT DISTINCT("user_id","tenant_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"consumed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "one_time_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"tenant_id" uuid,
	"account_id" uuid,
	"user_agent" text,
	"ip" text,
	"expires_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sites" (
	"host" text PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"tenant_id" uuid,
	"oidc" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"timezone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"currency" text DEFAULT 'cny' NOT NULL,
	"hotline" text DEFAULT '' NOT NULL,
	"stripe_account_id" text,
	"branding" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_slug_unique" UNIQUE("slug"),
	CONSTRAINT "tenants_stripe_account_id_unique" UNIQUE("stripe_account_id"),
	CONSTRAINT "tenants_group_id_code" UNIQUE("group_id","code"),
	CONSTRAINT "tenants_code_shape" CHECK ("tenants"."code" ~ '^[A-Z]{2,4}$')
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"password_hash" text,
	"password_temporary" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email" UNIQUE("group_id","kind","email"),
	CONSTRAINT "users_phone" UNIQUE("group_id","kind","phone"),
	CONSTRAINT "users_reachable" CHECK ("users"."email" is not null or "users"."phone" is not null)
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_cards" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resident_user_id" uuid NOT NULL,
	"method_id" text NOT NULL,
	"brand" text NOT NULL,
	"last4" text NOT NULL,
	"exp_month" integer NOT NULL,
	"exp_year" integer NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "saved_cards_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "saved_cards_method_id" UNIQUE("tenant_id","method_id")
);
--> statement-breakpoint
ALTER TABLE "saved_cards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stripe_customers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resident_user_id" uuid NOT NULL,
	"account" text NOT NULL,
	"customer_id" text NOT NULL,
	CONSTRAINT "stripe_customers_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stripe_customers_resident_user_id" UNIQUE("tenant_id","resident_user_id","account"),
	CONSTRAINT "stripe_customers_customer_id" UNIQUE("tenant_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "stripe_customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "slip_list_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"raw" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "slip_list_lines_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "slip_list_lines_line" UNIQUE("tenant_id","list_id","line")
);
--> statement-breakpoint
ALTER TABLE "slip_list_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "slip_lists" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"file_name" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"format" text NOT NULL,
	"encoding" text,
	"delimiter" text,
	"header_line" integer NOT NULL,
	"columns" jsonb NOT NULL,
	"status" text NOT NULL,
	"done_line" integer DEFAULT 0 NOT NULL,
	"queued" integer DEFAULT 0 NOT NULL,
	"already" integer DEFAULT 0 NOT NULL,
	"outgoing" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"uploaded_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "slip_lists_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "slip_lists_sha256" UNIQUE("tenant_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "slip_lists" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "slip_suggestions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slip_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"sign" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "slip_suggestions_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "slip_suggestions_once" UNIQUE("tenant_id","slip_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "slip_suggestions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "transfer_slips" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"bank_ref" text NOT NULL,
	"payer_name" text NOT NULL,
	"payer_account_no" text NOT NULL,
	"remark" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"status" text NOT NULL,
	"payment_id" uuid,
	"followed" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "transfer_slips_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "transfer_slips_bank_ref" UNIQUE("tenant_id","bank_ref"),
	CONSTRAINT "transfer_slips_payment_id" UNIQUE("tenant_id","payment_id"),
	CONSTRAINT "transfer_slips_positive" CHECK ("transfer_slips"."amount_minor" > 0),
	CONSTRAINT "transfer_slips_booked" CHECK (("transfer_slips"."status" = 'booked') = ("transfer_slips"."payment_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "transfer_slips" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ticket_id" uuid,
	"account_id" uuid,
	"resident_user_id" uuid,
	"adjustment_id" uuid,
	"household_id" uuid,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by" text NOT NULL,
	CONSTRAINT "documents_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ticket_id" uuid NOT NULL,
	"account_id" uuid,
	"resident_user_id" uuid,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"transition" text,
	"from_state" text,
	"to_state" text,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"note" text,
	"for_resident" boolean DEFAULT true NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ticket_events_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "ticket_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tickets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ticket_no" text NOT NULL,
	"type" text NOT NULL,
	"workflow_version_id" uuid NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"phase" text DEFAULT 'open' NOT NULL,
	"account_id" uuid,
	"premise_id" uuid,
	"resident_user_id" uuid,
	"channel" text NOT NULL,
	"subject" text NOT NULL,
	"form" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"opened_by_name" text NOT NULL,
	"assignee_user_id" uuid,
	"assignee_name" text,
	"opened_at" timestamp with time zone NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"overran" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tickets_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tickets_ticket_no" UNIQUE("tenant_id","ticket_no")
);
--> statement-breakpoint
ALTER TABLE "tickets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "work_orders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"work_order_no" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"ticket_id" uuid,
	"account_id" uuid,
	"premise_id" uuid,
	"service_point_id" uuid,
	"address" text NOT NULL,
	"due_on" date,
	"assignee_user_id" uuid,
	"assignee_name" text,
	"instruction" text DEFAULT '' NOT NULL,
	"about" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"contact_phone" text,
	"result" jsonb,
	"done_by_name" text,
	"done_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "work_orders_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "work_orders_work_order_no" UNIQUE("tenant_id","work_order_no")
);
--> statement-breakpoint
ALTER TABLE "work_orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_states" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "workflow_states_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "workflow_states_version_state" UNIQUE("tenant_id","version_id","state")
);
--> statement-breakpoint
ALTER TABLE "workflow_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trial_bills" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"trial_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"price_class" text,
	"amount_minor" bigint NOT NULL,
	"before_minor" bigint,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"cause" text NOT NULL,
	"reason" text,
	"fingerprint" text NOT NULL,
	CONSTRAINT "trial_bills_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "trial_bills_once" UNIQUE("tenant_id","trial_id","agreement_id")
);
--> statement-breakpoint
ALTER TABLE "trial_bills" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trial_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"season" text NOT NULL,
	"previous_season" text,
	"tariff_version_id" uuid NOT NULL,
	"status" text NOT NULL,
	"started_by" text NOT NULL,
	"started_by_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"in_scope" integer DEFAULT 0 NOT NULL,
	"looked" integer DEFAULT 0 NOT NULL,
	"bills" integer DEFAULT 0 NOT NULL,
	"parked" integer DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"checksum" text,
	"reviewed_by" text,
	"reviewed_by_id" uuid,
	"reviewed_at" timestamp with time zone,
	"review_note" text DEFAULT '' NOT NULL,
	"frozen_by" text,
	"frozen_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "trial_runs_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "trial_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_tenant_id_person_id_persons_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."persons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_tenant_id_division_id_divisions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","division_id") REFERENCES "public"."divisions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_tenant_id_premise_id_premises_tenant_id_id_fk" FOREIGN KEY ("tenant_id","premise_id") REFERENCES "public"."premises"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chargeable_areas" ADD CONSTRAINT "chargeable_areas_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chargeable_areas" ADD CONSTRAINT "chargeable_areas_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_places" ADD CONSTRAINT "former_places_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_places" ADD CONSTRAINT "former_places_tenant_id_division_id_divisions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","division_id") REFERENCES "public"."divisions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_places" ADD CONSTRAINT "former_places_tenant_id_network_node_id_network_nodes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","network_node_id") REFERENCES "public"."network_nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_nodes" ADD CONSTRAINT "network_nodes_tenant_id_parent_id_network_nodes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."network_nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_tenant_id_division_id_divisions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","division_id") REFERENCES "public"."divisions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "premises" ADD CONSTRAINT "premises_tenant_id_network_node_id_network_nodes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","network_node_id") REFERENCES "public"."network_nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_links" ADD CONSTRAINT "resident_links_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_agreements" ADD CONSTRAINT "service_agreements_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_agreements" ADD CONSTRAINT "service_agreements_tenant_id_service_point_id_service_points_tenant_id_id_fk" FOREIGN KEY ("tenant_id","service_point_id") REFERENCES "public"."service_points"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_agreements" ADD CONSTRAINT "service_agreements_tenant_id_premise_id_premises_tenant_id_id_fk" FOREIGN KEY ("tenant_id","premise_id") REFERENCES "public"."premises"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_points" ADD CONSTRAINT "service_points_tenant_id_premise_id_premises_tenant_id_id_fk" FOREIGN KEY ("tenant_id","premise_id") REFERENCES "public"."premises"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_points" ADD CONSTRAINT "service_points_tenant_id_network_node_id_network_nodes_tenant_id_id_fk" FOREIGN KEY ("tenant_id","network_node_id") REFERENCES "public"."network_nodes"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usages" ADD CONSTRAINT "usages_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usages" ADD CONSTRAINT "usages_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valve_states" ADD CONSTRAINT "valve_states_tenant_id_service_point_id_service_points_tenant_id_id_fk" FOREIGN KEY ("tenant_id","service_point_id") REFERENCES "public"."service_points"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_tenant_id_other_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","other_account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_tenant_id_adjustment_id_adjustments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","adjustment_id") REFERENCES "public"."adjustments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_tenant_id_source_id_adjustments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","source_id") REFERENCES "public"."adjustments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_tenant_id_claim_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","claim_bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hq_approval_answers" ADD CONSTRAINT "hq_approval_answers_of_approval" FOREIGN KEY ("tenant_id","group_id","approval_id") REFERENCES "public"."hq_approvals"("tenant_id","group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_tenant_id_tariff_version_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","tariff_version_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_runs" ADD CONSTRAINT "bill_runs_tenant_id_trial_id_trial_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","trial_id") REFERENCES "public"."trial_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_runs" ADD CONSTRAINT "bill_runs_tenant_id_tariff_version_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","tariff_version_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_run_id_bill_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_tariff_version_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","tariff_version_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_tenant_id_reverses_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","reverses_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_obstacles" ADD CONSTRAINT "run_obstacles_tenant_id_run_id_bill_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."bill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_obstacles" ADD CONSTRAINT "run_obstacles_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_obstacles" ADD CONSTRAINT "run_obstacles_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file_lines" ADD CONSTRAINT "bank_file_lines_tenant_id_file_id_bank_files_tenant_id_id_fk" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."bank_files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file_lines" ADD CONSTRAINT "bank_file_lines_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_files" ADD CONSTRAINT "bank_files_tenant_id_profile_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","profile_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_order_lines" ADD CONSTRAINT "bank_order_lines_tenant_id_order_id_bank_orders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."bank_orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_order_lines" ADD CONSTRAINT "bank_order_lines_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_order_lines" ADD CONSTRAINT "bank_order_lines_tenant_id_mandate_id_debit_mandates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","mandate_id") REFERENCES "public"."debit_mandates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_tenant_id_profile_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","profile_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debit_mandates" ADD CONSTRAINT "debit_mandates_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_papers" ADD CONSTRAINT "issued_papers_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_papers" ADD CONSTRAINT "issued_papers_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_papers" ADD CONSTRAINT "issued_papers_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_disputes" ADD CONSTRAINT "payment_disputes_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_disputes" ADD CONSTRAINT "payment_disputes_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_counts" ADD CONSTRAINT "shift_counts_tenant_id_shift_id_counter_shifts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","shift_id") REFERENCES "public"."counter_shifts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_payouts" ADD CONSTRAINT "shift_payouts_tenant_id_shift_id_counter_shifts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","shift_id") REFERENCES "public"."counter_shifts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_payouts" ADD CONSTRAINT "shift_payouts_tenant_id_adjustment_id_adjustments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","adjustment_id") REFERENCES "public"."adjustments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_payouts" ADD CONSTRAINT "shift_payouts_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_takings" ADD CONSTRAINT "shift_takings_tenant_id_shift_id_counter_shifts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","shift_id") REFERENCES "public"."counter_shifts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_takings" ADD CONSTRAINT "shift_takings_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_takings" ADD CONSTRAINT "shift_takings_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_disputes" ADD CONSTRAINT "bill_disputes_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_disputes" ADD CONSTRAINT "bill_disputes_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_batches" ADD CONSTRAINT "dunning_batches_tenant_id_rules_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","rules_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_items" ADD CONSTRAINT "dunning_items_tenant_id_batch_id_dunning_batches_tenant_id_id_fk" FOREIGN KEY ("tenant_id","batch_id") REFERENCES "public"."dunning_batches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_items" ADD CONSTRAINT "dunning_items_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_items" ADD CONSTRAINT "dunning_items_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dunning_items" ADD CONSTRAINT "dunning_items_tenant_id_work_order_id_work_orders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","work_order_id") REFERENCES "public"."work_orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_fees" ADD CONSTRAINT "late_fees_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_fees" ADD CONSTRAINT "late_fees_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_fees" ADD CONSTRAINT "late_fees_tenant_id_fee_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","fee_bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_alerts" ADD CONSTRAINT "ledger_alerts_tenant_id_proof_id_control_proofs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","proof_id") REFERENCES "public"."control_proofs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_tenant_id_schedule_id_report_schedules_tenant_id_id_fk" FOREIGN KEY ("tenant_id","schedule_id") REFERENCES "public"."report_schedules"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_tenant_id_print_id_report_prints_tenant_id_id_fk" FOREIGN KEY ("tenant_id","print_id") REFERENCES "public"."report_prints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_plans" ADD CONSTRAINT "instalment_plans_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_plans" ADD CONSTRAINT "instalment_plans_tenant_id_rules_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","rules_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_steps" ADD CONSTRAINT "instalment_steps_tenant_id_plan_id_instalment_plans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."instalment_plans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment_steps" ADD CONSTRAINT "instalment_steps_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "e_invoices" ADD CONSTRAINT "e_invoices_tenant_id_bill_id_bills_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bill_id") REFERENCES "public"."bills"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "e_invoices" ADD CONSTRAINT "e_invoices_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "e_invoices" ADD CONSTRAINT "e_invoices_tenant_id_blue_id_e_invoices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","blue_id") REFERENCES "public"."e_invoices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meter_installs" ADD CONSTRAINT "meter_installs_tenant_id_meter_id_meters_tenant_id_id_fk" FOREIGN KEY ("tenant_id","meter_id") REFERENCES "public"."meters"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meter_installs" ADD CONSTRAINT "meter_installs_tenant_id_service_point_id_service_points_tenant_id_id_fk" FOREIGN KEY ("tenant_id","service_point_id") REFERENCES "public"."service_points"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_disputes" ADD CONSTRAINT "reading_disputes_tenant_id_reading_id_readings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","reading_id") REFERENCES "public"."readings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_list_lines" ADD CONSTRAINT "reading_list_lines_tenant_id_list_id_reading_lists_tenant_id_id_fk" FOREIGN KEY ("tenant_id","list_id") REFERENCES "public"."reading_lists"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_tenant_id_register_id_registers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","register_id") REFERENCES "public"."registers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_tenant_id_corrects_id_readings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","corrects_id") REFERENCES "public"."readings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registers" ADD CONSTRAINT "registers_tenant_id_meter_id_meters_tenant_id_id_fk" FOREIGN KEY ("tenant_id","meter_id") REFERENCES "public"."meters"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_obstacles" ADD CONSTRAINT "usage_obstacles_tenant_id_run_id_usage_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."usage_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_obstacles" ADD CONSTRAINT "usage_obstacles_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_segments" ADD CONSTRAINT "usage_segments_tenant_id_usage_id_usages_tenant_id_id_fk" FOREIGN KEY ("tenant_id","usage_id") REFERENCES "public"."usages"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_segments" ADD CONSTRAINT "usage_segments_tenant_id_register_id_registers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","register_id") REFERENCES "public"."registers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_segments" ADD CONSTRAINT "usage_segments_tenant_id_from_reading_id_readings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","from_reading_id") REFERENCES "public"."readings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_segments" ADD CONSTRAINT "usage_segments_tenant_id_to_reading_id_readings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","to_reading_id") REFERENCES "public"."readings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_payout_lines" ADD CONSTRAINT "stripe_payout_lines_tenant_id_payout_id_stripe_payouts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payout_id") REFERENCES "public"."stripe_payouts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_payout_lines" ADD CONSTRAINT "stripe_payout_lines_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_findings" ADD CONSTRAINT "import_findings_tenant_id_import_id_imports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."imports"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rebill_obstacles" ADD CONSTRAINT "rebill_obstacles_tenant_id_run_id_rebill_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."rebill_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rebill_obstacles" ADD CONSTRAINT "rebill_obstacles_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rebill_obstacles" ADD CONSTRAINT "rebill_obstacles_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_list_lines" ADD CONSTRAINT "slip_list_lines_tenant_id_list_id_slip_lists_tenant_id_id_fk" FOREIGN KEY ("tenant_id","list_id") REFERENCES "public"."slip_lists"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_suggestions" ADD CONSTRAINT "slip_suggestions_tenant_id_slip_id_transfer_slips_tenant_id_id_fk" FOREIGN KEY ("tenant_id","slip_id") REFERENCES "public"."transfer_slips"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_suggestions" ADD CONSTRAINT "slip_suggestions_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_slips" ADD CONSTRAINT "transfer_slips_tenant_id_list_id_slip_lists_tenant_id_id_fk" FOREIGN KEY ("tenant_id","list_id") REFERENCES "public"."slip_lists"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_slips" ADD CONSTRAINT "transfer_slips_tenant_id_payment_id_payments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","payment_id") REFERENCES "public"."payments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_tenant_id_ticket_id_tickets_tenant_id_id_fk" FOREIGN KEY ("tenant_id","ticket_id") REFERENCES "public"."tickets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_tenant_id_adjustment_id_adjustments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","adjustment_id") REFERENCES "public"."adjustments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_tenant_id_household_id_households_tenant_id_id_fk" FOREIGN KEY ("tenant_id","household_id") REFERENCES "public"."households"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_tenant_id_ticket_id_tickets_tenant_id_id_fk" FOREIGN KEY ("tenant_id","ticket_id") REFERENCES "public"."tickets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_state_of_version" FOREIGN KEY ("tenant_id","workflow_version_id","state") REFERENCES "public"."workflow_states"("tenant_id","version_id","state") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_tenant_id_premise_id_premises_tenant_id_id_fk" FOREIGN KEY ("tenant_id","premise_id") REFERENCES "public"."premises"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_tenant_id_ticket_id_tickets_tenant_id_id_fk" FOREIGN KEY ("tenant_id","ticket_id") REFERENCES "public"."tickets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_tenant_id_premise_id_premises_tenant_id_id_fk" FOREIGN KEY ("tenant_id","premise_id") REFERENCES "public"."premises"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_orders" ADD CONSTRAINT "work_orders_tenant_id_service_point_id_service_points_tenant_id_id_fk" FOREIGN KEY ("tenant_id","service_point_id") REFERENCES "public"."service_points"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_states" ADD CONSTRAINT "workflow_states_tenant_id_version_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_bills" ADD CONSTRAINT "trial_bills_tenant_id_trial_id_trial_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","trial_id") REFERENCES "public"."trial_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_bills" ADD CONSTRAINT "trial_bills_tenant_id_agreement_id_service_agreements_tenant_id_id_fk" FOREIGN KEY ("tenant_id","agreement_id") REFERENCES "public"."service_agreements"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_bills" ADD CONSTRAINT "trial_bills_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_runs" ADD CONSTRAINT "trial_runs_tenant_id_tariff_version_id_config_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","tariff_version_id") REFERENCES "public"."config_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_roles_account_id" ON "account_roles" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "account_roles_person_id" ON "account_roles" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "accounts_account_no_prefix" ON "accounts" USING btree ("tenant_id","account_no" collate "C");--> statement-breakpoint
CREATE INDEX "accounts_premise_id" ON "accounts" USING btree ("tenant_id","premise_id");--> statement-breakpoint
CREATE INDEX "accounts_division_id" ON "accounts" USING btree ("tenant_id","division_id");--> statement-breakpoint
CREATE INDEX "chargeable_areas_agreement_id" ON "chargeable_areas" USING btree ("tenant_id","agreement_id");--> statement-breakpoint
CREATE INDEX "chargeable_areas_account_id" ON "chargeable_areas" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "households_account_id" ON "households" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "network_nodes_parent_id" ON "network_nodes" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING btree ("tenant_id","name" collate "C","id");--> statement-breakpoint
CREATE INDEX "persons_company" ON "persons" USING btree ("tenant_id","name" collate "C","id") WHERE kind = 'company';--> statement-breakpoint
CREATE INDEX "persons_phone" ON "persons" USING btree ("tenant_id","phone");--> statement-breakpoint
CREATE INDEX "persons_phone_reversed" ON "persons" USING btree ("tenant_id","phone_reversed" collate "C","id");--> statement-breakpoint
CREATE INDEX "premises_place" ON "premises" USING btree ("tenant_id","community","building","unit","room");--> statement-breakpoint
CREATE INDEX "premises_network_node_id" ON "premises" USING btree ("tenant_id","network_node_id");--> statement-breakpoint
CREATE INDEX "premises_division_id" ON "premises" USING btree ("tenant_id","division_id");--> statement-breakpoint
CREATE INDEX "resident_links_account_id" ON "resident_links" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "service_agreements_account_id" ON "service_agreements" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "service_agreements_service_point_id" ON "service_agreements" USING btree ("tenant_id","service_point_id");--> statement-breakpoint
CREATE INDEX "service_agreements_premise_id" ON "service_agreements" USING btree ("tenant_id","premise_id");--> statement-breakpoint
CREATE INDEX "service_points_premise_id" ON "service_points" USING btree ("tenant_id","premise_id");--> statement-breakpoint
CREATE UNIQUE INDEX "usages_period" ON "usages" USING btree ("tenant_id","agreement_id","period_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "usages_account_id" ON "usages" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "valve_states_service_point_id" ON "valve_states" USING btree ("tenant_id","service_point_id");--> statement-breakpoint
CREATE INDEX "adjustments_account_id" ON "adjustments" USING btree ("tenant_id","account_id","proposed_at");--> statement-breakpoint
CREATE INDEX "adjustments_status" ON "adjustments" USING btree ("tenant_id","status","proposed_at");--> statement-breakpoint
CREATE INDEX "adjustments_bill_id" ON "adjustments" USING btree ("tenant_id","bill_id") WHERE bill_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "adjustments_one_discount" ON "adjustments" USING btree ("tenant_id","bill_id") WHERE kind = 'early-payment' and status = 'posted';--> statement-breakpoint
CREATE UNIQUE INDEX "adjustments_one_reversal" ON "adjustments" USING btree ("tenant_id","payment_id") WHERE payment_id is not null and status in ('proposed', 'awaiting-hq', 'approved', 'posted');--> statement-breakpoint
CREATE INDEX "credit_uses_adjustment_id" ON "credit_uses" USING btree ("tenant_id","adjustment_id");--> statement-breakpoint
CREATE INDEX "credit_uses_payment_id" ON "credit_uses" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE INDEX "credit_uses_source_id" ON "credit_uses" USING btree ("tenant_id","source_id");--> statement-breakpoint
CREATE INDEX "hq_approval_answers_group" ON "hq_approval_answers" USING btree ("group_id","answered_at");--> statement-breakpoint
CREATE INDEX "hq_approvals_group" ON "hq_approvals" USING btree ("group_id","asked_at");--> statement-breakpoint
CREATE INDEX "allocations_bill_id" ON "allocations" USING btree ("tenant_id","bill_id");--> statement-breakpoint
CREATE INDEX "allocations_payment_id" ON "allocations" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE INDEX "allocations_account_id" ON "allocations" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "allocations_adjustment_id" ON "allocations" USING btree ("tenant_id","adjustment_id") WHERE adjustment_id is not null;--> statement-breakpoint
CREATE INDEX "allocations_effective_on" ON "allocations" USING btree ("tenant_id","effective_on");--> statement-breakpoint
CREATE INDEX "bill_lines_account_id" ON "bill_lines" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "bill_runs_season" ON "bill_runs" USING btree ("tenant_id","season");--> statement-breakpoint
CREATE UNIQUE INDEX "bill_runs_one_running" ON "bill_runs" USING btree ("tenant_id","season") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "bills_account_id" ON "bills" USING btree ("tenant_id","account_id","issued_on");--> statement-breakpoint
CREATE INDEX "bills_run_id" ON "bills" USING btree ("tenant_id","run_id");--> statement-breakpoint
CREATE INDEX "payments_account_id" ON "payments" USING btree ("tenant_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_paid_at" ON "payments" USING btree ("tenant_id","paid_at");--> statement-breakpoint
CREATE INDEX "payments_under_way" ON "payments" USING btree ("tenant_id","created_at") WHERE status in ('created', 'pending');--> statement-breakpoint
CREATE INDEX "postings_account_id" ON "postings" USING btree ("tenant_id","account_id","effective_on");--> statement-breakpoint
CREATE INDEX "postings_effective_on" ON "postings" USING btree ("tenant_id","effective_on");--> statement-breakpoint
CREATE INDEX "postings_recorded_at" ON "postings" USING btree ("tenant_id","recorded_at");--> statement-breakpoint
CREATE INDEX "postings_bill_id" ON "postings" USING btree ("tenant_id","bill_id") WHERE bill_id is not null;--> statement-breakpoint
CREATE INDEX "stripe_events_event_at" ON "stripe_events" USING btree ("tenant_id","event_at");--> statement-breakpoint
CREATE INDEX "bank_file_lines_line_key" ON "bank_file_lines" USING btree ("tenant_id","profile_slug","line_key");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_file_lines_once" ON "bank_file_lines" USING btree ("tenant_id","profile_slug","line_key") WHERE finding is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_files_sha256" ON "bank_files" USING btree ("tenant_id","sha256") WHERE status not in ('refused', 'discarded');--> statement-breakpoint
CREATE INDEX "bank_files_created_at" ON "bank_files" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "bank_order_lines_asked" ON "bank_order_lines" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "bank_orders_created_at" ON "bank_orders" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_shifts_one_open" ON "counter_shifts" USING btree ("tenant_id","clerk_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "counter_shifts_opened_at" ON "counter_shifts" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "debit_mandates_one_in_force" ON "debit_mandates" USING btree ("tenant_id","account_id") WHERE valid_to is null and superseded_at is null;--> statement-breakpoint
CREATE INDEX "debit_mandates_recorded_at" ON "debit_mandates" USING btree ("tenant_id","recorded_at");--> statement-breakpoint
CREATE INDEX "issued_papers_account_id" ON "issued_papers" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "payment_disputes_payment_id" ON "payment_disputes" USING btree ("tenant_id","payment_id");--> statement-breakpoint
CREATE INDEX "payment_disputes_created_at" ON "payment_disputes" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "refund_failures_payment_intent_id" ON "refund_failures" USING btree ("tenant_id","payment_intent_id");--> statement-breakpoint
CREATE INDEX "refund_failures_failed_at" ON "refund_failures" USING btree ("tenant_id","failed_at");--> statement-breakpoint
CREATE INDEX "shift_payouts_shift_id" ON "shift_payouts" USING btree ("tenant_id","shift_id");--> statement-breakpoint
CREATE INDEX "shift_takings_shift_id" ON "shift_takings" USING btree ("tenant_id","shift_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bill_disputes_open" ON "bill_disputes" USING btree ("tenant_id","bill_id") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "bill_disputes_bill_id" ON "bill_disputes" USING btree ("tenant_id","bill_id");--> statement-breakpoint
CREATE INDEX "bill_disputes_account_id" ON "bill_disputes" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "dunning_batches_drafted_on" ON "dunning_batches" USING btree ("tenant_id","drafted_on");--> statement-breakpoint
CREATE UNIQUE INDEX "dunning_items_once" ON "dunning_items" USING btree ("tenant_id","bill_id","step") WHERE state <> 'skipped' or skipped_for in ('no-phone', 'neighbours');--> statement-breakpoint
CREATE INDEX "dunning_items_batch_id" ON "dunning_items" USING btree ("tenant_id","batch_id","id");--> statement-breakpoint
CREATE INDEX "dunning_items_account_id" ON "dunning_items" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "late_fees_once" ON "late_fees" USING btree ("tenant_id","bill_id","period_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "late_fees_key" ON "late_fees" USING btree ("tenant_id","account_id","bill_id","period_from","period_to") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_promises_open" ON "payment_promises" USING btree ("tenant_id","account_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "payment_promises_status" ON "payment_promises" USING btree ("tenant_id","status","pay_by");--> statement-breakpoint
CREATE UNIQUE INDEX "config_documents_one_draft" ON "config_documents" USING btree ("tenant_id","kind","slug") WHERE status = 'draft';--> statement-breakpoint
CREATE INDEX "config_documents_current" ON "config_documents" USING btree ("tenant_id","kind","slug","effective_from") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "control_proofs_known_at" ON "control_proofs" USING btree ("tenant_id","known_at");--> statement-breakpoint
CREATE INDEX "ledger_alerts_open" ON "ledger_alerts" USING btree ("tenant_id","proof_id");--> statement-breakpoint
CREATE INDEX "report_prints_report" ON "report_prints" USING btree ("tenant_id","report","printed_at");--> statement-breakpoint
CREATE INDEX "report_schedules_next_on" ON "report_schedules" USING btree ("tenant_id","next_on");--> statement-breakpoint
CREATE INDEX "daily_durations_group" ON "daily_durations" USING btree ("group_id","day");--> statement-breakpoint
CREATE INDEX "daily_rollups_group" ON "daily_rollups" USING btree ("group_id","metric","day");--> statement-breakpoint
CREATE INDEX "rollup_status_group" ON "rollup_status" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "instalment_plans_open" ON "instalment_plans" USING btree ("tenant_id","account_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "instalment_plans_account_id" ON "instalment_plans" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "instalment_plans_status" ON "instalment_plans" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "e_invoices_once" ON "e_invoices" USING btree ("tenant_id","bill_id") WHERE kind = 'blue' and status <> 'refused' and not taken_back;--> statement-breakpoint
CREATE UNIQUE INDEX "e_invoices_taken_back_once" ON "e_invoices" USING btree ("tenant_id","blue_id") WHERE status <> 'refused';--> statement-breakpoint
CREATE INDEX "e_invoices_bill_id" ON "e_invoices" USING btree ("tenant_id","bill_id");--> statement-breakpoint
CREATE INDEX "e_invoices_issued_on" ON "e_invoices" USING btree ("tenant_id","issued_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "meter_installs_one_place" ON "meter_installs" USING btree ("tenant_id","meter_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "meter_installs_service_point_id" ON "meter_installs" USING btree ("tenant_id","service_point_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reading_disputes_open" ON "reading_disputes" USING btree ("tenant_id","reading_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "reading_limits_unit" ON "reading_limits" USING btree ("tenant_id","unit","created_at");--> statement-breakpoint
CREATE INDEX "reading_lists_created_at" ON "reading_lists" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "readings_instant" ON "readings" USING btree ("tenant_id","register_id","read_at") WHERE status in ('initial', 'validated', 'final');--> statement-breakpoint
CREATE INDEX "readings_queue" ON "readings" USING btree ("tenant_id","id") WHERE status = 'initial';--> statement-breakpoint
CREATE UNIQUE INDEX "usage_runs_one_running" ON "usage_runs" USING btree ("tenant_id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "usage_runs_created_at" ON "usage_runs" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "usage_segments_usage_id" ON "usage_segments" USING btree ("tenant_id","usage_id");--> statement-breakpoint
CREATE INDEX "stripe_payout_lines_payout_id" ON "stripe_payout_lines" USING btree ("tenant_id","payout_id");--> statement-breakpoint
CREATE INDEX "stripe_payouts_arrives_on" ON "stripe_payouts" USING btree ("tenant_id","arrives_on");--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("tenant_id","subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "import_findings_import_id" ON "import_findings" USING btree ("tenant_id","import_id","line");--> statement-breakpoint
CREATE INDEX "import_rows_line" ON "import_rows" USING btree ("tenant_id","import_id","line");--> statement-breakpoint
CREATE INDEX "imports_created_at" ON "imports" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_created_at" ON "messages" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_account_id" ON "messages" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rebill_runs_one_running" ON "rebill_runs" USING btree ("tenant_id","season") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "rebill_runs_season" ON "rebill_runs" USING btree ("tenant_id","season","started_at");--> statement-breakpoint
CREATE INDEX "memberships_tenant_id" ON "memberships" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "one_time_codes_phone" ON "one_time_codes" USING btree ("group_id","phone","created_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sites_tenant_id" ON "sites" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "saved_cards_resident_user_id" ON "saved_cards" USING btree ("tenant_id","resident_user_id");--> statement-breakpoint
CREATE INDEX "slip_lists_created_at" ON "slip_lists" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "transfer_slips_status" ON "transfer_slips" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE INDEX "transfer_slips_paid_on" ON "transfer_slips" USING btree ("tenant_id","paid_on");--> statement-breakpoint
CREATE INDEX "transfer_slips_list_id" ON "transfer_slips" USING btree ("tenant_id","list_id");--> statement-breakpoint
CREATE INDEX "documents_ticket_id" ON "documents" USING btree ("tenant_id","ticket_id");--> statement-breakpoint
CREATE INDEX "documents_account_id" ON "documents" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "documents_adjustment_id" ON "documents" USING btree ("tenant_id","adjustment_id") WHERE adjustment_id is not null;--> statement-breakpoint
CREATE INDEX "ticket_events_ticket_id" ON "ticket_events" USING btree ("tenant_id","ticket_id","at");--> statement-breakpoint
CREATE INDEX "ticket_events_account_id" ON "ticket_events" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "tickets_open_due" ON "tickets" USING btree ("tenant_id","due_at") WHERE phase = 'open';--> statement-breakpoint
CREATE INDEX "tickets_phase_opened" ON "tickets" USING btree ("tenant_id","phase","opened_at");--> statement-breakpoint
CREATE INDEX "tickets_opened" ON "tickets" USING btree ("tenant_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "tickets_closed" ON "tickets" USING btree ("tenant_id","closed_at") WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_account_id" ON "tickets" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "tickets_resident_user_id" ON "tickets" USING btree ("tenant_id","resident_user_id");--> statement-breakpoint
CREATE INDEX "tickets_premise_id" ON "tickets" USING btree ("tenant_id","premise_id");--> statement-breakpoint
CREATE INDEX "tickets_version_state" ON "tickets" USING btree ("tenant_id","workflow_version_id","state") WHERE phase = 'open';--> statement-breakpoint
CREATE INDEX "work_orders_status" ON "work_orders" USING btree ("tenant_id","status","due_on");--> statement-breakpoint
CREATE INDEX "work_orders_ticket_id" ON "work_orders" USING btree ("tenant_id","ticket_id");--> statement-breakpoint
CREATE INDEX "work_orders_premise_id" ON "work_orders" USING btree ("tenant_id","premise_id");--> statement-breakpoint
CREATE INDEX "work_orders_assignee" ON "work_orders" USING btree ("tenant_id","assignee_user_id","status");--> statement-breakpoint
CREATE INDEX "trial_runs_season" ON "trial_runs" USING btree ("tenant_id","season");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_runs_one_open" ON "trial_runs" USING btree ("tenant_id","season") WHERE status in ('computing', 'trial', 'reviewed');--> statement-breakpoint
CREATE POLICY "account_roles_tenant" ON "account_roles" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "account_roles_resident" ON "account_roles" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "accounts_tenant" ON "accounts" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "accounts_resident" ON "accounts" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "chargeable_areas_tenant" ON "chargeable_areas" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "chargeable_areas_resident" ON "chargeable_areas" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "divisions_tenant" ON "divisions" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "divisions_resident" ON "divisions" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and true) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and true);--> statement-breakpoint
CREATE POLICY "former_places_tenant" ON "former_places" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "former_places_resident" ON "former_places" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "households_tenant" ON "households" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "network_nodes_tenant" ON "network_nodes" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "persons_tenant" ON "persons" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "premises_tenant" ON "premises" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "resident_links_tenant" ON "resident_links" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "resident_links_resident" ON "resident_links" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "resident_links_system" ON "resident_links" AS PERMISSIVE FOR SELECT TO "app_system" USING (true);--> statement-breakpoint
CREATE POLICY "service_agreements_tenant" ON "service_agreements" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "service_agreements_resident" ON "service_agreements" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "service_points_tenant" ON "service_points" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "usages_tenant" ON "usages" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "usages_resident" ON "usages" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "valve_states_tenant" ON "valve_states" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "adjustments_tenant" ON "adjustments" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "adjustments_resident" ON "adjustments" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "credit_uses_tenant" ON "credit_uses" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "hq_approval_answers_tenant" ON "hq_approval_answers" AS PERMISSIVE FOR SELECT TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "hq_approval_answers_hq" ON "hq_approval_answers" AS PERMISSIVE FOR SELECT TO "app_hq" USING (group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "hq_approval_answers_hq_write" ON "hq_approval_answers" AS PERMISSIVE FOR INSERT TO "app_hq" WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "hq_approvals_tenant" ON "hq_approvals" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "hq_approvals_hq" ON "hq_approvals" AS PERMISSIVE FOR SELECT TO "app_hq" USING (group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "allocations_tenant" ON "allocations" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "allocations_resident" ON "allocations" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bill_lines_tenant" ON "bill_lines" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bill_lines_resident" ON "bill_lines" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bill_runs_tenant" ON "bill_runs" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bills_tenant" ON "bills" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bills_resident" ON "bills" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "payments_tenant" ON "payments" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "payments_resident" ON "payments" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz))) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz)));--> statement-breakpoint
CREATE POLICY "postings_tenant" ON "postings" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "postings_resident" ON "postings" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "run_obstacles_tenant" ON "run_obstacles" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "stripe_events_tenant" ON "stripe_events" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "stripe_sandbox_objects_tenant" ON "stripe_sandbox_objects" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bank_file_lines_tenant" ON "bank_file_lines" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bank_files_tenant" ON "bank_files" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bank_order_lines_tenant" ON "bank_order_lines" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bank_orders_tenant" ON "bank_orders" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "counter_shifts_tenant" ON "counter_shifts" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "debit_mandates_tenant" ON "debit_mandates" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "issued_papers_tenant" ON "issued_papers" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "issued_papers_resident" ON "issued_papers" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "payment_disputes_tenant" ON "payment_disputes" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "refund_failures_tenant" ON "refund_failures" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shift_counts_tenant" ON "shift_counts" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shift_payouts_tenant" ON "shift_payouts" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shift_takings_tenant" ON "shift_takings" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shift_takings_resident" ON "shift_takings" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "bill_disputes_tenant" ON "bill_disputes" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "dunning_batches_tenant" ON "dunning_batches" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "dunning_items_tenant" ON "dunning_items" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "late_fees_tenant" ON "late_fees" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "payment_promises_tenant" ON "payment_promises" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "config_documents_tenant" ON "config_documents" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "config_documents_resident" ON "config_documents" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and true) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and true);--> statement-breakpoint
CREATE POLICY "accounting_periods_tenant" ON "accounting_periods" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "control_proofs_tenant" ON "control_proofs" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "ledger_alerts_tenant" ON "ledger_alerts" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "ledger_books_tenant" ON "ledger_books" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "report_deliveries_tenant" ON "report_deliveries" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "report_prints_tenant" ON "report_prints" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "report_schedules_tenant" ON "report_schedules" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "daily_durations_worker" ON "daily_durations" AS PERMISSIVE FOR ALL TO "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "daily_durations_hq" ON "daily_durations" AS PERMISSIVE FOR SELECT TO "app_hq" USING (group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "daily_rollups_worker" ON "daily_rollups" AS PERMISSIVE FOR ALL TO "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "daily_rollups_hq" ON "daily_rollups" AS PERMISSIVE FOR SELECT TO "app_hq" USING (group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "rollup_status_worker" ON "rollup_status" AS PERMISSIVE FOR ALL TO "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "rollup_status_hq" ON "rollup_status" AS PERMISSIVE FOR SELECT TO "app_hq" USING (group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "instalment_plans_tenant" ON "instalment_plans" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "instalment_plans_resident" ON "instalment_plans" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "instalment_steps_tenant" ON "instalment_steps" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "instalment_steps_resident" ON "instalment_steps" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and account_id = nullif(current_setting('app.account_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "e_invoices_tenant" ON "e_invoices" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "meter_installs_tenant" ON "meter_installs" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "metering_keys_tenant" ON "metering_keys" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "meters_tenant" ON "meters" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "reading_disputes_tenant" ON "reading_disputes" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "reading_limits_tenant" ON "reading_limits" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "reading_list_lines_tenant" ON "reading_list_lines" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "reading_lists_tenant" ON "reading_lists" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "readings_tenant" ON "readings" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "registers_tenant" ON "registers" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "usage_obstacles_tenant" ON "usage_obstacles" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "usage_runs_tenant" ON "usage_runs" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "usage_segments_tenant" ON "usage_segments" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "stripe_payout_lines_tenant" ON "stripe_payout_lines" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "stripe_payouts_tenant" ON "stripe_payouts" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_events_tenant" ON "audit_events" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "audit_events_resident" ON "audit_events" AS PERMISSIVE FOR INSERT TO "app_resident" WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "counters_tenant" ON "counters" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "import_findings_tenant" ON "import_findings" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "import_rows_tenant" ON "import_rows" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "imports_tenant" ON "imports" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "messages_tenant" ON "messages" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "rebill_obstacles_tenant" ON "rebill_obstacles" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "rebill_runs_tenant" ON "rebill_runs" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "groups_system" ON "groups" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "memberships_system" ON "memberships" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "one_time_codes_system" ON "one_time_codes" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rate_limits_system" ON "rate_limits" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions_system" ON "sessions" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sites_system" ON "sites" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenants_own" ON "tenants" AS PERMISSIVE FOR ALL TO "app_resident", "app_tenant", "app_worker" USING (id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenants_hq" ON "tenants" AS PERMISSIVE FOR SELECT TO "app_hq" USING (group_id = nullif(current_setting('app.group_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenants_system" ON "tenants" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_system" ON "users" AS PERMISSIVE FOR ALL TO "app_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "saved_cards_tenant" ON "saved_cards" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "saved_cards_resident" ON "saved_cards" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "stripe_customers_tenant" ON "stripe_customers" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "slip_list_lines_tenant" ON "slip_list_lines" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "slip_lists_tenant" ON "slip_lists" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "slip_suggestions_tenant" ON "slip_suggestions" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "transfer_slips_tenant" ON "transfer_slips" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "documents_tenant" ON "documents" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "documents_resident" ON "documents" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz))) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz)));--> statement-breakpoint
CREATE POLICY "ticket_events_tenant" ON "ticket_events" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "ticket_events_resident" ON "ticket_events" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz))) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz)));--> statement-breakpoint
CREATE POLICY "tickets_tenant" ON "tickets" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tickets_resident" ON "tickets" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz))) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (resident_user_id = nullif(current_setting('app.user_id', true), '')::uuid or (account_id = nullif(current_setting('app.account_id', true), '')::uuid and created_at >= nullif(current_setting('app.account_since', true), '')::timestamptz)));--> statement-breakpoint
CREATE POLICY "work_orders_tenant" ON "work_orders" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "workflow_states_tenant" ON "workflow_states" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "workflow_states_resident" ON "workflow_states" AS PERMISSIVE FOR ALL TO "app_resident" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and true) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and true);--> statement-breakpoint
CREATE POLICY "trial_bills_tenant" ON "trial_bills" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "trial_runs_tenant" ON "trial_runs" AS PERMISSIVE FOR ALL TO "app_tenant", "app_worker" USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);