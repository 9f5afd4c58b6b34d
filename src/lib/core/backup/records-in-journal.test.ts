import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasMore, printEntry, type JournalEntry } from '#lib/core/backup/journal-entry.ts';
import { recordsIn } from '#lib/core/backup/records-in-journal.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { WriteId } from '#lib/core/register.ts';
import type { Fact, FactId } from '#lib/core/review/fact.ts';
import { defaultSettings } from '#lib/core/review/scheduler.ts';

const settings = defaultSettings(0.9);

const anyFact = fc
	.record({ name: fc.string({ minLength: 1 }), atMillis: fc.nat() })
	.map(({ name, atMillis }): Fact => ({
		...{ kind: 'reset', id: name as FactId, cardId: `card ${name}` as CardId },
		...{ atMillis, utcOffsetMinutes: 480, rolloverHour: 4, settingsId: settings.id }
	}));
/** What a register may hold: keys that an object had better not have are refused, and nothing of ours has them. */
const anyValue = fc
	.jsonValue({ maxDepth: 2 })
	.map((value) => JSON.stringify(value))
	.filter((text) => !/"(?:__proto__|constructor|prototype)":/.test(text));
const anyRegister = fc
	.record({ subject: fc.string({ minLength: 1 }), value: anyValue })
	.map(({ subject, value }) => ({
		...{ subject, field: 'flag', value: JSON.parse(value) as never, atMillis: 7 },
		writeId: 'w' as WriteId
	}));
const anyEntry: fc.Arbitrary<JournalEntry> = fc.oneof(
	fc.record({
		kind: fc.constant('records' as const),
		records: fc.oneof(
			fc.record({ facts: fc.array(anyFact) }),
			fc.record({ registers: fc.array(anyRegister) }),
			fc.constant({ settings: [settings] })
		)
	}),
	fc.constant({ kind: 'more' as const })
);

const recordsOfEntry = (entry: JournalEntry) => (entry.kind === 'records' ? entry.records : {});

test('what was written into a journal is read from it, in its order', () => {
	fc.assert(
		fc.property(fc.array(anyEntry), (entries) => {
			const text = entries.map(printEntry).join('');
			const written = entries.map(recordsOfEntry);
			expect(recordsIn(text)).toEqual({
				facts: written.flatMap(({ facts = [] }) => facts),
				registers: written.flatMap(({ registers = [] }) => registers),
				settings: written.flatMap((records) => records.settings ?? [])
			});
			expect(hasMore(text)).toBe(entries.some(({ kind }) => kind === 'more'));
		})
	);
});

test('a writer that was killed anywhere in an entry takes none of the others along', () => {
	fc.assert(
		fc.property(
			fc.array(anyEntry),
			anyEntry,
			fc.nat(),
			fc.array(anyEntry),
			(before, torn, at, after) => {
				const text = (entries: readonly JournalEntry[]) => entries.map(printEntry).join('');
				const whole = printEntry(torn);
				const cut = whole.slice(0, at % (whole.length - 1));
				expect(recordsIn(text(before) + cut + text(after))).toEqual(
					recordsIn(text(before) + text(after))
				);
			}
		)
	);
});

test.each([
	'null',
	'7',
	'"facts"',
	'[]',
	'{"facts":7}',
	'{"facts":[{"kind":"answer"}]}',
	'{',
	'\0'
])('of a line that is %s nothing is read', (line) => {
	expect(recordsIn(`\n${line}\n`)).toEqual({ facts: [], registers: [], settings: [] });
});
