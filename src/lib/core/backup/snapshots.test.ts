import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	printSnapshotName,
	readSnapshotName,
	snapshotReasons
} from '#lib/core/backup/snapshot-name.ts';
import { beyondKept, droppedForRoom, snapshotsKept } from '#lib/core/backup/snapshots-kept.ts';

const anyName = fc.record({
	atMillis: fc.integer({ min: 0, max: Date.UTC(2200, 0) }),
	reason: fc.constantFrom(...snapshotReasons)
});

test('time and reason are read from the name as they were written into it, and names sort by time', () => {
	fc.assert(
		fc.property(anyName, anyName, (one, other) => {
			const name = printSnapshotName(one);
			expect(readSnapshotName(name)).toEqual(one);
			expect(name).toMatch(/^[\w.-]+$/);
			if (one.atMillis < other.atMillis) expect(name < printSnapshotName(other)).toBe(true);
		})
	);
});

test.each([
	['2026-01-02T03-04-05.006Z-before-import.jinju', true],
	['2026-01-02T03-04-05.006Z-before-lunch.jinju', false],
	['2026-13-42T03-04-05.006Z-before-import.jinju', false],
	['2026-01-02T03-04-05.006Z-before-import.jinju.crswap', false],
	['jinju-2026-01-02.jinju', false]
])('%s is a snapshot’s name: %s', (name, is) => {
	expect(readSnapshotName(name) !== undefined).toBe(is);
});

const files = fc
	.array(fc.nat({ max: 100 }))
	.map((sizes) => sizes.map((bytes, place) => ({ name: `file ${place}`, bytes })));

test('the one that was just written is kept, and beside it the last nine', () => {
	fc.assert(
		fc.property(files, fc.nat(), (held, place) => {
			const names = held.map(({ name }) => name);
			const written = names[place % Math.max(1, names.length)] ?? 'none';
			const gone = new Set(beyondKept(names, written));
			const others = names.filter((name) => name !== written).slice(-(snapshotsKept - 1));
			expect(names.filter((name) => !gone.has(name))).toEqual(
				names.filter((name) => name === written || others.includes(name))
			);
		})
	);
});

test('for room the oldest go, no more than must and never the newest; none, where that is not enough', () => {
	fc.assert(
		fc.property(files, fc.nat({ max: 300 }), fc.nat({ max: 300 }), (held, bytes, free) => {
			const dropped = droppedForRoom(held, bytes, free);
			const freed = (count: number) =>
				held.slice(0, count).reduce((sum, one) => sum + one.bytes, free);
			if (!dropped) {
				expect(freed(Math.max(0, held.length - 1))).toBeLessThan(bytes);
				return;
			}
			expect(dropped).toEqual(held.slice(0, dropped.length).map(({ name }) => name));
			expect(held.length === 0 || dropped.length < held.length).toBe(true);
			expect(freed(dropped.length)).toBeGreaterThanOrEqual(bytes);
			if (dropped.length > 0) expect(freed(dropped.length - 1)).toBeLessThan(bytes);
		})
	);
});
