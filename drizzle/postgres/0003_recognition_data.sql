-- What was announced before there was a log: a citation for each winner, and out already.
UPDATE award_winners SET citation = (SELECT citation FROM announcements WHERE announcements.id = award_winners.announcement_id);--> statement-breakpoint
UPDATE announcements SET published_at = at;--> statement-breakpoint
UPDATE award_rounds SET phase = 'announced' WHERE id IN (SELECT round_id FROM announcements);--> statement-breakpoint
INSERT INTO team_standings (team_id, month, store_id, points)
SELECT team_id, month, store_id, sum(points) FROM standings WHERE listed GROUP BY team_id, month, store_id;
