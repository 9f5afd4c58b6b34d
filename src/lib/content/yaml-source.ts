import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { YamlProblem } from '#lib/content/yaml-problem.ts';

/** A path into a YAML document: keys of maps and places in lists. */
export type YamlPath = readonly (string | number)[];

/** A YAML text that was read: its value, and the line (from 1) on which each part of it stands. */
export interface YamlSource {
	readonly value: unknown;
	/** The line of the deepest part of the path that the document has. */
	readonly lineOf: (path: YamlPath) => number;
}

/** Reads YAML; faults of its syntax, a key said twice among them, are problems with their lines. */
export function readYaml(
	text: string
): { readonly source: YamlSource } | { readonly problems: readonly YamlProblem[] } {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const faults = [...document.errors, ...document.warnings];
	if (faults.length > 0) {
		return {
			problems: faults.map(({ pos, message }) => ({
				code: 'yaml-syntax',
				line: lines.linePos(pos[0]).line,
				message
			}))
		};
	}
	return {
		source: {
			value: document.toJS() as unknown,
			lineOf: (path) => lines.linePos(offsetOf(document, path)).line
		}
	};
}

function offsetOf(document: Document, path: YamlPath): number {
	let node: unknown = document.contents;
	let offset = document.contents?.range?.[0] ?? 0;
	for (const key of path) {
		const pair = isMap(node)
			? node.items.find((item) => isScalar(item.key) && item.key.value === key)
			: undefined;
		const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(key)] : undefined;
		if (!pair && next === undefined) {
			return offset;
		}
		const place = (pair?.key ?? next) as Node;
		offset = place.range?.[0] ?? offset;
		node = next;
	}
	return offset;
}
