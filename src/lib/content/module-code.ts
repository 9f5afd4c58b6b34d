/** A part whose JSON is shorter than this costs less written again than pointed to. */
const shortestShared = 10;

/** What a module's tables hold so far, and where each shared part stands in them. */
interface Tables {
	readonly han: string[];
	readonly other: string[];
	readonly objects: string[];
	/** By its JSON, how often a text or an object occurs. */
	readonly counts: ReadonlyMap<string, number>;
	/** By its JSON, the place from which a part is taken that was written before. */
	readonly places: Map<string, string>;
}

/**
 * The code of a module whose default export is the given JSON value, made to compress well. A deck is
 * the same few shapes over and over, filled with Chinese and English, which gzip packs far better
 * apart. So the texts stand in two tables, in the order in which the value needs them: `h()` and `o()`
 * take the next of each, the parts of a literal being evaluated from left to right. A text or an object
 * that occurs again (a note repeats those of its items) is taken by its place; since the value is
 * never written to, it may be the very same object. Keys must not be `__proto__`, which a literal
 * would take for the prototype.
 */
export function moduleCode(value: unknown): string {
	const counts = new Map<string, number>();
	count(value, counts);
	const tables: Tables = { han: [], other: [], objects: [], counts, places: new Map() };
	const body = literal(value, tables);
	return [
		`const H=${table(tables.han)},O=${table(tables.other)},S=[];`,
		'let i=0,j=0;',
		'const h=()=>H[i++],o=()=>O[j++];',
		`export default ${body};`
	].join('\n');
}

/** A table as one string that is split again, which spares two quotation marks for each text. */
function table(texts: readonly string[]): string {
	const separator = ['|', '\n', '\t'].find((mark) => !texts.some((text) => text.includes(mark)));
	return separator === undefined
		? JSON.stringify(texts)
		: `${JSON.stringify(texts.join(separator))}.split(${JSON.stringify(separator)})`;
}

function count(value: unknown, counts: Map<string, number>): void {
	if (typeof value === 'string' || isObject(value)) {
		const json = JSON.stringify(value);
		counts.set(json, (counts.get(json) ?? 0) + 1);
	}
	if (typeof value === 'object' && value !== null) {
		for (const part of Object.values(value)) {
			count(part, counts);
		}
	}
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function literal(value: unknown, tables: Tables): string {
	if (typeof value === 'string') {
		return text(value, tables);
	}
	if (Array.isArray(value)) {
		return `[${value.map((part) => literal(part, tables)).join(',')}]`;
	}
	return isObject(value) ? object(value, tables) : JSON.stringify(value);
}

function text(value: string, { han, other, counts, places }: Tables): string {
	const json = JSON.stringify(value);
	if (json.length < shortestShared && (counts.get(json) ?? 0) > 1) {
		return json;
	}
	const place = places.get(json);
	if (place !== undefined) {
		return place;
	}
	// A card's id is its note's, and then `#template/slot`.
	const hash = value.indexOf('#');
	const note = hash > 0 ? places.get(JSON.stringify(value.slice(0, hash))) : undefined;
	if (note !== undefined) {
		return `${note}+${JSON.stringify(value.slice(hash))}`;
	}
	const isHan = /\p{Script=Han}/u.test(value);
	const table = isHan ? han : other;
	places.set(json, `${isHan ? 'H' : 'O'}[${table.length}]`);
	table.push(value);
	return isHan ? 'h()' : 'o()';
}

function object(value: object, tables: Tables): string {
	const json = JSON.stringify(value);
	const place = tables.places.get(json);
	if (place !== undefined) {
		return place;
	}
	const isShared = json.length >= shortestShared && (tables.counts.get(json) ?? 0) > 1;
	const parts = Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.map(([key, part]) => `${JSON.stringify(key)}:${literal(part, tables)}`);
	const written = `{${parts.join(',')}}`;
	if (!isShared) {
		return written;
	}
	const shared = `S[${tables.objects.length}]`;
	tables.objects.push(shared);
	tables.places.set(json, shared);
	return `${shared}=${written}`;
}
