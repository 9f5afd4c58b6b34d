import { expect, test } from 'vitest';
import { BackupDesk } from '#lib/app/backup-desk.ts';
import type { WriteId } from '#lib/core/register.ts';

const register = {
	...{ subject: 'preferences', field: 'theme', value: 'dark' },
	...{ atMillis: 5, writeId: 'w' as WriteId }
};

test('a row that could not be restored is left out, and the rest is a backup', async () => {
	const desk = new BackupDesk();
	desk.begin();
	const torn = { ...register, field: 'x'.repeat(501) };
	expect(desk.add({ kind: 'registers', rows: [torn, register] })).toBe(1);
	const file = await desk.finish(1);
	desk.open(file);
	expect(await desk.next()).toMatchObject({ part: { rows: [register] } });
	expect(await desk.check(file)).toBeUndefined();
});
