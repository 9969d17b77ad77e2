import type { PortraitName } from '../engine/graph.ts';
import { bram, dirk, karim, lin, paul } from './men.ts';
import type { Person } from './shapes.ts';
import { aino, irma, marga, mei, noor, sofia, tess } from './women.ts';

export const people: Record<PortraitName, Person> = {
	aino,
	bram,
	dirk,
	irma,
	karim,
	lin,
	marga,
	mei,
	noor,
	paul,
	sofia,
	tess
};
