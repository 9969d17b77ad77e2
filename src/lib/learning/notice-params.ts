type Asked = { path?: string | null; module?: string | null; scenario?: string | null };

/** What a notice says of what was asked: the first of it, and how many more. */
export const about = ({ path, module, scenario }: Asked, count: number) => ({
	...said({ path, module, scenario }),
	more: String(count - 1)
});

/** Those that say something. */
export const said = (params: Record<string, string | null | undefined>) =>
	Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1])));
