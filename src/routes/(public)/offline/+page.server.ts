import { anchors } from '#lib/coaching/rubric.ts';

/** Kept on phones (src/service-worker.ts): it says nothing about anybody. */
export const load = ({ locals }) => ({ anchors: anchors(locals.locale), locale: locals.locale });
