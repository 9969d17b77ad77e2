UPDATE assignments SET unit_id = team_id;--> statement-breakpoint
UPDATE assignments SET audience = 'unit' WHERE audience = 'team';
