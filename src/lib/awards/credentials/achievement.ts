import { createHash, randomBytes } from 'node:crypto';
import { CONTEXTS, type Credential } from './shape.ts';

export type Unsigned = Omit<Credential, 'proof'>;

/** What a badge says. Addresses are absolute and stay for good: they are names as well. */
export type Award = {
	/** Of the credential: `https://…/verify/…`. */
	id: string;
	/** `id` as `issuerOf(key)` says. */
	issuer: { id: string; name: string; url: string };
	achievement: { id: string; name: string; description: string; criteria: string; image: string; language: string };
	/** Whose it is. Only a hash of it gets into the badge. */
	email: string;
	validFrom: Date;
	citation?: string;
	/** Where the list of revoked badges is. */
	revocations: string;
};

export function openBadge(award: Award, salt = randomBytes(16).toString('hex')): Unsigned {
	const { criteria, image, language, ...achievement } = award.achievement;
	return wellFormed({
		'@context': [...CONTEXTS],
		id: award.id,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: achievement.name,
		issuer: { ...award.issuer, type: ['Profile'] },
		validFrom: `${award.validFrom.toISOString().slice(0, 19)}Z`,
		credentialSubject: {
			type: ['AchievementSubject'],
			identifier: [
				{
					type: 'IdentityObject',
					hashed: true,
					identityHash: hashOf(award.email, salt),
					identityType: 'emailAddress',
					salt
				}
			],
			achievement: {
				...achievement,
				type: ['Achievement'],
				achievementType: 'Award',
				inLanguage: language,
				criteria: { narrative: criteria },
				image: { id: image, type: 'Image' }
			}
		},
		...(award.citation && { evidence: [{ type: ['Evidence'], narrative: award.citation }] }),
		credentialStatus: { id: award.revocations, type: '1EdTechRevocationList' }
	});
}

/** Whether this badge was given to whoever has that address. */
export function recipientMatches({ credentialSubject }: Unsigned, email: string) {
	return (credentialSubject.identifier ?? []).some(
		({ hashed, identityType, identityHash, salt }) =>
			hashed && identityType === 'emailAddress' && identityHash.toLowerCase() === hashOf(email, salt)
	);
}

/** The list that `credentialStatus` points to. The specification and its validator differ in the member's name. */
export function revocationList(id: string, issuer: string, credentials: string[]) {
	const revoked = credentials.map((credential) => ({ id: credential, revoked: true }));
	return { id, issuer, revokedCredential: revoked, revokedCredentials: revoked };
}

const hashOf = (email: string, salt = '') =>
	`sha256$${createHash('sha256')
		.update(email.trim().toLowerCase() + salt)
		.digest('hex')}`;

const wellFormed = (badge: Unsigned): Unsigned =>
	JSON.parse(JSON.stringify(badge), (_, value) => (typeof value === 'string' ? value.toWellFormed() : value));
