import * as m from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';

type Message = (inputs: object, options: { locale: Locale }) => string;

/** The practices that people can show (PRACTICES.md), in a few words each: to customers, and last among colleagues. */
const NAMES: Record<string, Message> = {
	G1: m.practice_g1,
	G2: m.practice_g2,
	G3: m.practice_g3,
	L1: m.practice_l1,
	L2: m.practice_l2,
	L3: m.practice_l3,
	L4: m.practice_l4,
	L5: m.practice_l5,
	L6: m.practice_l6,
	L7: m.practice_l7,
	S1: m.practice_s1,
	S2: m.practice_s2,
	S3: m.practice_s3,
	S4: m.practice_s4,
	S5: m.practice_s5,
	S6: m.practice_s6,
	S7: m.practice_s7,
	S8: m.practice_s8,
	R1: m.practice_r1,
	R2: m.practice_r2,
	R3: m.practice_r3,
	R4: m.practice_r4,
	R5: m.practice_r5,
	R6: m.practice_r6,
	R7: m.practice_r7,
	C1: m.practice_c1,
	C5: m.practice_c5,
	C6: m.practice_c6
};

/** Those that thanks and nominations can name. */
export const PRACTICES = Object.keys(NAMES);

export const options = (locale: Locale) => PRACTICES.map((id) => ({ value: id, label: nameOf(id, locale) }));

export const nameOf = (id: string, locale: Locale) => NAMES[id]?.({}, { locale }) ?? id;
