CREATE TABLE "rewind_turns" (
	"rewind_id" text NOT NULL,
	"number" bigint NOT NULL,
	"choice" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rewind_turns_rewind_id_number_pk" PRIMARY KEY("rewind_id","number")
);
--> statement-breakpoint
CREATE TABLE "rewinds" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"from_turn" bigint NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ending" text
);
--> statement-breakpoint
ALTER TABLE "rewind_turns" ADD CONSTRAINT "rewind_turns_rewind_id_rewinds_id_fk" FOREIGN KEY ("rewind_id") REFERENCES "public"."rewinds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewinds" ADD CONSTRAINT "rewinds_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rewinds_attempt_ix" ON "rewinds" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "attempts_person_ended_ix" ON "attempts" USING btree ("person_id","ended_at");--> statement-breakpoint
CREATE INDEX "attempts_version_ix" ON "attempts" USING btree ("version","person_id");