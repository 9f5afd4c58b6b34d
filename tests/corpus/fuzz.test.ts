import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryAnyPage } from '#tests/support/pages/arbitrary-any-page.ts';
import { brokenLaw } from '#tests/support/pages/reading-law.ts';

// `npm run fuzz` tries the same a hundred times as often.

test('no text is lost, hangs or throws, and what was read reads back', () => {
	fc.assert(
		fc.property(arbitraryAnyPage, (marked) => {
			expect(brokenLaw(marked)).toBeUndefined();
		}),
		{ numRuns: 1000 }
	);
});
