import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flags } from '#lib/core/card/markings.ts';
import { daysAhead } from '#lib/core/review/ahead.ts';
import { aimQuery, noteKinds, readAim, type Aim, type PracticeOf } from '#lib/core/review/aim.ts';
import type { DeckId } from '#lib/core/collection/collected-card.ts';

const readQuery = (query: string): Aim | undefined => {
	const values = new URLSearchParams(query);
	return readAim((name) => values.get(name));
};

const practiceArbitrary: fc.Arbitrary<PracticeOf> = fc.oneof(
	fc.constantFrom<PracticeOf>({ kind: 'misses' }, { kind: 'favourites' }),
	fc.string({ minLength: 1 }).map((id) => ({ kind: 'episode' as const, deckId: id as DeckId })),
	fc.constantFrom(...flags).map((flag) => ({ kind: 'flag' as const, flag })),
	fc.constantFrom(...noteKinds).map((noteKind) => ({ kind: 'notes' as const, noteKind }))
);
const aimArbitrary: fc.Arbitrary<Aim> = fc.oneof(
	practiceArbitrary.map((of) => ({ kind: 'practice' as const, of })),
	fc.constantFrom(...daysAhead).map((days) => ({ kind: 'ahead' as const, days })),
	fc.constant<Aim>({ kind: 'new' })
);

test('an address leads back to what it was made for', () => {
	fc.assert(
		fc.property(aimArbitrary, (aim) => {
			expect(readQuery(aimQuery(aim))).toEqual(aim);
		})
	);
});

test('an address that asks for nothing known is the review of the day', () => {
	for (const query of ['', 'meet=5&episode=x', 'practice=all', 'practice=flag&of=9', 'only=old']) {
		expect(readQuery(query)).toBeUndefined();
	}
	expect(readQuery('practice=episode&of=')).toBeUndefined();
});

test('three days ahead are meant where no number is offered', () => {
	for (const query of ['ahead', 'ahead=400', 'ahead=x']) {
		expect(readQuery(query)).toEqual({ kind: 'ahead', days: 3 });
	}
});
