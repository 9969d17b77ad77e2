import type { Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';

declare global {
	namespace App {
		interface Locals {
			requestId: string;
			person: Person | null;
			sessionId?: string;
			/** On a tablet that several people use. */
			isShared: boolean;
			/** The code of the store at whose door this tablet stands. */
			door?: string;
			locale: Locale;
			theme: 'light' | 'dark' | 'auto';
		}
		interface Error {
			message: string;
			requestId?: string;
		}
	}
}
