CREATE TABLE "cancellations" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"trade_id" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" text NOT NULL,
	"reason" text,
	"job" text NOT NULL,
	"total" bigint NOT NULL,
	"state" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"problem" text,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sends_mail" boolean DEFAULT false NOT NULL,
	"mail_subject" text,
	"mail_body" text,
	CONSTRAINT "cancellations_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "cancellations_settled" CHECK ((state in ('SENDING','UNKNOWN')) = (settled_at is null))
);
--> statement-breakpoint
CREATE TABLE "gateway_answers" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"call" text NOT NULL,
	"purpose" text NOT NULL,
	"actor" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"trade_key" text,
	"gateway_order_id" text NOT NULL,
	"access_id" text,
	"gateway_status" text,
	"job_code" text,
	"amount" bigint,
	"tax" bigint,
	"total" bigint,
	"method" text,
	"pay_times" text,
	"approval" text,
	"tran_id" text,
	"tran_date" timestamp (3) with time zone,
	"forward" text,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "gateway_answers_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "gateway_answers_found" CHECK (outcome = 'NOT_FOUND' or (trade_key is not null and tran_date is not null
      and gateway_status is not null and total is not null))
);
--> statement-breakpoint
CREATE TABLE "reconciliation_findings" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"order_number" text NOT NULL,
	"trade_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"problem" text,
	CONSTRAINT "reconciliation_findings_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"requested_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"phase" text DEFAULT 'CHECKOUTS' NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"worked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reconciliations_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "reconciled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "gateway_endpoint" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shop_pass_sealed" text;--> statement-breakpoint
ALTER TABLE "trades" ADD COLUMN "found_by" text DEFAULT 'NOTICE' NOT NULL;--> statement-breakpoint
ALTER TABLE "trades" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_shop_id_trade_id_trades_shop_id_id_fk" FOREIGN KEY ("shop_id","trade_id") REFERENCES "public"."trades"("shop_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_answers" ADD CONSTRAINT "gateway_answers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_findings" ADD CONSTRAINT "findings_belong_to_reconciliation" FOREIGN KEY ("shop_id","reconciliation_id") REFERENCES "public"."reconciliations"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cancellations_of_trade" ON "cancellations" USING btree ("shop_id","trade_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cancellations_one_pending" ON "cancellations" USING btree ("shop_id","trade_id") WHERE state in ('SENDING','UNKNOWN');--> statement-breakpoint
CREATE INDEX "gateway_answers_of_trade" ON "gateway_answers" USING btree ("shop_id","trade_key");--> statement-breakpoint
CREATE INDEX "gateway_answers_of_order" ON "gateway_answers" USING btree ("shop_id","gateway_order_id","asked_at");--> statement-breakpoint
CREATE INDEX "findings_of_reconciliation" ON "reconciliation_findings" USING btree ("shop_id","reconciliation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliations_one_running" ON "reconciliations" USING btree ("shop_id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "reconciliations_newest" ON "reconciliations" USING btree ("shop_id","started_at","id");--> statement-breakpoint
CREATE INDEX "checkouts_to_reconcile" ON "checkouts" USING btree ("shop_id","order_number") WHERE reconciled_at is null;--> statement-breakpoint
CREATE INDEX "mails_of_trade" ON "mails" USING btree ("shop_id","trade_id","queued_at");--> statement-breakpoint
CREATE INDEX "trades_to_ask" ON "trades" USING btree ("shop_id","received_at") WHERE reason = 'OUTCOME_UNKNOWN' and is_open and deleted_at is null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_about" CHECK (order_id is not null or trade_id is not null);