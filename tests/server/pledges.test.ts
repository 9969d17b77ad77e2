import { beforeEach, expect, test } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import * as lessons from '#lib/learning/sections.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';

const MODULE = 'greeting';
const pledged = catalogue.lesson(MODULE, 'fi').sections.find((section) => section.pledge)!;
const plain = catalogue.lesson(MODULE, 'fi').sections.find((section) => !section.pledge)!;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

const page = async () => (await lessons.show(people.maya, MODULE, pledged.id, 'fi')).pledge;
const open = () => pledges.open(people.maya, 'fi');

test('Maya takes something on with one tap, pressed twice, and reads it in her language', async () => {
	expect(await page()).toEqual({ text: pledged.pledge, made: false });
	await pledges.make(people.maya, MODULE, pledged.id, 'fi');
	await pledges.make(people.maya, MODULE, pledged.id, 'fi');
	expect(await page()).toMatchObject({ made: true });
	expect(await open()).toMatchObject([{ text: pledged.pledge, href: `/learn/${MODULE}/${pledged.id}` }]);
	const inDutch = catalogue.lesson(MODULE, 'nl').sections.find((section) => section.pledge)!.pledge;
	expect(await pledges.open(people.maya, 'nl')).toMatchObject([{ text: inDutch }]);
	expect(await pledges.open(people.eero, 'fi')).toEqual([]);
});

test.each([true, false])('says how it went (tried: %s), and may take it on again', async (kept) => {
	await pledges.make(people.maya, MODULE, pledged.id, 'fi');
	await pledges.close(people.maya, (await open())[0]!.id, kept);
	expect(await open()).toEqual([]);
	expect(await page()).toMatchObject({ made: false });
	await pledges.make(people.maya, MODULE, pledged.id, 'fi');
	expect(await open()).toHaveLength(1);
});

test('nobody closes what is another’s, and a section without a pledge takes none', async () => {
	await pledges.make(people.maya, MODULE, pledged.id, 'fi');
	const [mine] = await open();
	await expect(pledges.close(people.eero, mine!.id, true)).rejects.toThrow(NotFound);
	expect(await open()).toHaveLength(1);
	await expect(pledges.make(people.maya, MODULE, plain.id, 'fi')).rejects.toThrow(NotFound);
	await expect(pledges.make(people.maya, 'constructor', pledged.id, 'fi')).rejects.toThrow(NotFound);
});
