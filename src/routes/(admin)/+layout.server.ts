import { isAdmin, oversees } from '#lib/accounts/policy.ts';

export const load = ({ locals }) => {
	const person = locals.person!;
	return {
		person: { name: person.name },
		company: person.company.name,
		may: { oversee: oversees(person), administer: isAdmin(person) },
		locale: locals.locale,
		theme: locals.theme
	};
};
