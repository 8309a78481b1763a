DROP INDEX "trades_of_gateway_order";--> statement-breakpoint
DROP INDEX "trades_of_access_id";--> statement-breakpoint
CREATE INDEX "notices_of_no_trade" ON "notices" USING btree ("shop_id","received_at","id") WHERE kind <> 'CARD';--> statement-breakpoint
CREATE INDEX "trades_of_gateway_order" ON "trades" USING btree ("shop_id","gateway_order_id" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "trades_of_access_id" ON "trades" USING btree ("shop_id","access_id" text_pattern_ops) WHERE access_id is not null;