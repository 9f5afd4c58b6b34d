/** Elements of no real page nest deeper. */
const deepest = 500;

const tag = /<(\/?)([a-z][^\s/<>]*)(?:[\s/][^<>]*)?>/gi;

/** Elements that are empty, or end where the next of their kind begins: they may stand unclosed. */
const unclosed = new Set(
	(
		'area base br col embed hr img input link meta source track wbr p li dt dd tr td th tbody thead tfoot ' +
		'option html head body h1 h2 h3 h4 h5 h6'
	).split(' ')
);

/**
 * Takes the tags out of HTML that nest too deep, each for a line break: the platform's parser needs time
 * with the square of the depth. Call it for one piece after the other, each cut before a `<`.
 */
export function shallowMarkup(): (html: string) => string {
	let depth = 0;
	return (html) =>
		html.replace(tag, (written: string, slash: string, name: string) => {
			if (unclosed.has(name.toLowerCase())) return written;
			const inner = slash === '' ? (depth += 1) : depth;
			if (slash !== '') depth = Math.max(0, depth - 1);
			return inner > deepest ? '<br>' : written;
		});
}
