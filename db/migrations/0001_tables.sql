CREATE TABLE "abnormal_order_deltas" (
	"shop_id" uuid NOT NULL,
	"id" bigserial NOT NULL,
	"status" text NOT NULL,
	"is_open" boolean NOT NULL,
	"rows" bigint NOT NULL,
	"yen" bigint NOT NULL,
	CONSTRAINT "abnormal_order_deltas_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"trade_id" uuid,
	"order_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_entries_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "checkout_gateway_orders" (
	"shop_id" uuid NOT NULL,
	"gateway_order_id" text NOT NULL,
	"order_number" text NOT NULL,
	CONSTRAINT "checkout_gateway_orders_shop_id_gateway_order_id_pk" PRIMARY KEY("shop_id","gateway_order_id")
);
--> statement-breakpoint
CREATE TABLE "checkouts" (
	"shop_id" uuid NOT NULL,
	"order_number" text NOT NULL,
	"order_type" text NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"member_id" text,
	"customer_name" text NOT NULL,
	"customer_kana" text,
	"email" text,
	"phone" text,
	"postal_code" text,
	"address" text,
	"lines" jsonb NOT NULL,
	"shipments" jsonb NOT NULL,
	"subtotal" bigint NOT NULL,
	"shipping_fee" bigint NOT NULL,
	"handling_fee" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"note" text,
	"gateway_order_ids" text[] DEFAULT '{}' NOT NULL,
	"access_ids" text[] DEFAULT '{}' NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checkouts_shop_id_order_number_pk" PRIMARY KEY("shop_id","order_number")
);
--> statement-breakpoint
CREATE TABLE "mail_templates" (
	"shop_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_templates_shop_id_kind_pk" PRIMARY KEY("shop_id","kind")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"order_id" uuid NOT NULL,
	"trade_id" uuid,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"html" text NOT NULL,
	"state" text DEFAULT 'QUEUED' NOT NULL,
	"kept_as_file" boolean DEFAULT false NOT NULL,
	"message_id" text NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"sending_at" timestamp (3) with time zone,
	"data_started_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"requested_by" text NOT NULL,
	CONSTRAINT "mails_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "mails_by_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"body" "bytea" NOT NULL,
	"charset" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"last_received_at" timestamp (3) with time zone NOT NULL,
	"deliveries" integer DEFAULT 1 NOT NULL,
	"source_address" text,
	"kind" text NOT NULL,
	"problem" text,
	"trade_key" text,
	"event_key" text,
	"gmopg_shop_id" text,
	"access_id" text,
	"gateway_order_id" text,
	"gateway_status" text,
	"job_code" text,
	"amount" bigint,
	"tax" bigint,
	"total" bigint,
	"currency" text,
	"method" text,
	"pay_times" text,
	"approval" text,
	"tran_id" text,
	"tran_date" timestamp (3) with time zone,
	"forward" text,
	"pay_type" text,
	"failure" text DEFAULT 'NONE' NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "notices_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "notices_once" UNIQUE("shop_id","body_hash")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"number" text NOT NULL,
	"origin" text NOT NULL,
	"order_type" text NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"member_id" text,
	"customer_name" text NOT NULL,
	"customer_kana" text,
	"email" text,
	"phone" text,
	"postal_code" text,
	"address" text,
	"lines" jsonb NOT NULL,
	"shipments" jsonb NOT NULL,
	"subtotal" bigint NOT NULL,
	"shipping_fee" bigint NOT NULL,
	"handling_fee" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"note" text,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"restored_at" timestamp (3) with time zone,
	"restored_by" text,
	"payment_method" text NOT NULL,
	"access_id" text,
	"trade_id" uuid,
	"progress" text DEFAULT 'NEW' NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text,
	"search_text" text DEFAULT '' NOT NULL,
	CONSTRAINT "orders_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "orders_one_per_number" UNIQUE("shop_id","number"),
	CONSTRAINT "orders_one_per_access_id" UNIQUE("shop_id","access_id"),
	CONSTRAINT "orders_one_per_trade" UNIQUE("shop_id","trade_id"),
	CONSTRAINT "orders_origin" CHECK ((origin = 'RESTORED') = (trade_id is not null)),
	CONSTRAINT "orders_cancelled" CHECK ((progress = 'CANCELLED') = (cancelled_at is not null))
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"gmopg_shop_id" text NOT NULL,
	"name" text NOT NULL,
	"grace_seconds" integer DEFAULT 120 NOT NULL,
	"strips_order_suffix" boolean DEFAULT false NOT NULL,
	"sauth_holds" boolean DEFAULT false NOT NULL,
	"allows_bare_notice_url" boolean DEFAULT false NOT NULL,
	"sender_addresses" text[] DEFAULT '{}' NOT NULL,
	"notice_charset" text DEFAULT 'windows-31j' NOT NULL,
	"notice_secret_hash" "bytea" NOT NULL,
	"notice_secret_sealed" text NOT NULL,
	"is_practice" boolean DEFAULT false NOT NULL,
	"mail_from" text,
	"mail_footer" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shops_by_gmopg_shop_id" UNIQUE("gmopg_shop_id"),
	CONSTRAINT "shops_by_notice_secret" UNIQUE("notice_secret_hash")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"shop_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_shop_id_user_id_pk" PRIMARY KEY("shop_id","user_id"),
	CONSTRAINT "staff_role" CHECK (role in ('VIEW','OPERATE','CANCEL','MANAGE'))
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "tokens_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "trades" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"trade_key" text NOT NULL,
	"access_id" text,
	"gateway_order_id" text NOT NULL,
	"order_number" text NOT NULL,
	"gateway_status" text NOT NULL,
	"job_code" text,
	"money" text NOT NULL,
	"amount" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"currency" text NOT NULL,
	"method" text,
	"pay_times" text,
	"approval" text,
	"tran_id" text,
	"tran_date" timestamp (3) with time zone,
	"first_tran_date" timestamp (3) with time zone,
	"forward" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"settles_at" timestamp (3) with time zone NOT NULL,
	"status" text,
	"reason" text,
	"warnings" text[] DEFAULT '{}' NOT NULL,
	"is_open" boolean DEFAULT false NOT NULL,
	"paid_order_id" uuid,
	"search_text" text DEFAULT '' NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" text,
	"delete_reason" text,
	CONSTRAINT "trades_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "trades_one_per_key" UNIQUE("shop_id","trade_key"),
	CONSTRAINT "trades_money" CHECK (money in ('NONE','HELD','TAKEN','REVERSED','UNKNOWN')),
	CONSTRAINT "trades_status" CHECK (status in ('RESTORABLE','RESTORED','DUPLICATE','UNRECOVERABLE')),
	CONSTRAINT "trades_reversed_never_restorable" CHECK (not (money = 'REVERSED' and status = 'RESTORABLE'))
);
--> statement-breakpoint
CREATE TABLE "unclaimed_notices" (
	"body_hash" "bytea" PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL,
	"gmopg_shop_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"last_received_at" timestamp (3) with time zone NOT NULL,
	"deliveries" integer DEFAULT 1 NOT NULL,
	"source_address" text
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_gateway_orders" ADD CONSTRAINT "gateway_orders_belong_to_checkout" FOREIGN KEY ("shop_id","order_number") REFERENCES "public"."checkouts"("shop_id","order_number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_templates" ADD CONSTRAINT "mail_templates_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_trade_id_trades_shop_id_id_fk" FOREIGN KEY ("shop_id","trade_id") REFERENCES "public"."trades"("shop_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trades" ADD CONSTRAINT "trades_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_of_trade" ON "audit_entries" USING btree ("shop_id","trade_id","at");--> statement-breakpoint
CREATE INDEX "audit_of_order" ON "audit_entries" USING btree ("shop_id","order_id","at");--> statement-breakpoint
CREATE INDEX "gateway_orders_of_checkout" ON "checkout_gateway_orders" USING btree ("shop_id","order_number");--> statement-breakpoint
CREATE INDEX "mails_of_order" ON "mails" USING btree ("shop_id","order_id","queued_at");--> statement-breakpoint
CREATE INDEX "mails_unsettled" ON "mails" USING btree ("shop_id","state") WHERE state in ('QUEUED','SENDING','FAILED','UNKNOWN');--> statement-breakpoint
CREATE INDEX "notices_of_trade" ON "notices" USING btree ("shop_id","trade_key");--> statement-breakpoint
CREATE INDEX "notices_newest" ON "notices" USING btree ("shop_id","received_at","id");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("shop_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_restored" ON "orders" USING btree ("shop_id","placed_at","id") WHERE origin = 'RESTORED';--> statement-breakpoint
CREATE INDEX "orders_of_email" ON "orders" USING btree ("shop_id",lower(email),"ordered_at");--> statement-breakpoint
CREATE INDEX "orders_of_phone" ON "orders" USING btree ("shop_id",digits_of(phone),digits_of(postal_code),"ordered_at");--> statement-breakpoint
CREATE INDEX "orders_search" ON "orders" USING gin (search_grams(search_text));--> statement-breakpoint
CREATE INDEX "staff_of_user" ON "staff" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_by_hash" ON "tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "trades_of_order_number" ON "trades" USING btree ("shop_id","order_number");--> statement-breakpoint
CREATE INDEX "trades_of_gateway_order" ON "trades" USING btree ("shop_id","gateway_order_id");--> statement-breakpoint
CREATE INDEX "trades_of_paid_order" ON "trades" USING btree ("shop_id","paid_order_id") WHERE paid_order_id is not null;--> statement-breakpoint
CREATE INDEX "trades_of_access_id" ON "trades" USING btree ("shop_id","access_id") WHERE access_id is not null;--> statement-breakpoint
CREATE INDEX "trades_tab_all" ON "trades" USING btree ("shop_id","received_at","id") WHERE status is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_tab_one_status" ON "trades" USING btree ("shop_id","status","received_at","id") WHERE status is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_open" ON "trades" USING btree ("shop_id","received_at","id") WHERE is_open and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_deleted" ON "trades" USING btree ("shop_id","received_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "trades_settling" ON "trades" USING btree ("shop_id","settles_at") WHERE status is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "trades_search" ON "trades" USING gin (search_grams(search_text));