import { createHash } from 'node:crypto';

/**
 * What a browser would refuse on a prerendered page, found before it is shipped.
 * @typedef {object} PagePolicy
 * @property {string | undefined} policy the Content-Security-Policy of the page's meta element
 * @property {readonly string[]} problems inline scripts, styles and handlers that it would block
 */

const tagPattern = /<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;

/** Types of script element that hold data and are not run. */
const dataTypes = /^(application\/(ld\+)?json|text\/plain)$/;

/**
 * Reads the policy of a prerendered page and compares it with the page.
 * Source: CSP Level 3, section 6.7 (https://www.w3.org/TR/CSP3/).
 * @param {string} html
 * @returns {PagePolicy}
 */
export function readPagePolicy(html) {
	/** @type {string | undefined} */
	let policy;
	/** @type {{ directive: string, content: string, what: string }[]} */
	const inlines = [];
	/** @type {string[]} */
	const problems = [];
	for (const match of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(tagPattern)) {
		const name = (match[1] ?? '').toLowerCase();
		const attributes = readAttributes(match[2] ?? '');
		if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy') {
			policy ??= attributes.content;
		} else if (name === 'script' && attributes.src === undefined) {
			if (dataTypes.test(attributes.type ?? '')) continue;
			if (policy === undefined) problems.push('an inline script stands before the policy');
			const content = textUntil(match, '</script');
			inlines.push({ directive: 'script-src', content, what: 'inline script' });
		} else if (name === 'style') {
			const content = textUntil(match, '</style');
			inlines.push({ directive: 'style-src', content, what: 'style element' });
		}
		for (const [attribute, value] of Object.entries(attributes)) {
			if (attribute.startsWith('on')) problems.push(`an inline handler: ${attribute} on ${name}`);
			if (attribute !== 'style') continue;
			inlines.push({ directive: 'style-src-attr', content: value, what: `style of ${name}` });
		}
	}
	if (policy === undefined) {
		return { policy, problems: ['no Content-Security-Policy', ...problems] };
	}
	const allowed = readDirectives(policy);
	for (const { directive, content, what } of inlines) {
		const hash = `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
		if (allowed[directive]?.includes(hash)) continue;
		problems.push(
			`${what} without its hash ${hash} in ${directive}: ${content.trim().slice(0, 60)}`
		);
	}
	return { policy, problems };
}

/**
 * @param {RegExpExecArray} match of a start tag
 * @param {string} end
 */
function textUntil(match, end) {
	const start = match.index + match[0].length;
	const stop = match.input.toLowerCase().indexOf(end, start);
	return match.input.slice(start, stop === -1 ? undefined : stop);
}

/** @param {string} text what stands between a tag's name and its end */
function readAttributes(text) {
	/** @type {Record<string, string>} */
	const attributes = {};
	for (const match of text.matchAll(
		/([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
	)) {
		const name = (match[1] ?? '').toLowerCase();
		attributes[name] ??= unescapeHtml(match[2] ?? match[3] ?? match[4] ?? '');
	}
	return attributes;
}

/** @param {string} text */
function unescapeHtml(text) {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

/**
 * @param {string} policy
 * @returns {Record<string, readonly string[]>}
 */
function readDirectives(policy) {
	return Object.fromEntries(
		policy
			.split(';')
			.map((directive) => directive.trim().split(/\s+/))
			.map(([name = '', ...sources]) => [name, sources])
	);
}
