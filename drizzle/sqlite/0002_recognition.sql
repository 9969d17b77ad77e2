CREATE TABLE `award_definitions` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`name` text,
	`unit_id` text NOT NULL,
	`rules` text,
	`retired_at` integer,
	`set_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `award_definitions_unit_ix` ON `award_definitions` (`unit_id`,`at`);--> statement-breakpoint
CREATE TABLE `award_log` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`number` integer NOT NULL,
	`by` text,
	`at` integer NOT NULL,
	`entry` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `award_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `award_log_round_number_uq` ON `award_log` (`round_id`,`number`);--> statement-breakpoint
CREATE TABLE `award_revocations` (
	`id` text PRIMARY KEY NOT NULL,
	`winner_id` text NOT NULL,
	`reason` text NOT NULL,
	`revoked_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`winner_id`) REFERENCES `award_winners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `award_revocations_once_uq` ON `award_revocations` (`winner_id`);--> statement-breakpoint
CREATE TABLE `congratulations` (
	`announcement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`announcement_id`, `person_id`),
	FOREIGN KEY (`announcement_id`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`winner_id` text NOT NULL,
	`body` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`winner_id`) REFERENCES `award_winners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credentials_once_uq` ON `credentials` (`winner_id`);--> statement-breakpoint
CREATE TABLE `issuer_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`secret_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `nominations` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text,
	`unit_id` text,
	`nominated_by` text NOT NULL,
	`practice` text NOT NULL,
	`moment` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `award_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`nominated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `nominations_once_uq` ON `nominations` (`round_id`,`nominated_by`);--> statement-breakpoint
CREATE INDEX `nominations_person_ix` ON `nominations` (`person_id`);--> statement-breakpoint
CREATE INDEX `nominations_by_ix` ON `nominations` (`nominated_by`);--> statement-breakpoint
CREATE TABLE `screens` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`store_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screens_token_uq` ON `screens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `screens_store_ix` ON `screens` (`store_id`);--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`indicator` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text,
	`month` text NOT NULL,
	`n` integer NOT NULL,
	`favourable` integer NOT NULL,
	`entered_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_unit_month_ix` ON `readings` (`unit_id`,`month`);--> statement-breakpoint
CREATE INDEX `readings_person_month_ix` ON `readings` (`person_id`,`month`);--> statement-breakpoint
CREATE TABLE `board_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`shown` text NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `board_settings_at_ix` ON `board_settings` (`at`);--> statement-breakpoint
CREATE TABLE `flags` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`source_id` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`seen_by` text,
	`seen_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seen_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flags_once_uq` ON `flags` (`kind`,`source_id`);--> statement-breakpoint
CREATE INDEX `flags_person_ix` ON `flags` (`person_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`month` text NOT NULL,
	`measure` text NOT NULL,
	`target` integer NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `goals_team_month_ix` ON `goals` (`team_id`,`month`);--> statement-breakpoint
CREATE TABLE `kudos` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`from_team_id` text,
	`to_team_id` text,
	`store_id` text NOT NULL,
	`practice` text NOT NULL,
	`moment` text NOT NULL,
	`quote` text,
	`answers_id` text,
	`month` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`from_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_store_month_ix` ON `kudos` (`store_id`,`month`);--> statement-breakpoint
CREATE INDEX `kudos_from_month_ix` ON `kudos` (`from_id`,`month`);--> statement-breakpoint
CREATE INDEX `kudos_to_month_ix` ON `kudos` (`to_id`,`month`);--> statement-breakpoint
CREATE INDEX `kudos_store_at_ix` ON `kudos` (`store_id`,`at`);--> statement-breakpoint
CREATE INDEX `kudos_from_team_at_ix` ON `kudos` (`from_team_id`,`at`);--> statement-breakpoint
CREATE INDEX `kudos_to_team_at_ix` ON `kudos` (`to_team_id`,`at`);--> statement-breakpoint
CREATE TABLE `kudos_hidings` (
	`id` text PRIMARY KEY NOT NULL,
	`kudos_id` text NOT NULL,
	`hidden_by` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`kudos_id`) REFERENCES `kudos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hidden_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kudos_hidings_once_uq` ON `kudos_hidings` (`kudos_id`);--> statement-breakpoint
CREATE TABLE `kudos_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`kudos_id` text NOT NULL,
	`reported_by` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer,
	FOREIGN KEY (`kudos_id`) REFERENCES `kudos`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kudos_reports_once_uq` ON `kudos_reports` (`kudos_id`,`reported_by`);--> statement-breakpoint
CREATE INDEX `kudos_reports_closed_ix` ON `kudos_reports` (`closed_at`);--> statement-breakpoint
CREATE TABLE `screen_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `screen_consents_person_ix` ON `screen_consents` (`person_id`);--> statement-breakpoint
CREATE TABLE `team_standings` (
	`team_id` text NOT NULL,
	`month` text NOT NULL,
	`store_id` text NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`team_id`, `month`),
	FOREIGN KEY (`team_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`store_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_standings_store_month_ix` ON `team_standings` (`store_id`,`month`);--> statement-breakpoint
ALTER TABLE `announcements` ADD `outcome` text DEFAULT 'award' NOT NULL;--> statement-breakpoint
ALTER TABLE `announcements` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `announcements` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `announcements` ADD `published_at` integer;--> statement-breakpoint
ALTER TABLE `award_rounds` ADD `name` text;--> statement-breakpoint
ALTER TABLE `award_rounds` ADD `nominations_until` integer;--> statement-breakpoint
ALTER TABLE `award_rounds` ADD `phase` text DEFAULT 'nominating' NOT NULL;--> statement-breakpoint
CREATE INDEX `award_rounds_phase_ix` ON `award_rounds` (`phase`);--> statement-breakpoint
ALTER TABLE `award_winners` ADD `unit_id` text REFERENCES units(id);--> statement-breakpoint
ALTER TABLE `award_winners` ADD `citation` text;--> statement-breakpoint
ALTER TABLE `award_winners` ADD `conflicts` text;--> statement-breakpoint
CREATE UNIQUE INDEX `award_winners_team_uq` ON `award_winners` (`announcement_id`,`unit_id`);--> statement-breakpoint
CREATE INDEX `award_winners_unit_ix` ON `award_winners` (`unit_id`);--> statement-breakpoint
ALTER TABLE `points` ADD `worth` integer;--> statement-breakpoint
ALTER TABLE `points` ADD `by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `points` ADD `note` text;--> statement-breakpoint
CREATE INDEX `points_person_at_ix` ON `points` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `points_team_month_ix` ON `points` (`team_id`,`month`);