ALTER TABLE "assignments" DROP CONSTRAINT "assignments_one_subject";--> statement-breakpoint
ALTER TABLE "assignments" DROP CONSTRAINT "assignments_team_id_units_id_fk";
--> statement-breakpoint
DROP INDEX "assignments_team_ix";--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ALTER COLUMN "unit_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" DROP COLUMN "team_id";--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_one_subject" CHECK ((case when "assignments"."module" is null then 0 else 1 end) + (case when "assignments"."path" is null then 0 else 1 end) + (case when "assignments"."scenario" is null then 0 else 1 end) = 1);