import { expect, test } from 'vitest';
import { BadEnv, readEnv } from '#lib/platform/env.server.ts';

const complaint = (settings: Record<string, string>) => {
	try {
		readEnv(settings);
	} catch (e) {
		expect(e).toBeInstanceOf(BadEnv);
		return (e as BadEnv).message;
	}
	return undefined;
};

test('nothing has to be set', () => {
	expect(readEnv({})).toEqual({
		DATABASE_URL: 'data/attune.db',
		PORT: 3000,
		MAIL_FROM: 'Attune <attune@localhost>',
		MAIL_FOLDER: 'data/mail',
		LOG_LEVEL: 'info',
		DEMO: '0'
	});
});

test('an empty setting is one that is not set, and others are none of ours', () => {
	expect(readEnv({ PORT: '', ORIGIN: '', SMTP_URL: '', HOME: '/root' })).toEqual(readEnv({}));
});

test.each([
	['DATABASE_URL', 'postgres://attune:secret@db:5432/attune'],
	['DATABASE_URL', 'postgresql://localhost/attune'],
	['DATABASE_URL', '/var/lib/attune/attune.db'],
	['DATABASE_URL', 'file:data/attune.db'],
	['ORIGIN', 'https://attune.example.com'],
	['ORIGIN', 'http://192.168.1.7:3000'],
	['SMTP_URL', 'smtp://user:password@mail.example.com:587'],
	['SMTP_URL', 'smtps://mail.example.com'],
	['MAIL_FROM', 'Attune <attune@example.com>'],
	['LOG_LEVEL', 'silent'],
	['DEMO', '1'],
	['CLOCK_START', '2026-11-18T09:00:00Z']
])('%s may be %s', (name, value) => {
	expect(readEnv({ [name]: value })).toMatchObject({ [name]: value });
});

test('a port is a number', () => {
	expect(readEnv({ PORT: '8080' }).PORT).toBe(8080);
});

test('an address that ends in a slash gives links with one slash', () => {
	expect(readEnv({ ORIGIN: 'https://attune.example.com/' }).ORIGIN).toBe('https://attune.example.com');
});

test.each([
	['DATABASE_URL', 'mysql://db/attune', 'a file path or postgres://user:password@host/name'],
	['DATABASE_URL', 'postgres://', 'a file path or postgres://user:password@host/name'],
	['ORIGIN', 'attune.example.com', 'an address such as https://attune.example.com'],
	['ORIGIN', 'javascript:alert(1)', 'an address such as https://attune.example.com'],
	['PORT', 'http', 'a port number'],
	['PORT', '80.5', 'a port number'],
	['PORT', '-1', 'a port number'],
	['PORT', '65536', 'a port number'],
	['SMTP_URL', 'mail.example.com', 'an address such as smtp://user:password@host:587'],
	['SMTP_URL', 'https://mail.example.com', 'an address such as smtp://user:password@host:587'],
	['MAIL_FROM', 'me', 'a sender such as "Attune <attune@example.com>"'],
	['LOG_LEVEL', 'loud', 'fatal, error, warn, info, debug or silent'],
	['DEMO', 'yes', '0 or 1'],
	['CLOCK_START', 'yesterday', 'an instant such as 2026-11-18T09:00:00Z']
])('%s may not be %j, and one line says so', (name, value, expected) => {
	expect(complaint({ [name]: value })).toBe(`${name}: expected ${expected}`);
});

test('each wrong setting has its line', () => {
	expect(complaint({ PORT: 'http', DEMO: 'yes', LOG_LEVEL: 'info' })?.split('\n')).toEqual([
		'PORT: expected a port number',
		'DEMO: expected 0 or 1'
	]);
});

test('the complaint does not repeat a value, which may hold a password', () => {
	expect(complaint({ SMTP_URL: 'http://user:hunter2@mail' })).not.toContain('hunter2');
	expect(complaint({ DATABASE_URL: 'mysql://user:hunter2@db' })).not.toContain('hunter2');
});
