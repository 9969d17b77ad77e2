CREATE TABLE "award_definitions" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text,
	"unit_id" text NOT NULL,
	"rules" jsonb,
	"retired_at" timestamp (3) with time zone,
	"set_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_log" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"number" bigint NOT NULL,
	"by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"entry" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_revocations" (
	"id" text PRIMARY KEY NOT NULL,
	"winner_id" text NOT NULL,
	"reason" text NOT NULL,
	"revoked_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "congratulations" (
	"announcement_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "congratulations_announcement_id_person_id_pk" PRIMARY KEY("announcement_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"winner_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issuer_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"secret_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nominations" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"person_id" text,
	"unit_id" text,
	"nominated_by" text NOT NULL,
	"practice" text NOT NULL,
	"moment" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screens" (
	"id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" text PRIMARY KEY NOT NULL,
	"indicator" text NOT NULL,
	"unit_id" text NOT NULL,
	"person_id" text,
	"month" text NOT NULL,
	"n" bigint NOT NULL,
	"favourable" bigint NOT NULL,
	"entered_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"shown" text NOT NULL,
	"set_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_by" text,
	"seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"month" text NOT NULL,
	"measure" text NOT NULL,
	"target" bigint NOT NULL,
	"set_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos" (
	"id" text PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"from_team_id" text,
	"to_team_id" text,
	"store_id" text NOT NULL,
	"practice" text NOT NULL,
	"moment" text NOT NULL,
	"quote" text,
	"answers_id" text,
	"month" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_hidings" (
	"id" text PRIMARY KEY NOT NULL,
	"kudos_id" text NOT NULL,
	"hidden_by" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kudos_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"kudos_id" text NOT NULL,
	"reported_by" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "screen_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "team_standings" (
	"team_id" text NOT NULL,
	"month" text NOT NULL,
	"store_id" text NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "team_standings_team_id_month_pk" PRIMARY KEY("team_id","month")
);
--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "outcome" text DEFAULT 'award' NOT NULL;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "award_rounds" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "award_rounds" ADD COLUMN "nominations_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "award_rounds" ADD COLUMN "phase" text DEFAULT 'nominating' NOT NULL;--> statement-breakpoint
ALTER TABLE "award_winners" ADD COLUMN "unit_id" text;--> statement-breakpoint
ALTER TABLE "award_winners" ADD COLUMN "citation" text;--> statement-breakpoint
ALTER TABLE "award_winners" ADD COLUMN "conflicts" jsonb;--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "worth" bigint;--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "by" text;--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "award_definitions" ADD CONSTRAINT "award_definitions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_definitions" ADD CONSTRAINT "award_definitions_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_log" ADD CONSTRAINT "award_log_round_id_award_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."award_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_log" ADD CONSTRAINT "award_log_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_revocations" ADD CONSTRAINT "award_revocations_winner_id_award_winners_id_fk" FOREIGN KEY ("winner_id") REFERENCES "public"."award_winners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_revocations" ADD CONSTRAINT "award_revocations_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "congratulations" ADD CONSTRAINT "congratulations_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "congratulations" ADD CONSTRAINT "congratulations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_winner_id_award_winners_id_fk" FOREIGN KEY ("winner_id") REFERENCES "public"."award_winners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_round_id_award_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."award_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominated_by_people_id_fk" FOREIGN KEY ("nominated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screens" ADD CONSTRAINT "screens_store_id_units_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screens" ADD CONSTRAINT "screens_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_settings" ADD CONSTRAINT "board_settings_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_seen_by_people_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_from_id_people_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_to_id_people_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_from_team_id_units_id_fk" FOREIGN KEY ("from_team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_to_team_id_units_id_fk" FOREIGN KEY ("to_team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_store_id_units_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_hidings" ADD CONSTRAINT "kudos_hidings_kudos_id_kudos_id_fk" FOREIGN KEY ("kudos_id") REFERENCES "public"."kudos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_hidings" ADD CONSTRAINT "kudos_hidings_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_reports" ADD CONSTRAINT "kudos_reports_kudos_id_kudos_id_fk" FOREIGN KEY ("kudos_id") REFERENCES "public"."kudos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_reports" ADD CONSTRAINT "kudos_reports_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_reports" ADD CONSTRAINT "kudos_reports_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen_consents" ADD CONSTRAINT "screen_consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_standings" ADD CONSTRAINT "team_standings_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_standings" ADD CONSTRAINT "team_standings_store_id_units_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "award_definitions_unit_ix" ON "award_definitions" USING btree ("unit_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "award_log_round_number_uq" ON "award_log" USING btree ("round_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "award_revocations_once_uq" ON "award_revocations" USING btree ("winner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_once_uq" ON "credentials" USING btree ("winner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nominations_once_uq" ON "nominations" USING btree ("round_id","nominated_by");--> statement-breakpoint
CREATE INDEX "nominations_person_ix" ON "nominations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "nominations_by_ix" ON "nominations" USING btree ("nominated_by");--> statement-breakpoint
CREATE UNIQUE INDEX "screens_token_uq" ON "screens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "screens_store_ix" ON "screens" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "readings_unit_month_ix" ON "readings" USING btree ("unit_id","month");--> statement-breakpoint
CREATE INDEX "readings_person_month_ix" ON "readings" USING btree ("person_id","month");--> statement-breakpoint
CREATE INDEX "board_settings_at_ix" ON "board_settings" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_once_uq" ON "flags" USING btree ("kind","source_id");--> statement-breakpoint
CREATE INDEX "flags_person_ix" ON "flags" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "goals_team_month_ix" ON "goals" USING btree ("team_id","month");--> statement-breakpoint
CREATE INDEX "kudos_store_month_ix" ON "kudos" USING btree ("store_id","month");--> statement-breakpoint
CREATE INDEX "kudos_from_month_ix" ON "kudos" USING btree ("from_id","month");--> statement-breakpoint
CREATE INDEX "kudos_to_month_ix" ON "kudos" USING btree ("to_id","month");--> statement-breakpoint
CREATE INDEX "kudos_store_at_ix" ON "kudos" USING btree ("store_id","at");--> statement-breakpoint
CREATE INDEX "kudos_from_team_at_ix" ON "kudos" USING btree ("from_team_id","at");--> statement-breakpoint
CREATE INDEX "kudos_to_team_at_ix" ON "kudos" USING btree ("to_team_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "kudos_hidings_once_uq" ON "kudos_hidings" USING btree ("kudos_id");--> statement-breakpoint
CREATE UNIQUE INDEX "kudos_reports_once_uq" ON "kudos_reports" USING btree ("kudos_id","reported_by");--> statement-breakpoint
CREATE INDEX "kudos_reports_closed_ix" ON "kudos_reports" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "screen_consents_person_ix" ON "screen_consents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "team_standings_store_month_ix" ON "team_standings" USING btree ("store_id","month");--> statement-breakpoint
ALTER TABLE "award_winners" ADD CONSTRAINT "award_winners_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "award_rounds_phase_ix" ON "award_rounds" USING btree ("phase");--> statement-breakpoint
CREATE UNIQUE INDEX "award_winners_team_uq" ON "award_winners" USING btree ("announcement_id","unit_id");--> statement-breakpoint
CREATE INDEX "award_winners_unit_ix" ON "award_winners" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "points_person_at_ix" ON "points" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "points_team_month_ix" ON "points" USING btree ("team_id","month");