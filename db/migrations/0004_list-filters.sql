CREATE INDEX "trades_ordered" ON "trades" USING btree ("shop_id","ordered_at") WHERE status is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_of_total" ON "trades" USING btree ("shop_id","total") WHERE status is not null and deleted_at is null;
--> statement-breakpoint
-- Starting workers takes 20 ms, finding the few rows that have a gram less than one.
alter function search_grams(text) parallel restricted;
--> statement-breakpoint
drop function if exists search_plan(text, text);
