import type { Section } from '#lib/core/episode/episode.ts';
import type { Language } from '#lib/core/language.ts';

/** A heading of a page: a section of items, or one of the two that only hold other headings. */
export type HeadingSection = Section | 'visual' | 'entities';

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

interface HeadingWords {
	readonly section: HeadingSection;
	readonly zh: string;
	readonly en: string;
}

/** The one table of headings, in the order in which a page has them. */
const headings: readonly HeadingWords[] = [
	{ section: 'chapter', zh: '章节', en: 'Chapters' },
	{ section: 'quote', zh: '金句', en: 'Quotes' },
	{ section: 'prediction', zh: '预测', en: 'Predictions' },
	{ section: 'visual', zh: '视觉信号', en: 'Visual signals' },
	{ section: 'energy', zh: '能量变化', en: 'Energy shifts' },
	{ section: 'gesture', zh: '强调动作', en: 'Emphasis gestures' },
	{ section: 'tell', zh: '真实性 tell', en: 'Authenticity tells' },
	{ section: 'lost', zh: '转录会丢失的事实/质感', en: 'Lost in transcription' },
	{ section: 'entities', zh: '提及实体', en: 'Mentioned entities' },
	{ section: 'person', zh: '人物', en: 'People' },
	{ section: 'company', zh: '公司/机构', en: 'Companies' },
	{ section: 'work', zh: '论文/方法/数据集', en: 'Papers / methods / datasets' },
	{ section: 'takeaway', zh: 'Takeaways', en: 'Takeaways' }
];

/** Longer lines are never looked up: no heading of the table comes near. */
const longestLabel = 60;

function key(label: string): string {
	return label.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

const known = new Map<string, { readonly section: HeadingSection; readonly language?: Language }>();
for (const { section, zh, en } of headings) {
	if (zh === en) {
		known.set(key(zh), { section });
	} else {
		known.set(key(zh), { section, language: 'zh' });
		known.set(key(en), { section, language: 'en' });
	}
}

/** Whether a section's items stand in a list on the heading's own line. */
export function isEntitySection(section: HeadingSection): section is 'person' | 'company' | 'work' {
	return section === 'person' || section === 'company' || section === 'work';
}

/** The heading that a page of this language has over the section, without its count. */
export function headingOf(section: HeadingSection, language: Language): string {
	const words = headings.find((entry) => entry.section === section);
	if (!words) {
		throw new Error(`Inconsistent: no heading for section ${section}`);
	}
	return words[language];
}

/**
 * Reads a trimmed line as a known heading: its words, then in brackets a count or a gloss, then for
 * entities a colon and the names. Undefined if the line is anything else.
 */
export function readHeading(line: string): Heading | undefined {
	const text = line.replace(/^#{1,6}\s/, '').trimStart();
	const labelEnd = text.slice(0, longestLabel).search(/[(:（：]/);
	if (labelEnd < 0 && text.length > longestLabel) {
		return undefined;
	}
	const match = known.get(key(labelEnd < 0 ? text : text.slice(0, labelEnd)));
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
		if (/^\d{1,7}$/.test(inside)) {
			declared = Number(inside);
		}
		rest = rest.slice(close + 1).trimStart();
	}
	const hasColon = /^[:：]/.test(rest);
	rest = hasColon ? rest.slice(1).trim() : rest;
	if (rest !== '' && !(hasColon && isEntitySection(match.section))) {
		return undefined;
	}
	return { ...match, rest, ...(declared === undefined ? {} : { declared }) };
}
