import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** The name of the chunk; after it: not compressed, no method, no language, no translated name. */
const KEYWORD = Buffer.from('openbadgecredential\0');
const HEAD = Buffer.concat([KEYWORD, Buffer.alloc(4)]);

/** Puts a credential into a picture, in place of one that may be there. */
export function bake(png: Uint8Array, credential: object) {
	const kept = [...chunks(png)].filter((chunk) => !holdsCredential(chunk));
	const end = kept.findIndex(({ type }) => type === 'IEND');
	if (end < 0) throw new Error('Only a whole PNG can be baked.');
	const baked = chunk('iTXt', Buffer.concat([HEAD, Buffer.from(JSON.stringify(credential))]));
	return Buffer.concat([SIGNATURE, ...kept.slice(0, end).map(({ bytes }) => bytes), baked, kept[end]!.bytes]);
}

/** The text of the credential in a picture that anybody handed in; undefined when there is none. */
export function unbake(png: Uint8Array) {
	const data = [...chunks(png)].find(holdsCredential)?.data;
	if (!data || data[KEYWORD.length] !== 0) return undefined; // 1: compressed, which the specification forbids
	const language = data.indexOf(0, KEYWORD.length + 2);
	const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
	return translated < 0 ? undefined : data.toString('utf8', translated + 1);
}

type Chunk = { type: string; data: Buffer; bytes: Buffer };

const holdsCredential = ({ type, data }: Chunk) => type === 'iTXt' && data.indexOf(KEYWORD) === 0;

/** As many as can be read. */
function* chunks(png: Uint8Array): Generator<Chunk> {
	const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
	if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return;
	for (let start = SIGNATURE.length, end; start + 12 <= file.length; start = end) {
		end = start + 12 + file.readUInt32BE(start);
		if (end > file.length) return;
		const type = file.toString('latin1', start + 4, start + 8);
		yield { type, data: file.subarray(start + 8, end - 4), bytes: file.subarray(start, end) };
		if (type === 'IEND') return;
	}
}

export function chunk(type: string, data: Buffer) {
	const body = Buffer.concat([Buffer.from(type), data]);
	const length = Buffer.alloc(4);
	const sum = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}
