ALTER TABLE "award_winners" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "announcements" DROP COLUMN "citation";