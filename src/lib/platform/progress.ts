/** How far long work has come, for those who wait for it: in this process only, since nothing of it is committed yet. */
const going = new Map<string, number>();

export const report = (work: string, done: number) => void going.set(work, done);
export const done = (work: string) => going.get(work);
export const over = (work: string) => void going.delete(work);

/** Lets others be answered in the middle of work that would not pause by itself. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
