CREATE UNLOGGED TABLE "open_abnormal_orders" (
	"shop_id" uuid NOT NULL,
	"trade_id" uuid NOT NULL,
	"viewer_id" text NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"open_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "open_abnormal_orders_shop_id_trade_id_viewer_id_pk" PRIMARY KEY("shop_id","trade_id","viewer_id")
);
--> statement-breakpoint
CREATE INDEX "open_abnormal_orders_by_end" ON "open_abnormal_orders" USING btree ("shop_id","open_until");