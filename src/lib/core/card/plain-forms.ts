/** An English word, and what it may be a form of (countries: countrie, country). */
export function plainForms(word: string): readonly string[] {
	const forms = [word];
	for (const [ending, ...replacements] of [
		['ies', 'y'],
		['es', '', 'e'],
		['s', ''],
		['ied', 'y'],
		['ed', '', 'e'],
		['ing', '', 'e'],
		['er', '', 'e'],
		['est', '', 'e'],
		['ly', '', 'le']
	] as const) {
		if (word.endsWith(ending) && word.length > ending.length + 2) {
			const stem = word.slice(0, -ending.length);
			forms.push(...replacements.map((replacement) => stem + replacement));
			// stopping, bigger
			if (/([bdgklmnprt])\1$/u.test(stem)) {
				forms.push(stem.slice(0, -1));
			}
		}
	}
	return forms;
}
