import {
	mergeProblem,
	type MergePlace,
	type MergeProblem
} from '#lib/core/episode/merge-problem.ts';
import { isRoleName } from '#lib/core/episode/person-name.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import { languages, otherLanguage, type Bilingual } from '#lib/core/language.ts';

/** The ids that an item has on the two pages; none for what belongs to the episode as a whole. */
export interface PageIds {
	readonly zh?: ItemId;
	readonly en?: ItemId;
}

/** Joins what two pages say, and keeps what they disagree about. */
export interface TextMerger {
	readonly problems: MergeProblem[];
	/** One text of two; in each language the page of that language wins. */
	readonly text: (field: string, zh: Bilingual, en: Bilingual, ids?: PageIds) => Bilingual;
	/** One name of two, either of which may be missing; a difference is reported once, not at each quote. */
	readonly name: (zh: Bilingual | undefined, en: Bilingual | undefined) => Bilingual | undefined;
	/** One fact of two; the Chinese page wins. */
	readonly fact: <Fact extends string | number | undefined>(
		field: 'number' | 'durationMinutes' | 'direction',
		zh: Fact,
		en: Fact,
		ids?: PageIds
	) => Fact;
}

function placeOf(page: 'zh' | 'en', ids: PageIds): MergePlace {
	const itemId = ids[page];
	return itemId === undefined ? { page } : { page, itemId };
}

/** A merger that has found no difference yet. */
export function createTextMerger(): TextMerger {
	const problems: MergeProblem[] = [];
	const reportedNames = new Set<string>();

	function merge(
		zh: Bilingual,
		en: Bilingual,
		differ: (language: 'zh' | 'en', kept: string, replaced: string) => void
	): Bilingual {
		const merged: { zh?: string; en?: string } = {};
		for (const language of languages) {
			const [own, other] = language === 'zh' ? [zh.zh, en.zh] : [en.en, zh.en];
			const kept = own ?? other;
			if (kept !== undefined) {
				merged[language] = kept;
				if (other !== undefined && other !== kept) {
					differ(language, kept, other);
				}
			}
		}
		return merged;
	}

	function text(field: string, zh: Bilingual, en: Bilingual, ids: PageIds = {}): Bilingual {
		return merge(zh, en, (language, kept, replaced) => {
			const finding = { code: 'text-replaced', field, language, kept, replaced } as const;
			problems.push(mergeProblem(finding, placeOf(otherLanguage(language), ids)));
		});
	}

	function name(zh: Bilingual | undefined, en: Bilingual | undefined): Bilingual | undefined {
		// “guest” says less than any name.
		if (!zh || !en || isRoleName(zh) !== isRoleName(en)) {
			return zh && en ? (isRoleName(zh) ? en : zh) : (zh ?? en);
		}
		return merge(zh, en, (language, kept, replaced) => {
			const finding = { code: 'text-replaced', field: 'name', language, kept, replaced } as const;
			const mark = JSON.stringify(finding);
			if (!reportedNames.has(mark)) {
				reportedNames.add(mark);
				problems.push(mergeProblem(finding, { page: otherLanguage(language) }));
			}
		});
	}

	function fact<Fact extends string | number | undefined>(
		field: 'number' | 'durationMinutes' | 'direction',
		zh: Fact,
		en: Fact,
		ids: PageIds = {}
	): Fact {
		if (zh !== undefined && en !== undefined && zh !== en) {
			const finding = {
				code: 'fact-replaced',
				field,
				kept: String(zh),
				replaced: String(en)
			} as const;
			problems.push(mergeProblem(finding, placeOf('en', ids)));
		}
		return zh ?? en;
	}

	return { problems, text, name, fact };
}
