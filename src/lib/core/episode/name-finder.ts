/** Where a form of something stands in a text (UTF-16 units). */
export interface Occurrence<Key> {
	readonly key: Key;
	readonly start: number;
	readonly end: number;
}

/** Finds every occurrence of the known forms in a text, in its order. */
export type NameFinder<Key> = (text: string) => readonly Occurrence<Key>[];

/** A letter or digit of an alphabet, which must not touch a form in the same alphabet. */
const touching = '[\\p{Script=Latin}\\p{N}]';

/**
 * A finder of names and terms. Of forms that begin at one place the longest is found (“Google
 * DeepMind”, not “Google”), and no two occurrences overlap. A form that begins or ends with a Latin
 * letter or digit is found only as a whole word, one in Han characters anywhere. The first key of a
 * form wins; an empty form is never found. Takes time in proportion to the text.
 */
export function createNameFinder<Key>(
	forms: Iterable<readonly [form: string, key: Key]>,
	{ foldCase }: { readonly foldCase: boolean }
): NameFinder<Key> {
	const fold = (form: string): string => (foldCase ? form.toLowerCase() : form);
	const keys = new Map<string, Key>();
	for (const [form, key] of forms) {
		if (form !== '' && !keys.has(fold(form))) {
			keys.set(fold(form), key);
		}
	}
	if (keys.size === 0) {
		return () => [];
	}
	const alternatives = [...keys.keys()].sort((a, b) => b.length - a.length).map(patternOf);
	const pattern = new RegExp(alternatives.join('|'), foldCase ? 'giu' : 'gu');
	return (text) =>
		[...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
			const key = keys.get(fold(found));
			return key === undefined ? [] : [{ key, start: index, end: index + found.length }];
		});
}

function patternOf(form: string): string {
	const escaped = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	const before = /^[\p{Script=Latin}\p{N}]/u.test(form) ? `(?<!${touching})` : '';
	const after = /[\p{Script=Latin}\p{N}]$/u.test(form) ? `(?!${touching})` : '';
	return before + escaped + after;
}
