/** What scripts/content-plugin.ts makes of content/. */
declare module 'virtual:lessons' {
	const lessons: Record<string, Record<string, import('./lib/learning/lesson.ts').Lesson>>;
	export default lessons;
}
declare module 'virtual:scenarios' {
	const scenarios: Record<string, import('./lib/roleplay/engine/graph.ts').Scenario>;
	export default scenarios;
}
