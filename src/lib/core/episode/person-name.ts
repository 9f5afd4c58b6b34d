import {
	isBalanced,
	readTrailingBracket,
	splitOutsideBrackets
} from '#lib/core/episode/brackets.ts';
import { splitFacts } from '#lib/core/episode/facts-line.ts';
import { withoutInlineMarks } from '#lib/core/episode/inline-marks.ts';
import { keyed, languageOf, mainText } from '#lib/core/episode/text-language.ts';
import { languages, otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';

/** The part that somebody plays in the talk, by which a page may call them. */
export type Role = 'guest' | 'host';

/** How a page calls somebody: by name, by role, or by both. */
export interface Mention {
	readonly name: Bilingual;
	readonly role?: Role;
}

const roles = new Map<string, Role>([
	['guest', 'guest'],
	['嘉宾', 'guest'],
	['host', 'host'],
	['主持人', 'host']
]);

/** The role that a word stands for, if it does. */
function roleOf(word: string): Role | undefined {
	return roles.get(word.trim().toLowerCase());
}

/** What frames or stresses a name and is never part of one. */
const frames = /[*[\]【】]/g;

/** A text without the commas and spaces around it, which belong to the list that it is from. */
function withoutLooseEnds(text: string): string {
	const loose = /[\s,，、]/;
	let [start, end] = [0, text.length];
	while (start < end && loose.test(text.charAt(start))) start += 1;
	while (end > start && loose.test(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/**
 * A text without its brackets if one of them has no partner: of those, none means anything. A dot that
 * stood in one, and would divide the line without it, is no part of a name either.
 */
function withWholeBrackets(text: string): string {
	return isBalanced(text) ? text : splitFacts(` ${text.replace(/\s?[()（）]\s?/g, ' ')}`).join(' ');
}

/**
 * Reads `姚顺宇`, `姚顺宇 (Shunyu Yao)`, `guest` or `姚顺宇 (嘉宾)`. A bracket in the other language
 * is the same name in it; any other bracket belongs to the name.
 */
export function readMention(text: string, pageLanguage: Language): Mention {
	const bare = withoutLooseEnds(withWholeBrackets(withoutInlineMarks(text)).replace(frames, ''));
	const label = bare === '' ? text : bare;
	const outer = readTrailingBracket(label);
	const written = outer && roleOf(outer.inside) ? outer.before : label;
	const role = roleOf(written);
	if (role) {
		return { name: keyed(written, pageLanguage), role };
	}
	const parts = readTrailingBracket(written);
	if (parts) {
		const before = languageOf(parts.before, pageLanguage);
		const inside = languageOf(parts.inside, pageLanguage);
		if (before !== inside) {
			return { name: { [before]: parts.before, [inside]: parts.inside } };
		}
	}
	return { name: keyed(written, pageLanguage) };
}

/** Whether a name only says what part somebody plays. */
export function isRoleName(name: Bilingual): boolean {
	const words: readonly string[] = [name.zh ?? [], name.en ?? []].flat();
	return words.length > 0 && words.every((word) => roleOf(word) !== undefined);
}

/** Reads a list of names as it stands after the episode's number. */
export function readMentions(list: string, pageLanguage: Language): readonly Mention[] {
	// What frames a name is taken away first: between a comma and a space it would hide where the list is to be split.
	return splitOutsideBrackets(
		withWholeBrackets(withoutInlineMarks(list)).replace(frames, ''),
		/[、，]|,\s|\s[&/]\s|\s(?:and|与|和)\s/g
	).map((label) => readMention(label, pageLanguage));
}

/** The ways to write a name, the fullest first, the page's language leading. */
export function nameLabels(name: Bilingual, language: Language): readonly string[] {
	const own = name[language];
	const other = name[otherLanguage(language)];
	if (own === undefined || other === undefined) {
		return [own ?? other ?? ''];
	}
	return [`${own} (${other})`, `${other} (${own})`, own, other];
}

/** Whether two names are the same in both languages. */
export function sameName(a: Bilingual, b: Bilingual): boolean {
	return a.zh === b.zh && a.en === b.en;
}

/** A name that a page gives somebody beside the one that is kept. */
export interface NameConflict {
	readonly kept: string;
	readonly replaced: string;
}

/** Who is who: every name that was entered belongs to one person, who has one name in each language. */
export interface NameBook {
	/** Enters a name; answers where it differs from what the person is called already. */
	readonly enter: (name: Bilingual) => readonly NameConflict[];
	/** The one name of the person so called; a name that was never entered is returned as it is. */
	readonly nameOf: (name: Bilingual) => Bilingual;
}

interface Person {
	names: { zh?: string; en?: string };
	/** Set once two entries prove to be one person; the chain ends at who is kept. */
	sameAs?: Person;
}

function nameKey(name: string): string {
	return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}

/**
 * An empty name book. Two names are one person if they agree in a language. Where somebody has two
 * names in one language, the first that was entered is kept.
 */
export function createNameBook(): NameBook {
	const people = new Map<string, Person>();

	function find(name: string | undefined): Person | undefined {
		let person = name === undefined ? undefined : people.get(nameKey(name));
		while (person?.sameAs) {
			person = person.sameAs;
		}
		return person;
	}

	function agree(a: Person['names'], b: Person['names']): boolean {
		return languages.every((language) => {
			const [one, two] = [a[language], b[language]];
			return one === undefined || two === undefined || nameKey(one) === nameKey(two);
		});
	}

	function enter(name: Bilingual): readonly NameConflict[] {
		const found = [find(name.zh), find(name.en)];
		const person = found[0] ?? found[1] ?? { names: {} };
		const second = found[1];
		if (second && second !== person && agree(person.names, second.names)) {
			person.names = { ...second.names, ...person.names };
			second.sameAs = person;
		}
		const conflicts: NameConflict[] = [];
		for (const language of languages) {
			const written = name[language];
			if (written === undefined) {
				continue;
			}
			const owner = find(written);
			if (!owner) {
				people.set(nameKey(written), person);
			}
			// A name that is somebody else's already does not become this person's as well.
			if (!owner || owner === person) {
				person.names[language] ??= written;
			}
			const kept = person.names[language];
			if (kept === undefined || nameKey(kept) !== nameKey(written)) {
				conflicts.push({ kept: kept ?? mainText(person.names), replaced: written });
			}
		}
		return conflicts;
	}

	return { enter, nameOf: (name) => (find(name.zh) ?? find(name.en))?.names ?? name };
}
