PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text,
	`module` text,
	`path` text,
	`scenario` text,
	`audience` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text,
	`role` text DEFAULT 'learner' NOT NULL,
	`due_on` text,
	`due_after_days` integer,
	`every_months` integer,
	`note` text,
	`assigned_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_one_subject" CHECK((case when "__new_assignments"."module" is null then 0 else 1 end) + (case when "__new_assignments"."path" is null then 0 else 1 end) + (case when "__new_assignments"."scenario" is null then 0 else 1 end) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_assignments`("id", "batch_id", "module", "path", "scenario", "audience", "unit_id", "person_id", "role", "due_on", "due_after_days", "every_months", "note", "assigned_by", "at") SELECT "id", "batch_id", "module", "path", "scenario", "audience", "unit_id", "person_id", "role", "due_on", "due_after_days", "every_months", "note", "assigned_by", "at" FROM `assignments`;--> statement-breakpoint
DROP TABLE `assignments`;--> statement-breakpoint
ALTER TABLE `__new_assignments` RENAME TO `assignments`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `assignments_unit_ix` ON `assignments` (`unit_id`);--> statement-breakpoint
CREATE INDEX `assignments_person_ix` ON `assignments` (`person_id`);--> statement-breakpoint
CREATE INDEX `assignments_batch_ix` ON `assignments` (`batch_id`);--> statement-breakpoint
CREATE TABLE `__new_people` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`staff_number` text,
	`locale` text,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "people_email_ck" CHECK("__new_people"."email" = lower("__new_people"."email"))
);
--> statement-breakpoint
INSERT INTO `__new_people`("id", "company_id", "name", "email", "staff_number", "locale", "password_hash", "created_at", "left_at") SELECT "id", "company_id", "name", "email", "staff_number", "locale", "password_hash", "created_at", "left_at" FROM `people`;--> statement-breakpoint
DROP TABLE `people`;--> statement-breakpoint
ALTER TABLE `__new_people` RENAME TO `people`;--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_uq` ON `people` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_staff_number_uq` ON `people` (`staff_number`);