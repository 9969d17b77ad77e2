CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`unit_id` text NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grants_person_ix` ON `grants` (`person_id`);--> statement-breakpoint
CREATE INDEX `grants_unit_role_ix` ON `grants` (`unit_id`,`role`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_uq` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_person_ix` ON `invitations` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`locale` text,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "people_email_ck" CHECK("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_uq` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person_ix` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires_ix` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `setup_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`email_hash` text NOT NULL,
	`address_hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_email_ix` ON `sign_in_failures` (`email_hash`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_failures_address_ix` ON `sign_in_failures` (`address_hash`,`at`);--> statement-breakpoint
CREATE TABLE `unit_tree` (
	`ancestor_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`ancestor_id`, `unit_id`),
	FOREIGN KEY (`ancestor_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_tree_unit_ix` ON `unit_tree` (`unit_id`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_parent_name_uq` ON `units` (`parent_id`,`name`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`citation` text NOT NULL,
	`announced_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `award_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`announced_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_round_uq` ON `announcements` (`round_id`);--> statement-breakpoint
CREATE INDEX `announcements_at_ix` ON `announcements` (`at`);--> statement-breakpoint
CREATE TABLE `award_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`award` text NOT NULL,
	`unit_id` text NOT NULL,
	`month` text NOT NULL,
	`rules` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `award_rounds_once_uq` ON `award_rounds` (`unit_id`,`month`,`award`);--> statement-breakpoint
CREATE TABLE `award_winners` (
	`id` text PRIMARY KEY NOT NULL,
	`announcement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`evidence` text NOT NULL,
	FOREIGN KEY (`announcement_id`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `award_winners_once_uq` ON `award_winners` (`announcement_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `award_winners_person_ix` ON `award_winners` (`person_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`module` text NOT NULL,
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
	FOREIGN KEY (`assigned_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_team_ix` ON `assignments` (`team_id`);--> statement-breakpoint
CREATE INDEX `assignments_person_ix` ON `assignments` (`person_id`);--> statement-breakpoint
CREATE TABLE `check_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`section` text NOT NULL,
	`option` integer NOT NULL,
	`right` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_answers_person_module_ix` ON `check_answers` (`person_id`,`module`);--> statement-breakpoint
CREATE TABLE `completions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`locale` text NOT NULL,
	`version` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `completions_once_uq` ON `completions` (`person_id`,`module`);--> statement-breakpoint
CREATE INDEX `completions_module_at_ix` ON `completions` (`module`,`at`);--> statement-breakpoint
CREATE TABLE `passes` (
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`attempt_id` text NOT NULL,
	`score` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `module`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`reminded_by` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reminded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_day_uq` ON `reminders` (`person_id`,`module`,`day`);--> statement-breakpoint
CREATE TABLE `sections_seen` (
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`section` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `module`, `section`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`payload` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leased_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_status_run_at_ix` ON `jobs` (`status`,`run_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`by` text NOT NULL,
	`id` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`by`, `id`)
);
--> statement-breakpoint
CREATE INDEX `submissions_at_ix` ON `submissions` (`at`);--> statement-breakpoint
CREATE TABLE `badges` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`source_id` text NOT NULL,
	`month` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `badges_once_uq` ON `badges` (`person_id`,`kind`,`source_id`);--> statement-breakpoint
CREATE TABLE `board_opt_outs` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `board_opt_outs_person_ix` ON `board_opt_outs` (`person_id`);--> statement-breakpoint
CREATE TABLE `points` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text,
	`month` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`source_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_once_uq` ON `points` (`person_id`,`reason`,`source_id`);--> statement-breakpoint
CREATE TABLE `standings` (
	`team_id` text NOT NULL,
	`month` text NOT NULL,
	`person_id` text NOT NULL,
	`store_id` text NOT NULL,
	`points` integer NOT NULL,
	`listed` integer NOT NULL,
	PRIMARY KEY(`team_id`, `month`, `person_id`),
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `standings_store_month_ix` ON `standings` (`store_id`,`month`);--> statement-breakpoint
CREATE INDEX `standings_person_ix` ON `standings` (`person_id`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`scenario` text NOT NULL,
	`version` text NOT NULL,
	`seed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`score` integer,
	`passed` integer,
	`result` text,
	`ending` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version`) REFERENCES `scenario_versions`(`version`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempts_person_scenario_ix` ON `attempts` (`person_id`,`scenario`);--> statement-breakpoint
CREATE TABLE `scenario_versions` (
	`version` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `turns` (
	`attempt_id` text NOT NULL,
	`number` integer NOT NULL,
	`scene` text NOT NULL,
	`choice` text NOT NULL,
	`trust_before` integer NOT NULL,
	`trust_after` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `number`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
