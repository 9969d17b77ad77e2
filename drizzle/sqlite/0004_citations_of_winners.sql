PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_award_winners` (
	`id` text PRIMARY KEY NOT NULL,
	`announcement_id` text NOT NULL,
	`person_id` text,
	`unit_id` text,
	`citation` text,
	`evidence` text NOT NULL,
	`conflicts` text,
	FOREIGN KEY (`announcement_id`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_award_winners`("id", "announcement_id", "person_id", "unit_id", "citation", "evidence", "conflicts") SELECT "id", "announcement_id", "person_id", "unit_id", "citation", "evidence", "conflicts" FROM `award_winners`;--> statement-breakpoint
DROP TABLE `award_winners`;--> statement-breakpoint
ALTER TABLE `__new_award_winners` RENAME TO `award_winners`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `award_winners_once_uq` ON `award_winners` (`announcement_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `award_winners_team_uq` ON `award_winners` (`announcement_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `award_winners_person_ix` ON `award_winners` (`person_id`);--> statement-breakpoint
CREATE INDEX `award_winners_unit_ix` ON `award_winners` (`unit_id`);--> statement-breakpoint
ALTER TABLE `announcements` DROP COLUMN `citation`;