import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// What makes Chromium drop a database: it writes a record that crosses a block of 32 kB in two pieces, and a
// kill may come between them. The next start passes over the torn record and writes on behind it; the one
// after takes the whole log for corrupt, and deletes the database.

/** Tears the log of an origin's databases, in the profile of a browser that was killed. */
export async function tearLog(profile: string, origin: string): Promise<void> {
	const store = storeOf(profile, origin);
	const logs = (await readdir(store)).filter((name) => /[.]log$/.test(name));
	const [log = ''] = logs.toSorted().toReversed();
	const path = join(store, log);
	await writeFile(path, withTornRecord(await readFile(path)));
}

/** Where Chromium keeps the databases of an origin. */
export function storeOf(profile: string, origin: string): string {
	const name = origin.replace('://', '_').replace(':', '_');
	return join(profile, 'Default/IndexedDB', `${name}.indexeddb.leveldb`);
}

/**
 * A log of LevelDB whose writer was killed between two pieces of a record: the first fills its block, the
 * others were never written. Source: https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
function withTornRecord(log: Buffer): Buffer {
	const [blockBytes, headBytes, typeFirst] = [32_768, 7, 2];
	const data = Buffer.alloc(blockBytes - (log.length % blockBytes) - headBytes, 'a');
	const head = Buffer.alloc(headBytes);
	const sum = crc32c(Buffer.concat([Buffer.from([typeFirst]), data]));
	head.writeUInt32LE((((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0, 0);
	head.writeUInt16LE(data.length, 4);
	head[6] = typeFirst;
	return Buffer.concat([log, head, data]);
}

/** The checksum of RFC 3720, appendix B.4. */
function crc32c(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
	}
	return (sum ^ 0xffffffff) >>> 0;
}
