import * as inbox from '#lib/accounts/inbox.server.ts';
import { isAdmin, manages, oversees } from '#lib/accounts/policy.ts';
import { KINDS } from '../notices.server.ts';

/** What the frame around every signed-in page needs to know. */
export async function shell({ person, locale, theme, isShared, door }: App.Locals) {
	return {
		person: { id: person!.id, name: person!.name },
		company: person!.company.name,
		may: { oversee: oversees(person!), manage: manages(person!), administer: isAdmin(person!) },
		/** Where the next one on a shared tablet comes in. */
		door: isShared ? (door ? `/store/${door}` : '/sign-in') : null,
		unread: await inbox.unread(person!, KINDS),
		locale,
		theme
	};
}
