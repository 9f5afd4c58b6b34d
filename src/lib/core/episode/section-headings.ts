import { headingWords, type HeadingSection } from '#lib/core/episode/heading-words.ts';
import { withoutHashes } from '#lib/core/episode/line-marks.ts';
import type { Language } from '#lib/core/language.ts';

/** A line that is a known heading. */
export interface Heading {
	readonly section: HeadingSection;
	/** The number of items that the page says will follow. */
	readonly declared?: number;
	/** What stands on the same line after the colon: the list of names of an entity section. */
	readonly rest: string;
	/** The language whose heading it is; absent for headings that both languages use. */
	readonly language?: Language;
}

/** What a heading’s words say, without a count or names. */
type Label = Pick<Heading, 'section' | 'language'>;

/** Longer lines are never looked up: no heading of the table comes near. */
const longestLabel = 60;

/** A heading’s words without case, width, white space, emphasis, frames and pictures. */
function key(label: string): string {
	return label
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{S}\p{M}\p{Cf}#*_[\]【】「」『』《》:]/gu, '');
}

const known = new Map<string, Label>();
for (const { section, zh, en } of headingWords) {
	for (const [language, words] of [['zh', zh] as const, ['en', en] as const]) {
		for (const word of words) {
			const before = known.get(key(word));
			known.set(key(word), before ? { section } : { section, language });
		}
	}
}

/** Whether a section's items stand in a list on the heading's own line. */
export function isEntitySection(section: HeadingSection): section is 'person' | 'company' | 'work' {
	return section === 'person' || section === 'company' || section === 'work';
}

/** The heading that a page of this language has over the section, without its count. */
export function headingOf(section: HeadingSection, language: Language): string {
	const [words] = headingWords.find((entry) => entry.section === section)?.[language] ?? [];
	if (words === undefined) {
		throw new Error(`Inconsistent: no heading for section ${section}`);
	}
	return words;
}

/** `一、`, `第二部分：` or `2.` before a heading. */
const ordinal =
	/^(?:第?[一二三四五六七八九十]{1,3}(?:[、.．)）]|部分|节|節)[:：]?|\d{1,2}[.、)）])\s*/;

/** Whose section it is, before the words of the table: `我的收获`, `My takeaways`. */
const owner = /^(?:我的|个人|個人|本期|本集|my|our)/;

/** The section that a heading’s words name; where they stand in both languages, both must name the same. */
function readLabel(label: string): Label | undefined {
	const found = known.get(key(label)) ?? known.get(key(label).replace(owner, ''));
	if (found) {
		return found;
	}
	const zh = known.get(key(label.replace(/[^\p{Script=Han}]/gu, '')));
	const en = known.get(key(label.replace(/\p{Script=Han}/gu, '').replace(/[/|·]/g, '')));
	return zh && zh.section === en?.section ? { section: zh.section } : undefined;
}

/** A line without what marks it as a heading in Markdown. */
function withoutMarks(line: string): string {
	const text = withoutHashes(line);
	const emphasis = /^(?:\*{1,3}|_{1,3})/.exec(text)?.[0] ?? '';
	// The emphasis may end before the count or the names.
	const end = emphasis === '' ? -1 : text.indexOf(emphasis, emphasis.length);
	return end < 0 ? text : text.slice(emphasis.length, end) + text.slice(end + emphasis.length);
}

/** The count that a bracket gives: `12`, `12 条` or `12 items`. */
function readCount(inside: string): number | undefined {
	const count = /^(?:共\s?)?(\d{1,7})\s?(?:[条條个個则則句段点點]|items?|quotes?)?$/i.exec(
		inside.normalize('NFKC')
	);
	return count ? Number(count[1]) : undefined;
}

/**
 * Reads a trimmed line as a known heading: its words, then in brackets a count or a gloss, then for
 * entities a colon and the names. Undefined if the line is anything else.
 */
export function readHeading(line: string): Heading | undefined {
	const text = withoutMarks(line).replace(ordinal, '');
	const labelEnd = text.slice(0, longestLabel).search(/[(:（：]/);
	if (labelEnd < 0 && text.length > longestLabel) {
		return undefined;
	}
	const match = readLabel(labelEnd < 0 ? text : text.slice(0, labelEnd));
	if (!match) {
		return undefined;
	}
	let rest = labelEnd < 0 ? '' : text.slice(labelEnd);
	let declared: number | undefined;
	// A count and a gloss at most; anything beyond makes it a sentence and no heading.
	for (let bracket = 0; bracket < 2 && /^[(（]/.test(rest); bracket += 1) {
		const close = rest.search(/[)）]/);
		const inside = rest.slice(1, Math.max(close, 1)).trim();
		if (close < 0 || /[(（]/.test(inside)) {
			return undefined;
		}
		declared ??= readCount(inside);
		rest = rest.slice(close + 1).trimStart();
	}
	rest = /^#{1,6}$/.test(rest) ? '' : rest;
	const hasColon = /^[:：]/.test(rest);
	rest = hasColon ? rest.slice(1).trim() : rest;
	if (rest !== '' && !(hasColon && isEntitySection(match.section))) {
		return undefined;
	}
	return { ...match, rest, ...(declared === undefined ? {} : { declared }) };
}
