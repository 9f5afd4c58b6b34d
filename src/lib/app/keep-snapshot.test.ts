import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArchiveWriter, checkArchive } from '#lib/app/backup-archive.ts';
import type { FileFolder } from '#lib/app/file-folder.ts';
import { keepSnapshot } from '#lib/app/keep-snapshot.ts';
import { listSnapshots } from '#lib/app/list-snapshots.ts';
import { printSnapshotName } from '#lib/core/backup/snapshot-name.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';

/** A folder in memory; `broken` says before each step whether it fails, and how far a file is written then. */
function folderWith(
	files: Map<string, Blob>,
	broken: () => 'no' | { readonly name: string; readonly written: number } = () => 'no'
): FileFolder {
	const step = (): void => {
		const fault = broken();
		if (fault !== 'no') throw new DOMException('injected', fault.name);
	};
	return {
		async names() {
			step();
			return Promise.resolve([...files.keys()]);
		},
		async read(name) {
			step();
			return Promise.resolve(files.get(name));
		},
		async write(name, file) {
			const fault = broken();
			files.set(name, fault === 'no' ? file : file.slice(0, fault.written));
			if (fault !== 'no') throw new DOMException('injected', fault.name);
			return Promise.resolve();
		},
		async remove(name) {
			step();
			files.delete(name);
			return Promise.resolve();
		}
	};
}

function aBackup(atMillis: number): Blob {
	const writer = new ArchiveWriter();
	writer.add({ kind: 'settings', rows: [defaultSettings(0.9)] });
	return writer.finish(atMillis);
}

const bytes = aBackup(0).size;

async function keep(folder: FileFolder, atMillis: number, freeBytes = Infinity) {
	return keepSnapshot(folder, aBackup(atMillis), { atMillis, reason: 'import' }, freeBytes);
}

const timesOf = async (folder: FileFolder) =>
	(await listSnapshots(folder)).map(({ atMillis }) => atMillis);

test('the last ten are listed, in the order of time, and can be read', async () => {
	const folder = folderWith(new Map());
	for (let atMillis = 1; atMillis <= 13; atMillis += 1) {
		expect(await keep(folder, atMillis)).toBe('kept');
	}
	expect(await timesOf(folder)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
	for (const { file } of await listSnapshots(folder)) await checkArchive(file);
});

test('one that is taken after a clock was put back is kept, with the nine that are dated last', async () => {
	const folder = folderWith(new Map());
	for (let atMillis = 101; atMillis <= 110; atMillis += 1) await keep(folder, atMillis);
	expect(await keep(folder, 5)).toBe('kept');
	expect(await timesOf(folder)).toEqual([5, 102, 103, 104, 105, 106, 107, 108, 109, 110]);
});

test('what is no snapshot is neither listed nor removed, and one that was cut short goes with the next', async () => {
	const half = printSnapshotName({ atMillis: 5, reason: 'upgrade' });
	const files = new Map([
		['notes.txt', new Blob(['mine'])],
		[half, aBackup(5).slice(0, -1)]
	]);
	const folder = folderWith(files);
	expect(await timesOf(folder)).toEqual([]);
	expect(await keep(folder, 9)).toBe('kept');
	expect(await timesOf(folder)).toEqual([9]);
	expect([...files.keys()].toSorted()).toEqual([
		printSnapshotName({ atMillis: 9, reason: 'import' }),
		'notes.txt'
	]);
});

test('without room the oldest make some; where that is not enough, all stay and the answer says so', async () => {
	const folder = folderWith(new Map());
	for (const atMillis of [1, 2, 3]) await keep(folder, atMillis);
	expect(await keep(folder, 4, bytes / 2)).toBe('kept');
	expect(await timesOf(folder)).toEqual([2, 3, 4]);
	expect(await keep(folder, 5, -2 * bytes)).toBe('no-room');
	expect(await timesOf(folder)).toEqual([2, 3, 4]);
});

test('the one that is needed stays, however many come after it, and whatever room there is', async () => {
	const folder = folderWith(new Map());
	const needed = printSnapshotName({ atMillis: 1, reason: 'import' });
	await keep(folder, 1);
	const keepOn = (atMillis: number, freeBytes = Infinity) =>
		keepSnapshot(folder, aBackup(atMillis), { atMillis, reason: 'import' }, freeBytes, needed);
	for (let atMillis = 2; atMillis <= 13; atMillis += 1) await keepOn(atMillis);
	expect(await timesOf(folder)).toContain(1);
	expect(await keepOn(14, bytes / 2)).toBe('kept');
	expect(await timesOf(folder)).toContain(1);
});

test('of those that came by routine the last stays, beside the others', async () => {
	const folder = folderWith(new Map());
	for (const atMillis of [1, 3, 5]) {
		await keep(folder, atMillis);
		const made = { atMillis: atMillis + 1, reason: 'routine' } as const;
		expect(await keepSnapshot(folder, aBackup(atMillis + 1), made, Infinity)).toBe('kept');
	}
	await keep(folder, 7);
	expect(await timesOf(folder)).toEqual([1, 3, 5, 6, 7]);
});

test('whatever step fails, those that were there stay, and none is listed that cannot be read', async () => {
	for (const name of ['QuotaExceededError', 'UnknownError']) {
		for (let fails = 1; ; fails += 1) {
			const files = new Map<string, Blob>();
			for (const atMillis of [1, 2]) await keep(folderWith(files), atMillis);
			let steps = 0;
			const broken = () => {
				steps += 1;
				return steps >= fails ? { name, written: Math.floor(bytes / 2) } : 'no';
			};
			const outcome = await keep(folderWith(files, broken), 3);
			if (steps < fails) break;
			const listed = await listSnapshots(folderWith(files));
			const times = listed.map(({ atMillis }) => atMillis);
			expect(times.slice(0, 2)).toEqual([1, 2]);
			if (outcome === 'kept') expect(times).toEqual([1, 2, 3]);
			else expect(outcome).toBe(name === 'UnknownError' ? 'failed' : 'no-room');
			for (const { file } of listed) await checkArchive(file);
		}
	}
});

test('cut short at any byte, a snapshot is not listed', async () => {
	const whole = aBackup(1);
	await fc.assert(
		fc.asyncProperty(fc.nat({ max: whole.size - 1 }), async (length) => {
			const name = printSnapshotName({ atMillis: 1, reason: 'restore' });
			const files = new Map([[name, whole.slice(0, length)]]);
			expect(await listSnapshots(folderWith(files))).toEqual([]);
		})
	);
});
