ALTER TABLE `reminders` RENAME COLUMN "module" TO "subject";--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`person_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token_uq` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE TABLE `digests` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `kind`, `day`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`step` text DEFAULT 'unchecked' NOT NULL,
	`problems` text,
	`person_id` text,
	`changes` text,
	`before` text,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rows_step_ix` ON `import_rows` (`import_id`,`step`,`line`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`status` text NOT NULL,
	`encoding` text NOT NULL,
	`delimiter` text NOT NULL,
	`columns` text NOT NULL,
	`rows` integer NOT NULL,
	`checked` integer DEFAULT 0 NOT NULL,
	`tally` text NOT NULL,
	`problem` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`committed_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mail_preferences` (
	`person_id` text PRIMARY KEY NOT NULL,
	`time_zone` text,
	`hour` integer NOT NULL,
	`quiet_from` integer NOT NULL,
	`quiet_until` integer NOT NULL,
	`off` text NOT NULL,
	`stop_key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_preferences_stop_key_uq` ON `mail_preferences` (`stop_key`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`key` text,
	`at` integer NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_key_uq` ON `notices` (`person_id`,`key`);--> statement-breakpoint
CREATE INDEX `notices_person_at_ix` ON `notices` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `notices_unmailed_ix` ON `notices` (`mailed_at`,`person_id`);--> statement-breakpoint
CREATE TABLE `pin_devices` (
	`person_id` text NOT NULL,
	`device_hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `device_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pins` (
	`person_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `store_doors` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`code` text NOT NULL,
	`made_by` text NOT NULL,
	`at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`store_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `store_doors_code_uq` ON `store_doors` (`code`);--> statement-breakpoint
CREATE INDEX `store_doors_store_ix` ON `store_doors` (`store_id`);--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`observer_id` text NOT NULL,
	`marks` text NOT NULL,
	`evidence` text NOT NULL,
	`at` integer NOT NULL,
	`arrived_at` integer NOT NULL,
	`read_at` integer,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `observations_person_at_ix` ON `observations` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `observations_team_at_ix` ON `observations` (`team_id`,`at`);--> statement-breakpoint
CREATE TABLE `one_to_ones` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`team_id` text NOT NULL,
	`day` text NOT NULL,
	`went_well` text NOT NULL,
	`skill` text,
	`next_step` text NOT NULL,
	`at` integer NOT NULL,
	`agreed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `one_to_ones_person_ix` ON `one_to_ones` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `one_to_ones_lead_ix` ON `one_to_ones` (`lead_id`,`at`);--> statement-breakpoint
CREATE TABLE `skill_weeks` (
	`team_id` text NOT NULL,
	`week` text NOT NULL,
	`skill` text NOT NULL,
	`chosen_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `week`),
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chosen_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `watch_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`skill` text,
	`note` text,
	`at` integer NOT NULL,
	`closed_at` integer,
	`observation_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observation_id`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watch_requests_team_ix` ON `watch_requests` (`team_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `watch_requests_person_ix` ON `watch_requests` (`person_id`);--> statement-breakpoint
CREATE TABLE `assignment_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`person_id` text,
	`kind` text NOT NULL,
	`due_on` text,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignment_changes_assignment_ix` ON `assignment_changes` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `assignment_changes_person_ix` ON `assignment_changes` (`person_id`);--> statement-breakpoint
CREATE TABLE `assignment_people` (
	`batch_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`batch_id`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignment_people_person_ix` ON `assignment_people` (`person_id`);--> statement-breakpoint
CREATE TABLE `scenario_passes` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`scenario` text NOT NULL,
	`score` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scenario_passes_person_ix` ON `scenario_passes` (`person_id`,`scenario`,`at`);--> statement-breakpoint
CREATE TABLE `attempt_shares` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sharing_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`allowed` integer NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `reminders_day_uq`;--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_day_uq` ON `reminders` (`person_id`,`subject`,`day`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `way` text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `staff_number` text;--> statement-breakpoint
CREATE UNIQUE INDEX `people_staff_number_uq` ON `people` (`staff_number`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `batch_id` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `scenario` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `unit_id` text REFERENCES units(id);--> statement-breakpoint
ALTER TABLE `assignments` ADD `role` text DEFAULT 'learner' NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `every_months` integer;--> statement-breakpoint
CREATE INDEX `assignments_unit_ix` ON `assignments` (`unit_id`);--> statement-breakpoint
CREATE INDEX `assignments_batch_ix` ON `assignments` (`batch_id`);