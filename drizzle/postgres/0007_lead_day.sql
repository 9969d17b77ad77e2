CREATE TABLE "calendar_feeds" (
	"person_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digests_person_id_kind_day_pk" PRIMARY KEY("person_id","kind","day")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" text NOT NULL,
	"line" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"step" text DEFAULT 'unchecked' NOT NULL,
	"problems" jsonb,
	"person_id" text,
	"changes" jsonb,
	"before" jsonb,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"columns" jsonb NOT NULL,
	"rows" bigint NOT NULL,
	"checked" bigint DEFAULT 0 NOT NULL,
	"tally" jsonb NOT NULL,
	"problem" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"committed_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_preferences" (
	"person_id" text PRIMARY KEY NOT NULL,
	"time_zone" text,
	"hour" bigint NOT NULL,
	"quiet_from" bigint NOT NULL,
	"quiet_until" bigint NOT NULL,
	"off" jsonb NOT NULL,
	"stop_key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"key" text,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "pin_devices" (
	"person_id" text NOT NULL,
	"device_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pin_devices_person_id_device_hash_pk" PRIMARY KEY("person_id","device_hash")
);
--> statement-breakpoint
CREATE TABLE "pins" (
	"person_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_doors" (
	"id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"code" text NOT NULL,
	"made_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"observer_id" text NOT NULL,
	"marks" jsonb NOT NULL,
	"evidence" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "one_to_ones" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"lead_id" text NOT NULL,
	"team_id" text NOT NULL,
	"day" text NOT NULL,
	"went_well" text NOT NULL,
	"skill" text,
	"next_step" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"agreed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "skill_weeks" (
	"team_id" text NOT NULL,
	"week" text NOT NULL,
	"skill" text NOT NULL,
	"chosen_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "skill_weeks_team_id_week_pk" PRIMARY KEY("team_id","week")
);
--> statement-breakpoint
CREATE TABLE "watch_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text NOT NULL,
	"skill" text,
	"note" text,
	"at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"observation_id" text
);
--> statement-breakpoint
CREATE TABLE "assignment_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"person_id" text,
	"kind" text NOT NULL,
	"due_on" text,
	"reason" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_people" (
	"batch_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "assignment_people_batch_id_person_id_pk" PRIMARY KEY("batch_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "scenario_passes" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"scenario" text NOT NULL,
	"score" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_shares" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sharing_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"allowed" boolean NOT NULL,
	"set_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reminders" RENAME COLUMN "module" TO "subject";--> statement-breakpoint
DROP INDEX "reminders_day_uq";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "way" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "staff_number" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "batch_id" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "scenario" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "unit_id" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "role" text DEFAULT 'learner' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "every_months" bigint;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_preferences" ADD CONSTRAINT "mail_preferences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pin_devices" ADD CONSTRAINT "pin_devices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pins" ADD CONSTRAINT "pins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_doors" ADD CONSTRAINT "store_doors_store_id_units_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_doors" ADD CONSTRAINT "store_doors_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_observer_id_people_id_fk" FOREIGN KEY ("observer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_to_ones" ADD CONSTRAINT "one_to_ones_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_to_ones" ADD CONSTRAINT "one_to_ones_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_to_ones" ADD CONSTRAINT "one_to_ones_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_weeks" ADD CONSTRAINT "skill_weeks_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_weeks" ADD CONSTRAINT "skill_weeks_chosen_by_people_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_requests" ADD CONSTRAINT "watch_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_requests" ADD CONSTRAINT "watch_requests_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_requests" ADD CONSTRAINT "watch_requests_observation_id_observations_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_changes" ADD CONSTRAINT "assignment_changes_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_changes" ADD CONSTRAINT "assignment_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_changes" ADD CONSTRAINT "assignment_changes_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_people" ADD CONSTRAINT "assignment_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_passes" ADD CONSTRAINT "scenario_passes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_shares" ADD CONSTRAINT "attempt_shares_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing_settings" ADD CONSTRAINT "sharing_settings_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_token_uq" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "import_rows_step_ix" ON "import_rows" USING btree ("import_id","step","line");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_preferences_stop_key_uq" ON "mail_preferences" USING btree ("stop_key");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_key_uq" ON "notices" USING btree ("person_id","key");--> statement-breakpoint
CREATE INDEX "notices_person_at_ix" ON "notices" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "notices_unmailed_ix" ON "notices" USING btree ("mailed_at","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "store_doors_code_uq" ON "store_doors" USING btree ("code");--> statement-breakpoint
CREATE INDEX "store_doors_store_ix" ON "store_doors" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "observations_person_at_ix" ON "observations" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "observations_team_at_ix" ON "observations" USING btree ("team_id","at");--> statement-breakpoint
CREATE INDEX "one_to_ones_person_ix" ON "one_to_ones" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "one_to_ones_lead_ix" ON "one_to_ones" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "watch_requests_team_ix" ON "watch_requests" USING btree ("team_id","closed_at");--> statement-breakpoint
CREATE INDEX "watch_requests_person_ix" ON "watch_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "assignment_changes_assignment_ix" ON "assignment_changes" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "assignment_changes_person_ix" ON "assignment_changes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "assignment_people_person_ix" ON "assignment_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "scenario_passes_person_ix" ON "scenario_passes" USING btree ("person_id","scenario","at");--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_staff_number_uq" ON "people" USING btree ("staff_number");--> statement-breakpoint
CREATE INDEX "assignments_unit_ix" ON "assignments" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "assignments_batch_ix" ON "assignments" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_day_uq" ON "reminders" USING btree ("person_id","subject","day");