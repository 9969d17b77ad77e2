import { shell } from '../shell.server.ts';

export const load = ({ locals }) => shell(locals);
