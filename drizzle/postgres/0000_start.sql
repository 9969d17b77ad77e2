CREATE TABLE "companies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"unit_id" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"company_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"locale" text,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "people_email_ck" CHECK ("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" text PRIMARY KEY NOT NULL,
	"email_hash" text NOT NULL,
	"address_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_tree" (
	"ancestor_id" text NOT NULL,
	"unit_id" text NOT NULL,
	CONSTRAINT "unit_tree_ancestor_id_unit_id_pk" PRIMARY KEY("ancestor_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"citation" text NOT NULL,
	"announced_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"award" text NOT NULL,
	"unit_id" text NOT NULL,
	"month" text NOT NULL,
	"rules" jsonb NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_winners" (
	"id" text PRIMARY KEY NOT NULL,
	"announcement_id" text NOT NULL,
	"person_id" text NOT NULL,
	"evidence" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"module" text NOT NULL,
	"audience" text NOT NULL,
	"team_id" text NOT NULL,
	"person_id" text,
	"due_on" text,
	"due_after_days" bigint,
	"note" text,
	"assigned_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"module" text NOT NULL,
	"section" text NOT NULL,
	"option" bigint NOT NULL,
	"right" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "completions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"module" text NOT NULL,
	"locale" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passes" (
	"person_id" text NOT NULL,
	"module" text NOT NULL,
	"attempt_id" text NOT NULL,
	"score" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "passes_person_id_module_pk" PRIMARY KEY("person_id","module")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"module" text NOT NULL,
	"reminded_by" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sections_seen" (
	"person_id" text NOT NULL,
	"module" text NOT NULL,
	"section" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sections_seen_person_id_module_section_pk" PRIMARY KEY("person_id","module","section")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"by" text NOT NULL,
	"id" text NOT NULL,
	"body_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "submissions_by_id_pk" PRIMARY KEY("by","id")
);
--> statement-breakpoint
CREATE TABLE "badges" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" text NOT NULL,
	"month" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_opt_outs" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "points" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"team_id" text,
	"month" text NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"source_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"team_id" text NOT NULL,
	"month" text NOT NULL,
	"person_id" text NOT NULL,
	"store_id" text NOT NULL,
	"points" bigint NOT NULL,
	"listed" boolean NOT NULL,
	CONSTRAINT "standings_team_id_month_person_id_pk" PRIMARY KEY("team_id","month","person_id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"scenario" text NOT NULL,
	"version" text NOT NULL,
	"seed" bigint NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"score" bigint,
	"passed" boolean,
	"result" jsonb,
	"ending" text
);
--> statement-breakpoint
CREATE TABLE "scenario_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"attempt_id" text NOT NULL,
	"number" bigint NOT NULL,
	"scene" text NOT NULL,
	"choice" text NOT NULL,
	"trust_before" bigint NOT NULL,
	"trust_after" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "turns_attempt_id_number_pk" PRIMARY KEY("attempt_id","number")
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_tree" ADD CONSTRAINT "unit_tree_ancestor_id_units_id_fk" FOREIGN KEY ("ancestor_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_tree" ADD CONSTRAINT "unit_tree_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_round_id_award_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."award_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_announced_by_people_id_fk" FOREIGN KEY ("announced_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_rounds" ADD CONSTRAINT "award_rounds_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_rounds" ADD CONSTRAINT "award_rounds_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_winners" ADD CONSTRAINT "award_winners_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_winners" ADD CONSTRAINT "award_winners_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assigned_by_people_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_answers" ADD CONSTRAINT "check_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completions" ADD CONSTRAINT "completions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_reminded_by_people_id_fk" FOREIGN KEY ("reminded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections_seen" ADD CONSTRAINT "sections_seen_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_opt_outs" ADD CONSTRAINT "board_opt_outs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_store_id_units_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_version_scenario_versions_version_fk" FOREIGN KEY ("version") REFERENCES "public"."scenario_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_person_ix" ON "grants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "grants_unit_role_ix" ON "grants" USING btree ("unit_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_uq" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_person_ix" ON "invitations" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_uq" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sessions_person_ix" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_ix" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_email_ix" ON "sign_in_failures" USING btree ("email_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_address_ix" ON "sign_in_failures" USING btree ("address_hash","at");--> statement-breakpoint
CREATE INDEX "unit_tree_unit_ix" ON "unit_tree" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "units_parent_name_uq" ON "units" USING btree ("parent_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "announcements_round_uq" ON "announcements" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "announcements_at_ix" ON "announcements" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "award_rounds_once_uq" ON "award_rounds" USING btree ("unit_id","month","award");--> statement-breakpoint
CREATE UNIQUE INDEX "award_winners_once_uq" ON "award_winners" USING btree ("announcement_id","person_id");--> statement-breakpoint
CREATE INDEX "award_winners_person_ix" ON "award_winners" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "assignments_team_ix" ON "assignments" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "assignments_person_ix" ON "assignments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "check_answers_person_module_ix" ON "check_answers" USING btree ("person_id","module");--> statement-breakpoint
CREATE UNIQUE INDEX "completions_once_uq" ON "completions" USING btree ("person_id","module");--> statement-breakpoint
CREATE INDEX "completions_module_at_ix" ON "completions" USING btree ("module","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_day_uq" ON "reminders" USING btree ("person_id","module","day");--> statement-breakpoint
CREATE INDEX "jobs_status_run_at_ix" ON "jobs" USING btree ("status","run_at");--> statement-breakpoint
CREATE INDEX "submissions_at_ix" ON "submissions" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "badges_once_uq" ON "badges" USING btree ("person_id","kind","source_id");--> statement-breakpoint
CREATE INDEX "board_opt_outs_person_ix" ON "board_opt_outs" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "points_once_uq" ON "points" USING btree ("person_id","reason","source_id");--> statement-breakpoint
CREATE INDEX "standings_store_month_ix" ON "standings" USING btree ("store_id","month");--> statement-breakpoint
CREATE INDEX "standings_person_ix" ON "standings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attempts_person_scenario_ix" ON "attempts" USING btree ("person_id","scenario");