ALTER TABLE "gateway_answers" ADD COLUMN "times" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "gateway_answers" ADD COLUMN "last_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "gateway_answers" ADD CONSTRAINT "gateway_answers_repeated" CHECK ((times = 1) = (last_asked_at is null));