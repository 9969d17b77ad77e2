PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`module` text,
	`path` text,
	`audience` text NOT NULL,
	`team_id` text NOT NULL,
	`person_id` text,
	`due_on` text,
	`due_after_days` integer,
	`note` text,
	`assigned_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_one_subject" CHECK(("__new_assignments"."module" is null) <> ("__new_assignments"."path" is null))
);
--> statement-breakpoint
INSERT INTO `__new_assignments`("id", "module", "path", "audience", "team_id", "person_id", "due_on", "due_after_days", "note", "assigned_by", "at") SELECT "id", "module", "path", "audience", "team_id", "person_id", "due_on", "due_after_days", "note", "assigned_by", "at" FROM `assignments`;--> statement-breakpoint
DROP TABLE `assignments`;--> statement-breakpoint
ALTER TABLE `__new_assignments` RENAME TO `assignments`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `assignments_team_ix` ON `assignments` (`team_id`);--> statement-breakpoint
CREATE INDEX `assignments_person_ix` ON `assignments` (`person_id`);