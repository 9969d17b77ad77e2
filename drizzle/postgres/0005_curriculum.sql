CREATE TABLE "practice_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"item" text NOT NULL,
	"variant" bigint NOT NULL,
	"locale" text NOT NULL,
	"option" bigint NOT NULL,
	"right" boolean NOT NULL,
	"in_row" bigint NOT NULL,
	"day" text NOT NULL,
	"seconds" bigint NOT NULL,
	"due_on" text,
	"next_on" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practice_rhythms" (
	"person_id" text NOT NULL,
	"from_day" text NOT NULL,
	"days" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "practice_rhythms_person_id_from_day_pk" PRIMARY KEY("person_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "help_votes" (
	"person_id" text NOT NULL,
	"subject" text NOT NULL,
	"helped" boolean NOT NULL,
	"note" text,
	"team_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "help_votes_person_id_subject_pk" PRIMARY KEY("person_id","subject")
);
--> statement-breakpoint
CREATE TABLE "lookups" (
	"team_id" text NOT NULL,
	"subject" text NOT NULL,
	"day" text NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "lookups_team_id_day_subject_pk" PRIMARY KEY("team_id","day","subject")
);
--> statement-breakpoint
CREATE TABLE "path_certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"path" text NOT NULL,
	"name" text,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"company" text NOT NULL,
	"modules" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "pledges" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"module" text NOT NULL,
	"section" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone,
	"let_go_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "path" text;--> statement-breakpoint
ALTER TABLE "check_answers" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "sections_seen" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "practice_answers" ADD CONSTRAINT "practice_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_rhythms" ADD CONSTRAINT "practice_rhythms_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_votes" ADD CONSTRAINT "help_votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_votes" ADD CONSTRAINT "help_votes_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookups" ADD CONSTRAINT "lookups_team_id_units_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_certificates" ADD CONSTRAINT "path_certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_certificates" ADD CONSTRAINT "path_certificates_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "practice_answers_once_uq" ON "practice_answers" USING btree ("person_id","item","day");--> statement-breakpoint
CREATE INDEX "help_votes_team_ix" ON "help_votes" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "path_certificates_once_uq" ON "path_certificates" USING btree ("person_id","path");--> statement-breakpoint
CREATE UNIQUE INDEX "pledges_once_uq" ON "pledges" USING btree ("person_id","module","section");