type Named = { name: string };

/** Maya O. where that says who it is, and the full name where two would be called the same. */
export function shortNames<P extends Named>(people: P[]): (P & { short: string })[] {
	const times = new Map<string, number>();
	for (const { name } of people) times.set(shorten(name), (times.get(shorten(name)) ?? 0) + 1);
	return people.map((person) => {
		const short = shorten(person.name);
		return { ...person, short: times.get(short) === 1 ? short : person.name };
	});
}

/** Names without gaps, such as 李薇, are short as they are. */
function shorten(name: string) {
	const [first, ...rest] = name.trim().split(/\s+/);
	const initial = [...(rest.at(-1) ?? '')][0];
	return initial ? `${first} ${initial.toUpperCase()}.` : first!;
}
