import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createConnection } from '#lib/storage/connection.ts';
import { createDatabase } from '#lib/storage/database.ts';
import { watchPageAway } from '#lib/storage/page-away.ts';
import { openGate } from '#lib/storage/upgrade-gate.ts';

/** What a browser tells a page that it puts away to show it again, or shows again. */
function told(name: 'pagehide' | 'pageshow', persisted: boolean): Event {
	return Object.assign(new Event(name), { persisted });
}

const record = { key: 'uncounted', value: 7 } as const;

test('a write under way when the page is put away is undone, holds up nobody, and is made once it is back', async () => {
	const page = new EventTarget();
	const database = createDatabase('away', openGate);
	const connection = createConnection(database, openGate, watchPageAway(page));
	await connection.open();
	let runs = 0;
	const written = connection.write([], async () => {
		runs += 1;
		await database.meta.put(record);
		if (runs === 1) page.dispatchEvent(told('pagehide', true));
		await database.meta.get('schemaVersion');
	});
	const other = createConnection(
		createDatabase('away', openGate),
		openGate,
		watchPageAway(undefined)
	);
	const stored = () =>
		other.read([other.database.meta], () => other.database.meta.get('uncounted'));
	expect(await stored()).toBeUndefined();
	const read = connection.read([database.meta], () => database.meta.get('uncounted'));
	expect(
		await Promise.race([written, read, new Promise((go) => setTimeout(go, 50, 'waits'))])
	).toBe('waits');
	page.dispatchEvent(told('pageshow', true));
	expect(await written).toMatchObject({ ok: true });
	await read;
	expect(await stored()).toEqual(record);
	expect(runs).toBe(2);
	connection.close();
	other.close();
});

test('a page that goes for good may still finish what it writes', async () => {
	const page = new EventTarget();
	const database = createDatabase('gone', openGate);
	const connection = createConnection(database, openGate, watchPageAway(page));
	await connection.open();
	const written = await connection.write([], async () => {
		page.dispatchEvent(told('pagehide', false));
		await database.meta.put(record);
	});
	expect(written).toMatchObject({ ok: true });
	connection.close();
});

test('however often the page is put away, a connection that is then found dead is opened once more', async () => {
	const page = new EventTarget();
	const database = createDatabase('put away twice', openGate);
	const connection = createConnection(database, openGate, watchPageAway(page));
	await connection.open();
	let runs = 0;
	const written = connection.write([], async () => {
		runs += 1;
		if (runs <= 2) {
			page.dispatchEvent(told('pagehide', true));
			setTimeout(() => page.dispatchEvent(told('pageshow', true)));
		}
		if (runs === 3) throw new DOMException('the connection is closing', 'InvalidStateError');
		await database.meta.put(record);
	});
	expect(await written).toMatchObject({ ok: true });
	expect(runs).toBe(4);
	connection.close();
});
