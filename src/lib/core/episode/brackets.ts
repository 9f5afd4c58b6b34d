/** A text that ends in a bracket, taken apart; both parts are trimmed and not empty. */
export interface Bracketed {
	readonly before: string;
	readonly inside: string;
}

function opens(char: string): boolean {
	return char === '(' || char === '（';
}

function closes(char: string): boolean {
	return char === ')' || char === '）';
}

/**
 * The stretches of a text that stand in brackets which open and close (half or full width alike),
 * outermost only, as [index of the opening, index of the closing bracket], ascending.
 */
function bracketStretches(text: string): readonly (readonly [number, number])[] {
	const waiting: number[] = [];
	const outermost: [number, number][] = [];
	for (let index = 0; index < text.length; index += 1) {
		const char = text.charAt(index);
		if (opens(char)) {
			waiting.push(index);
		} else if (closes(char)) {
			const open = waiting.pop();
			if (open !== undefined) {
				while ((outermost.at(-1)?.[0] ?? -1) > open) {
					outermost.pop();
				}
				outermost.push([open, index]);
			}
		}
	}
	return outermost;
}

/** Whether every bracket of the text opens before it closes, and closes. */
export function isBalanced(text: string): boolean {
	let depth = 0;
	for (let index = 0; index < text.length && depth >= 0; index += 1) {
		const char = text.charAt(index);
		depth += opens(char) ? 1 : closes(char) ? -1 : 0;
	}
	return depth === 0;
}

/** Reads `before (inside)`; undefined if the text does not end in a bracket of its own. */
export function readTrailingBracket(text: string): Bracketed | undefined {
	if (!closes(text.charAt(text.length - 1))) {
		return undefined;
	}
	const stretch = bracketStretches(text).at(-1);
	if (!stretch || stretch[1] !== text.length - 1) {
		return undefined;
	}
	const before = text.slice(0, stretch[0]).trim();
	const inside = text.slice(stretch[0] + 1, -1).trim();
	return before !== '' && inside !== '' && isBalanced(before) ? { before, inside } : undefined;
}

/** Reads `(inside) after`, both trimmed; undefined if the text does not begin with a whole bracket. */
export function readLeadingBracket(
	text: string
): { readonly inside: string; readonly after: string } | undefined {
	const stretch = opens(text.charAt(0)) ? bracketStretches(text)[0] : undefined;
	return stretch?.[0] === 0
		? { inside: text.slice(1, stretch[1]).trim(), after: text.slice(stretch[1] + 1).trim() }
		: undefined;
}

/** Splits at each match of the (global) separator outside brackets; parts are trimmed, empty ones dropped. */
export function splitOutsideBrackets(text: string, separator: RegExp): readonly string[] {
	const stretches = bracketStretches(text);
	const parts: string[] = [];
	let from = 0;
	let next = 0;
	for (const match of text.matchAll(separator)) {
		while ((stretches[next]?.[1] ?? Infinity) < match.index) {
			next += 1;
		}
		if ((stretches[next]?.[0] ?? Infinity) > match.index) {
			parts.push(text.slice(from, match.index));
			from = match.index + match[0].length;
		}
	}
	parts.push(text.slice(from));
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}
