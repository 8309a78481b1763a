ALTER TABLE "reconciliations" ADD COLUMN "plan" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "pauses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "busy_until" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "gateway_answers_of_no_trade" ON "gateway_answers" USING btree ("shop_id","asked_at") WHERE trade_key is null;--> statement-breakpoint
CREATE UNIQUE INDEX "findings_once" ON "reconciliation_findings" USING btree ("shop_id","reconciliation_id","trade_id","kind") WHERE trade_id is not null;--> statement-breakpoint
CREATE INDEX "trades_to_reconcile" ON "trades" USING btree ("shop_id","id") WHERE status is not null;--> statement-breakpoint
CREATE INDEX "trades_reversed" ON "trades" USING btree ("shop_id",coalesce(tran_date, received_at)) WHERE money = 'REVERSED' and status is not null;