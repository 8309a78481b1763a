CREATE TABLE "saved_views" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_views_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "saved_views_one_per_name" UNIQUE("shop_id","user_id","name")
);
--> statement-breakpoint
CREATE TABLE "staff_links" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT uuid_by_time() NOT NULL,
	"kind" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "staff_links_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "staff_links_role" CHECK ((kind = 'INVITATION') = (role is not null))
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_links" ADD CONSTRAINT "staff_links_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_links_by_hash" ON "staff_links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "audit_newest" ON "audit_entries" USING btree ("shop_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_of_kind" ON "audit_entries" USING btree ("shop_id","kind","at","id");