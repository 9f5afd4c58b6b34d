/** So many answers are remembered; then it begins anew, so that no text fills the memory. */
const most = 20_000;

/** The same pure function of a text, which is not asked twice about a text that has just come up. */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
	const remembered = new Map<string, T>();
	return (text) => {
		const known = remembered.get(text);
		if (known !== undefined) return known;
		const found = answer(text);
		if (remembered.size >= most) remembered.clear();
		remembered.set(text, found);
		return found;
	};
}
