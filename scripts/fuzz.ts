import fc from 'fast-check';
import { arbitraryAnyPage } from '#tests/support/pages/arbitrary-any-page.ts';
import { brokenLaw } from '#tests/support/pages/reading-law.ts';

const usage = `Usage: npm run fuzz [-- CASES [SEED]]
Reads random texts made of what pages are made of, 100,000 unless told, and says which broke a promise.`;

/** A failure is shown so often while it is made smaller; each is a smaller case of the same. */
const [cases = 100_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);

if (![cases, seed].every(Number.isInteger) || cases < 1) {
	console.error(usage);
	process.exitCode = 2;
} else {
	const began = performance.now();
	const result = fc.check(
		fc.property(arbitraryAnyPage, (marked) => {
			const broken = brokenLaw(marked);
			if (broken !== undefined) {
				throw new Error(broken);
			}
		}),
		{ numRuns: cases, seed }
	);
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	if (result.failed) {
		const [marked] = result.counterexample ?? [];
		const reason = result.errorInstance instanceof Error ? result.errorInstance.message : '';
		console.error(
			`Seed ${seed}, case ${result.numRuns}: ${reason}\n${JSON.stringify(marked?.page)}`
		);
		process.exitCode = 1;
	} else {
		console.log(`${cases} cases (seed ${seed}) in ${seconds} s: nothing thrown, hung or lost.`);
	}
}
