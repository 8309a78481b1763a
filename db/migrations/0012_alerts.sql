CREATE TABLE "alert_recipients" (
	"shop_id" uuid NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"digest" boolean NOT NULL,
	"outage" boolean NOT NULL,
	"heartbeat" boolean NOT NULL,
	CONSTRAINT "alert_recipients_shop_id_email_pk" PRIMARY KEY("shop_id","email"),
	CONSTRAINT "alert_recipients_language" CHECK (language in ('JA','EN'))
);
--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"digest_minute" integer NOT NULL,
	"digest_days" text NOT NULL,
	"digest_when_nothing_is_open" boolean NOT NULL,
	"outage_rows" integer NOT NULL,
	"watches_notices" boolean NOT NULL,
	"digest_set_at" timestamp (3) with time zone NOT NULL,
	"outage_since" timestamp (3) with time zone,
	"outage_seen_at" timestamp (3) with time zone,
	"outage_told_rows" integer,
	"silent_since" timestamp (3) with time zone,
	CONSTRAINT "alert_settings_minute" CHECK (digest_minute between 0 and 1439),
	CONSTRAINT "alert_settings_days" CHECK (digest_days in ('EVERY_DAY','WEEKDAYS')),
	CONSTRAINT "alert_settings_outage" CHECK (outage_rows between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "alerts_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "alerts_once" UNIQUE("shop_id","kind","occasion")
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_about";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "alert_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_recipients" ADD CONSTRAINT "recipients_belong_to_settings" FOREIGN KEY ("shop_id") REFERENCES "public"."alert_settings"("shop_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_newest" ON "alerts" USING btree ("shop_id","at","id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_of_known_alerts" FOREIGN KEY ("shop_id","alert_id") REFERENCES "public"."alerts"("shop_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_of_alert" ON "mails" USING btree ("shop_id","alert_id") WHERE alert_id is not null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_about" CHECK (order_id is not null or trade_id is not null or staff_link_id is not null or alert_id is not null);