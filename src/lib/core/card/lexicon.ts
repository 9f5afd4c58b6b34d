import { idioms } from '#lib/core/card/idioms.ts';
import { newWords } from '#lib/core/card/new-words.ts';
import { fieldTerms } from '#lib/core/card/term-list.ts';
import { alphabeticWord } from '#lib/core/card/text-measure.ts';
import { wellKnownNames } from '#lib/core/card/well-known-names.ts';

/** A longer entry than this is a sentence and no name; it also bounds every look-up. */
const longestName = 40;

/** Where an entry comes from: the episode's names, the field's terms, or the language's set phrases. */
export type EntryKind = 'name' | 'term' | 'idiom';

/** Entries that begin alike; a look-up tries their lengths, longest first, and not every entry. */
export interface Shelf {
	readonly kinds: Map<string, EntryKind>;
	readonly lengths: number[];
}

/** Names, terms and idioms, ready to be looked up by how they begin. */
export interface Lexicon {
	/** Han names, terms and idioms by first character. */
	readonly han: ReadonlyMap<string, Shelf>;
	/** Alphabetic words and phrases by first word; all in lower case. */
	readonly alphabetic: ReadonlyMap<string, Shelf>;
}

/** A lexicon of the given names, of the field's terms and of 成语; an entry of neither script is left out. */
export function lexiconOf(names: readonly string[]): Lexicon {
	const han = new Map<string, Shelf>();
	const alphabetic = new Map<string, Shelf>();
	const add = (raw: string, kind: EntryKind) => {
		const text = raw.trim().toLowerCase();
		if (text.length > longestName) {
			return;
		}
		if (/^[\p{Script=Han}·]{2,}$/u.test(text)) {
			shelve(han, text.charAt(0), text, kind);
			return;
		}
		const words = text.match(alphabeticWord) ?? [];
		if (words.length > 0 && words.join(' ') === text) {
			shelve(alphabetic, words[0] ?? '', text, kind);
		}
	};
	for (const { zh, en } of fieldTerms) {
		add(zh, 'term');
		for (const term of en) {
			add(term, 'term');
		}
	}
	for (const word of newWords) {
		add(word, 'term');
	}
	for (const idiom of idioms) {
		add(idiom, 'idiom');
	}
	for (const name of wellKnownNames) {
		add(name, 'name');
	}
	// A page's list of methods holds many terms of the field (预训练, RL); they are no names.
	for (const name of names) {
		add(name, 'name');
	}
	for (const { lengths } of [...han.values(), ...alphabetic.values()]) {
		lengths.sort((a, b) => b - a);
	}
	return { han, alphabetic };
}

function shelve(shelves: Map<string, Shelf>, key: string, text: string, kind: EntryKind): void {
	const shelf: Shelf = shelves.get(key) ?? { kinds: new Map(), lengths: [] };
	shelves.set(key, shelf);
	if (!shelf.kinds.has(text)) {
		shelf.kinds.set(text, kind);
	}
	if (!shelf.lengths.includes(text.length)) {
		shelf.lengths.push(text.length);
	}
}

/** An entry that was found, and where it ends. */
export interface Found {
	readonly kind: EntryKind;
	readonly end: number;
}

/** The longest entry of a shelf that stands at `start` and whose end the caller accepts. */
export function longestEntry(
	shelf: Shelf | undefined,
	text: string,
	start: number,
	accepts: (kind: EntryKind, end: number) => boolean
): Found | undefined {
	for (const length of shelf?.lengths ?? []) {
		const end = start + length;
		const kind = shelf?.kinds.get(text.slice(start, end));
		if (kind && accepts(kind, end)) {
			return { kind, end };
		}
	}
	return undefined;
}
