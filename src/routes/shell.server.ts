import { isAdmin, manages, oversees } from '#lib/accounts/policy.ts';

/** What the frame around every signed-in page needs to know. */
export function shell({ person, locale, theme }: App.Locals) {
	return {
		person: { name: person!.name },
		company: person!.company.name,
		may: { oversee: oversees(person!), manage: manages(person!), administer: isAdmin(person!) },
		locale,
		theme
	};
}
