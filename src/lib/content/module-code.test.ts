import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moduleCode } from '#lib/content/module-code.ts';

/** What a module of this code exports. */
async function exported(code: string): Promise<unknown> {
	const module = (await import(
		/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
	)) as { default: unknown };
	return module.default;
}

test('the module exports the value, whatever its texts', async () => {
	const text = fc.oneof(
		fc.constantFrom(
			'一段足够长的话，长到值得只写一遍，因为它会出现两次以上。',
			'</script>',
			'\u2028`${x}`\\'
		),
		fc.string({ unit: 'grapheme' })
	);
	const json = fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 3 },
			text,
			fc.integer(),
			fc.constant(null),
			fc.array(tie('value'), { maxLength: 5 }),
			fc.dictionary(fc.constantFrom('zh', 'en', 'a b', '0'), tie('value'))
		)
	})).value;
	await fc.assert(
		fc.asyncProperty(json, async (value) => {
			expect(await exported(moduleCode(value))).toEqual(value);
		}),
		{ numRuns: 60 }
	);
});

test('a long string that occurs twice is written once', () => {
	const line = 'the most important trait is being reliable';
	expect(moduleCode({ a: line, b: [line] }).split(line)).toHaveLength(2);
});
