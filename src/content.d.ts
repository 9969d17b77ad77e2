/** What scripts/content-plugin.ts makes of content/. */
declare module 'virtual:lessons' {
	const lessons: Record<string, Record<string, import('./lib/learning/lesson.ts').Lesson>>;
	export default lessons;
}
declare module 'virtual:scenarios' {
	const scenarios: Record<string, import('./lib/roleplay/engine/graph.ts').Scenario>;
	export default scenarios;
}
declare module 'virtual:paths' {
	const paths: import('./lib/learning/lesson.ts').Paths;
	export default paths;
}
declare module 'virtual:answers' {
	const answers: Record<string, Record<string, import('./lib/learning/lesson.ts').Answer>>;
	export default answers;
}
declare module 'virtual:practice' {
	const items: Record<string, Record<string, import('./lib/coaching/item.ts').Item[]>>;
	export default items;
}
declare module 'virtual:rubric' {
	/** What the marks 0, 1, 2 and 3 mean, by language and skill. */
	const rubric: Record<string, import('./lib/coaching/anchors.ts').Rubric>;
	export default rubric;
}
declare module 'virtual:exercises' {
	/** By skill, language, and in their order. */
	const exercises: Record<string, Record<string, import('./lib/coaching/exercise.ts').Exercise[]>>;
	export default exercises;
}
declare module 'virtual:skills' {
	/** The ids of practices by skill, and last those of the shop as a whole. */
	const skills: Record<string, string[]>;
	export default skills;
}
