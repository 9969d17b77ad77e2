/** What mail somebody may do without, kind by kind. */
export const TOPICS = ['due', 'reminders', 'thanks', 'coaching', 'awards', 'weekly'] as const;
export type Topic = (typeof TOPICS)[number];
