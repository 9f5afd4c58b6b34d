/**
 * Response headers in the `_headers` format that Netlify and Cloudflare Pages read: a path at the
 * start of a line, its headers indented below. A path may end with `*`.
 * https://docs.netlify.com/manage/routing/headers/
 * https://developers.cloudflare.com/pages/configuration/headers/
 * @typedef {object} HeaderRule
 * @property {string} path
 * @property {Readonly<Record<string, string>>} headers
 */

/**
 * @param {readonly HeaderRule[]} rules
 * @returns {string}
 */
export function formatHeaderRules(rules) {
	return rules
		.map(({ path, headers }) =>
			[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
		)
		.join('\n\n')
		.concat('\n');
}

/**
 * Reads what `formatHeaderRules` writes, comments too. Throws on a line that is neither.
 * @param {string} text
 * @returns {HeaderRule[]}
 */
export function parseHeaderRules(text) {
	/** @type {{ path: string, headers: Record<string, string> }[]} */
	const rules = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		if (line.startsWith('/')) {
			rules.push({ path: line.trim(), headers: {} });
			continue;
		}
		const header = /^\s+([\w-]+):\s*(.*\S)\s*$/.exec(line);
		const rule = rules.at(-1);
		if (header?.[1] === undefined || header[2] === undefined || rule === undefined) {
			throw new Error(`_headers, line ${String(index + 1)}: neither a path nor a header: ${line}`);
		}
		rule.headers[header[1]] = header[2];
	}
	return rules;
}

/**
 * The headers of one path: those of every rule that matches, and of one that is named twice the
 * later. (The hosts join the two with a comma instead; so our rules never name one twice.)
 * @param {readonly HeaderRule[]} rules
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function headersOf(rules, path) {
	return Object.fromEntries(
		rules.filter((rule) => matches(rule.path, path)).flatMap((rule) => Object.entries(rule.headers))
	);
}

/**
 * @param {string} pattern
 * @param {string} path
 */
function matches(pattern, path) {
	return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
