import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link: 160 random bits that survive being read aloud or typed. */
export const makeToken = () => randomBytes(20).toString('hex');
/** What is stored of it. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
