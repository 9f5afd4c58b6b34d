/** Strings shorter than this cost less written twice than named. */
const shortestShared = 10;

/**
 * The code of a module whose default export is the given JSON value, with every long string that
 * occurs more than once written once: a note repeats the texts of its items, too far apart for gzip
 * to notice. Keys must not be `__proto__`, which a literal would take for the prototype.
 */
export function moduleCode(value: unknown): string {
	const counts = new Map<string, number>();
	JSON.stringify(value, (_key, part: unknown) => {
		if (typeof part === 'string' && part.length >= shortestShared) {
			counts.set(part, (counts.get(part) ?? 0) + 1);
		}
		return part;
	});
	const shared = [...counts].filter(([, count]) => count > 1).map(([text]) => text);
	const names = new Map(shared.map((text, index) => [text, `t[${index}]`]));
	return `const t = ${JSON.stringify(shared)};\nexport default ${literal(value, names)};`;
}

function literal(value: unknown, names: ReadonlyMap<string, string>): string {
	if (Array.isArray(value)) {
		return `[${value.map((part) => literal(part, names)).join(',')}]`;
	}
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).filter(([, part]) => part !== undefined);
		return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${literal(part, names)}`).join(',')}}`;
	}
	return (typeof value === 'string' ? names.get(value) : undefined) ?? JSON.stringify(value);
}
