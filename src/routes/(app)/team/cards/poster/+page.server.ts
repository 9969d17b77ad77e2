import { showCode } from '#lib/accounts/codes.ts';
import * as doors from '#lib/accounts/doors.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { found } from '#lib/platform/http.ts';
import { qrOf } from '#lib/platform/qr.ts';

export const load = ({ locals: { person }, url }) =>
	found(async () => {
		const { store, code } = await doors.of(person!, url.searchParams.get('store') ?? '');
		if (!code) throw new NotFound();
		return {
			store,
			company: person!.company.name,
			address: `${url.host}/store/`,
			code: showCode(code),
			qr: qrOf(`${url.origin}/store/${code}`)
		};
	});
