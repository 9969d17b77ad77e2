import * as m from '#lib/paraglide/messages.js';

type Word = () => string;

/** What a job is called on its page; one that is not here is called by its own name. */
const NAMES: Record<string, Word> = {
	'plan-digests': m.job_plan_digests,
	'mail-digest': m.job_mail_digest,
	'mail-invitation': m.job_mail_invitation,
	'mail-announcement': m.job_mail_announcement,
	'mail-nomination': m.job_mail_nomination,
	'mail-revocation': m.job_mail_revocation,
	'announce-award': m.job_announce_award,
	'check-import': m.job_check_import,
	'commit-import': m.job_commit_import,
	'undo-import': m.job_undo_import,
	'mail-reminder': m.job_mail_reminder,
	'mail-thanks': m.job_mail_thanks
};
export const jobName = (name: string) => NAMES[name]?.() ?? name;

/** What the commonest failures mean; the error itself stands beside it. */
const REASONS: [RegExp, Word][] = [
	[/^perhaps done/, m.jobs_why_perhaps],
	[/EAUTH|mail: 5\d\d .*(ENOAUTH|EPROTOCOL)|mail: 53\d/, m.jobs_why_sign_in],
	[/mail: 5/, m.jobs_why_refused],
	[/mail: 4/, m.jobs_why_later],
	[/ECONNREFUSED|ENOTFOUND|EDNS|ECONNRESET|EHOSTUNREACH|closed unexpectedly/i, m.jobs_why_unreachable],
	[/timeout|timed out|ETIMEDOUT|aborted/i, m.jobs_why_slow]
];
export const reasonOf = (error: string) => REASONS.find(([pattern]) => pattern.test(error))?.[1]();
