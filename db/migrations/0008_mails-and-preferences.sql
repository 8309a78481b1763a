CREATE TABLE "customer_preferences" (
	"shop_id" uuid NOT NULL,
	"trade_id" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" text NOT NULL,
	"choice" text,
	"note" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "customer_preferences_shop_id_trade_id_pk" PRIMARY KEY("shop_id","trade_id"),
	CONSTRAINT "preferences_answered" CHECK ((choice is null) = (answered_at is null)),
	CONSTRAINT "preferences_choice" CHECK (choice in ('REORDER','CANCEL','CONTACT'))
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "template_problem" text;--> statement-breakpoint
ALTER TABLE "customer_preferences" ADD CONSTRAINT "customer_preferences_shop_id_trade_id_trades_shop_id_id_fk" FOREIGN KEY ("shop_id","trade_id") REFERENCES "public"."trades"("shop_id","id") ON DELETE restrict ON UPDATE no action;