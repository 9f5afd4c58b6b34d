import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOfTheDay } from '#lib/core/library/line-of-the-day.ts';
import type { NoteId } from '#lib/core/card/note.ts';
import type { Register, WriteId } from '#lib/core/register.ts';
import { dayMillis, studyDayOf, type Moment } from '#lib/core/review/study-day.ts';
import { aNote } from '#tests/support/a-note.ts';
import { localMoment } from '#tests/support/review-builders.ts';

const noteId = (priority: number) => `note-${priority}` as NoteId;
const notes = Array.from({ length: 20 }, (_, index) =>
	aNote({ id: noteId(index + 1), priority: index + 1 })
);
const noon = localMoment('Asia/Shanghai', '2026-05-02T12:00');
const yesterday = noon.atMillis - dayMillis;

function write(field: string, priority: number, atMillis = yesterday, value = true): Register {
	return { subject: noteId(priority), field, value, atMillis, writeId: 'w' as WriteId };
}

/** The line that is shown at a moment. */
function lineAt(moment: Moment, registers: readonly Register[], among = notes) {
	return lineOfTheDay(among, registers, studyDayOf(moment), (atMillis) =>
		studyDayOf({ ...moment, atMillis })
	);
}

/** The priorities of the lines of as many days as there could be lines. */
function linesOf(registers: readonly Register[]): ReadonlySet<number | undefined> {
	return new Set(
		notes.map((_, day) => {
			return lineAt({ ...noon, atMillis: noon.atMillis + day * dayMillis }, registers)?.priority;
		})
	);
}

test('favourites come in turn, whatever they are, and nothing else does', () => {
	const registers = [write('kept', 1), write('favourite', 3), write('favourite', 18)];
	expect(linesOf(registers)).toEqual(new Set([3, 18]));
});

test('without favourites it is the core lines that were kept, and no others', () => {
	const registers = [
		write('kept', 2),
		write('kept', 5),
		write('kept', 6, yesterday, false),
		write('kept', 19),
		write('favourite', 7, yesterday, false)
	];
	expect(linesOf(registers)).toEqual(new Set([2, 5]));
});

test('of what was kept, lines beyond the core are shown where no core line was kept', () => {
	expect(linesOf([write('kept', 18), write('kept', 19)])).toEqual(new Set([18, 19]));
});

test('where no quote was kept it is what else was', () => {
	const among = notes.map((note) => ({ ...note, kind: 'takeaway' as const }));
	expect(lineAt(noon, [write('kept', 4)], among)?.priority).toBe(4);
	expect(lineAt(noon, [write('kept', 4, noon.atMillis)], among)).toBeUndefined();
});

test('where nothing was kept the core lines come in turn', () => {
	expect(linesOf([]).size).toBe(15);
	expect(lineAt(noon, [], [])).toBeUndefined();
});

test('a note that was deleted is not shown', () => {
	const registers = [write('favourite', 3), write('favourite', 4), write('deleted', 3)];
	expect(linesOf(registers)).toEqual(new Set([4]));
});

test('what is kept or made a favourite during the day leaves the line as it was', () => {
	const later = fc.record({
		field: fc.constantFrom('kept', 'favourite'),
		priority: fc.integer({ min: 6, max: 20 }),
		afterMillis: fc.integer({ min: 1, max: 12 * 3_600_000 })
	});
	const before = fc.subarray([1, 2, 3, 4, 5], { minLength: 1 });
	fc.assert(
		fc.property(before, fc.boolean(), fc.array(later), (kept, onFirstDay, deeds) => {
			const at = onFirstDay ? noon.atMillis : yesterday;
			const had = kept.map((priority) => write('kept', priority, at));
			const has = deeds.map(({ field, priority, afterMillis }) =>
				write(field, priority, noon.atMillis + afterMillis)
			);
			const evening: Moment = { ...noon, atMillis: noon.atMillis + 13 * 3_600_000 };
			expect(lineAt(evening, [...had, ...has])).toBe(lineAt(noon, had));
		})
	);
});

test('the line changes with the study day, not at midnight', () => {
	const registers = [1, 2, 3].map((priority) => write('favourite', priority));
	const at = (local: string) => lineAt(localMoment('Asia/Shanghai', local), registers)?.priority;
	expect(at('2026-05-03T03:59')).toBe(at('2026-05-02T12:00'));
	expect(at('2026-05-03T04:00')).not.toBe(at('2026-05-02T12:00'));
});
