DROP INDEX "trades_tab_all";--> statement-breakpoint
DROP INDEX "trades_open";--> statement-breakpoint
DROP INDEX "trades_ordered";--> statement-breakpoint
DROP INDEX "trades_of_total";--> statement-breakpoint
CREATE INDEX "trades_tab_all" ON "trades" USING btree ("shop_id","received_at","id","status","is_open","settles_at","total","ordered_at") WHERE status is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_open" ON "trades" USING btree ("shop_id","received_at","id","status","is_open","settles_at","total","ordered_at","money","tran_date") WHERE is_open and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_ordered" ON "trades" USING btree ("shop_id","ordered_at","status","is_open","settles_at","total") WHERE status is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_of_total" ON "trades" USING btree ("shop_id","total","status","is_open","settles_at") WHERE status is not null and deleted_at is null;