CREATE TABLE `rewind_turns` (
	`rewind_id` text NOT NULL,
	`number` integer NOT NULL,
	`choice` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`rewind_id`, `number`),
	FOREIGN KEY (`rewind_id`) REFERENCES `rewinds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rewinds` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`from_turn` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`ending` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rewinds_attempt_ix` ON `rewinds` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `attempts_person_ended_ix` ON `attempts` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `attempts_version_ix` ON `attempts` (`version`,`person_id`);