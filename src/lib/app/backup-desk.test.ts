import { expect, test } from 'vitest';
import { BackupDesk } from '#lib/app/backup-desk.ts';
import type { WriteId } from '#lib/core/register.ts';

const register = {
	...{ subject: 'preferences', field: 'theme', value: 'dark' },
	...{ atMillis: 5, writeId: 'w' as WriteId }
};

test('a backup that could not be restored is not given away', async () => {
	const desk = new BackupDesk();
	desk.begin();
	desk.add({ kind: 'registers', rows: [register] });
	expect((await desk.finish(1)).size).toBeGreaterThan(0);
	desk.begin();
	desk.add({ kind: 'registers', rows: [{ ...register, field: 'x'.repeat(501) }] });
	await expect(desk.finish(1)).rejects.toThrow('damaged');
});
