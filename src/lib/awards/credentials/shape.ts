import { z } from 'zod';

/** What the words of a badge mean, in this order. The third one knows the revocation list. */
export const CONTEXTS = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
	'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
] as const;

/** Half characters are all signed as the same character: one could stand in for another. */
const text = z.string().refine((value) => value.isWellFormed());
/** Never `_:…`: such names are not signed. */
const uri = text.regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i);
const instant = z.iso.datetime({ offset: true });
const extension = z.string().regex(/^ext:[\w.-]+$/);
const only = <T extends string>(type: T) => z.tuple([z.literal(type)]);

const Types = z
	.array(z.enum(['VerifiableCredential', 'OpenBadgeCredential', 'AchievementCredential']))
	.refine((types) => types.includes('VerifiableCredential') && types.some((type) => type !== 'VerifiableCredential'));

const Context = z
	.array(z.enum(CONTEXTS))
	.min(2)
	.refine((urls) => urls.every((url, place) => url === CONTEXTS[place]));

const Image = z.strictObject({ id: uri, type: z.literal('Image'), caption: text.optional() });

const Profile = z.strictObject({
	id: uri,
	type: only('Profile'),
	name: text.optional(),
	url: uri.optional(),
	description: text.optional(),
	image: Image.optional()
});

const Criteria = z
	.strictObject({ id: uri.optional(), narrative: text.optional() })
	.refine(({ id, narrative }) => id !== undefined || narrative !== undefined);

const ACHIEVEMENTS =
	'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate ' +
	'CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree ' +
	'Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership MasterCertificate ' +
	'MasterDegree MicroCredential ProfessionalDoctorate QualityAssuranceCredential ResearchDoctorate SecondarySchoolDiploma';

const Achievement = z.strictObject({
	id: uri,
	type: only('Achievement'),
	name: text,
	description: text,
	criteria: Criteria,
	achievementType: z.enum(ACHIEVEMENTS.split(' ')).or(extension).optional(),
	inLanguage: z
		.string()
		.regex(/^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/)
		.optional(),
	image: Image.optional(),
	tag: z.array(text).min(1).optional(),
	version: text.optional()
});

const IDENTITIES =
	'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId ' +
	'oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier';

const Identity = z
	.strictObject({
		type: z.literal('IdentityObject'),
		hashed: z.boolean(),
		identityHash: text,
		identityType: z.enum(IDENTITIES.split(' ')).or(extension),
		salt: text.optional()
	})
	.refine(({ hashed, identityHash }) => !hashed || /^(sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i.test(identityHash));

const Subject = z
	.strictObject({
		id: uri.optional(),
		type: only('AchievementSubject'),
		identifier: z.array(Identity).min(1).max(20).optional(),
		achievement: Achievement,
		narrative: text.optional()
	})
	.refine(({ id, identifier }) => id !== undefined || identifier !== undefined);

const Evidence = z.strictObject({
	id: uri.optional(),
	type: only('Evidence'),
	name: text.optional(),
	description: text.optional(),
	narrative: text.optional()
});

const Proof = z.strictObject({
	type: z.literal('DataIntegrityProof'),
	cryptosuite: z.literal('eddsa-rdfc-2022'),
	created: instant.optional(),
	verificationMethod: uri,
	proofPurpose: z.literal('assertionMethod'),
	proofValue: z.string().regex(/^z[1-9A-HJ-NP-Za-km-z]+$/)
});

/**
 * An Open Badge 3.0 in its plain JSON form: collections are lists, also of one. Narrower than the specification on
 * purpose: what is not named here is refused, so that nothing in a badge is shown that its proof does not cover.
 */
export const Credential = z.strictObject({
	'@context': Context,
	id: uri,
	type: Types,
	name: text,
	description: text.optional(),
	image: Image.optional(),
	issuer: Profile,
	validFrom: instant,
	validUntil: instant.optional(),
	awardedDate: instant.optional(),
	credentialSubject: Subject,
	evidence: z.array(Evidence).min(1).max(20).optional(),
	credentialStatus: z.strictObject({ id: uri, type: z.literal('1EdTechRevocationList') }).optional(),
	/** One: a second one would be let through unread when the first is right. */
	proof: z.tuple([Proof])
});
export type Credential = z.infer<typeof Credential>;
