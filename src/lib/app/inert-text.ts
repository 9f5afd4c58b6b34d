import { shallowMarkup } from '#lib/core/import/shallow-markup.ts';
import { outlineText } from '#lib/core/import/outline-text.ts';

/** So much of a page is parsed at a time, in characters: the screen answers in between. */
const slice = 64 * 1024;

/** How long reading goes on before the screen may answer. */
const sliceMillis = 8;

/** The part of Trusted Types that we use (https://w3c.github.io/trusted-types/dist/spec/). */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createHTML(text: string): string }
	): { createHTML(text: string): string };
}

/**
 * How a document takes its source piece by piece. Deprecated for documents that are shown, where it
 * blocks the parser; for one that is not, the platform has nothing else that parses in pieces.
 */
interface StreamingParser {
	open(): void;
	write(html: string): void;
	close(): void;
}

let policy: { createHTML(text: string): string } | undefined;

/** Only ever for a document that runs no script, loads nothing and is shown nowhere. */
function forInertDocument(html: string): string {
	const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory };
	policy ??= trustedTypes?.createPolicy('jinju-page', { createHTML: (text) => text });
	return policy ? policy.createHTML(html) : html;
}

/**
 * Styles are nothing that a page says, and the browser would report each as forbidden here. An element of
 * them becomes another whose content is no markup either.
 */
function withoutStyles(html: string): string {
	return html
		.replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, '')
		.replace(/(<\/?)style(?=[\s/>])/gi, '$1noembed');
}

/** Where the piece ends that begins here: before a tag, if there is one. */
function endOfSlice(html: string, at: number): number {
	if (at + slice >= html.length) return html.length;
	const before = html.lastIndexOf('<', at + slice);
	return before > at ? before : at + slice;
}

/**
 * What a document of HTML says (see `outlineText`), read by the browser's own parser into a document
 * that is never inserted: no script of it runs and nothing of it is loaded. In slices, so that the
 * screen stays free; `aborted` is asked in between, and what it leaves off then is undefined.
 */
export async function inertText(html: string, aborted: () => boolean): Promise<string | undefined> {
	const page = document.implementation.createHTMLDocument('');
	const parser: StreamingParser = page;
	const shallow = shallowMarkup();
	parser.open();
	for (let at = 0; at < html.length;) {
		const end = endOfSlice(html, at);
		parser.write(forInertDocument(shallow(withoutStyles(html.slice(at, end)))));
		at = end;
		await rest();
		if (aborted()) return undefined;
	}
	parser.close();
	const steps = outlineText(page);
	let until = performance.now() + sliceMillis;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() >= until) {
			await rest();
			if (aborted()) return undefined;
			until = performance.now() + sliceMillis;
		}
	}
}

function rest(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve);
	});
}
