CREATE TABLE `practice_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`item` text NOT NULL,
	`variant` integer NOT NULL,
	`locale` text NOT NULL,
	`option` integer NOT NULL,
	`right` integer NOT NULL,
	`in_row` integer NOT NULL,
	`day` text NOT NULL,
	`seconds` integer NOT NULL,
	`due_on` text,
	`next_on` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_answers_once_uq` ON `practice_answers` (`person_id`,`item`,`day`);--> statement-breakpoint
CREATE TABLE `practice_rhythms` (
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`days` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `from_day`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `help_votes` (
	`person_id` text NOT NULL,
	`subject` text NOT NULL,
	`helped` integer NOT NULL,
	`note` text,
	`team_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `help_votes_team_ix` ON `help_votes` (`team_id`);--> statement-breakpoint
CREATE TABLE `lookups` (
	`team_id` text NOT NULL,
	`subject` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`team_id`, `day`, `subject`),
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `path_certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`path` text NOT NULL,
	`name` text,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`company` text NOT NULL,
	`modules` text NOT NULL,
	`at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	`revoked_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `path_certificates_once_uq` ON `path_certificates` (`person_id`,`path`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`section` text NOT NULL,
	`at` integer NOT NULL,
	`kept_at` integer,
	`let_go_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_once_uq` ON `pledges` (`person_id`,`module`,`section`);--> statement-breakpoint
ALTER TABLE `assignments` ADD `path` text;--> statement-breakpoint
ALTER TABLE `check_answers` ADD `version` text;--> statement-breakpoint
ALTER TABLE `sections_seen` ADD `version` text;