import type { ToSimplified } from '#lib/core/card/fold-text.ts';
import { hanCount } from '#lib/core/card/text-measure.ts';
import { compareTyped, type TypedComparison } from '#lib/core/card/typed-answer.ts';

const asItIs: ToSimplified = (text) => text;

let simplifier: Promise<ToSimplified> | undefined;

/**
 * What was typed beside the nearest of the answers. The dictionary of traditional characters is loaded
 * only where Chinese was typed and something differs; without it they count as other characters.
 */
export async function typedComparison(
	typed: string,
	answers: readonly string[]
): Promise<TypedComparison> {
	const plain = compareTyped(typed, answers, asItIs);
	if (plain.right || hanCount(typed) === 0) {
		return plain;
	}
	simplifier ??= loadSimplifier();
	try {
		return compareTyped(typed, answers, await simplifier);
	} catch {
		simplifier = undefined;
		return plain;
	}
}

async function loadSimplifier(): Promise<ToSimplified> {
	const [{ ConverterFactory }, { default: dictionaries }] = await Promise.all([
		import('opencc-js/core'),
		import('opencc-js/to/cn')
	]);
	return ConverterFactory(...dictionaries);
}
