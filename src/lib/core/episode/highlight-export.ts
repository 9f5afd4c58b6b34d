import type { PageLine } from '#lib/core/episode/page-lines.ts';

/** Programs whose lists of highlights are known by their form; none of them is an episode page. */
export type ExportFormat = 'kindle-clippings' | 'kindle-notebook' | 'readwise' | 'weread';

/** What a highlight, a note or a bookmark of Kindle is, and where it stands. */
export interface KindlePlace {
	readonly kind: 'highlight' | 'note' | 'bookmark';
	/** Kindle’s own count of places, first and last; absent where only a page is given. */
	readonly from?: number;
	readonly to?: number;
}

const clipping =
	/^(?:your\s+)?(highlight|note|bookmark)\b[^|]*(?:\|[^|]*)?\|\s*added on\b|^(?:您|你)?在.{0,80}的\s*(标注|標註|笔记|筆記|书签|書籤)\s*\|\s*(?:添加于|添加於|已添加至|加入於|新增於)/i;
const entry =
	/^(?:(highlight|note|bookmark)\s*(?:[(（][^()（）]{1,20}[)）])?\s*[-–|]\s*(?:.{0,200}>\s*)?(?:page|location)\b|(标注|標註|笔记|筆記|书签|書籤)\s*(?:[(（][^()（）]{1,20}[)）])?\s*[-–|]\s*(?:.{0,200}>\s*)?(?:第|位置)|(?:yellow|blue|pink|orange)\s+(highlight)\s*\|)/i;
const location = /(?:location|位置)\s*[:：]?\s*#?\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?/i;

const kinds: Readonly<Record<string, KindlePlace['kind']>> = {
	highlight: 'highlight',
	标注: 'highlight',
	標註: 'highlight',
	note: 'note',
	笔记: 'note',
	筆記: 'note'
};

/** Longer lines are words, not their places. */
const longestPlace = 300;

function readPlace(pattern: RegExp, text: string): KindlePlace | undefined {
	const match = text.length > longestPlace ? null : pattern.exec(text);
	if (!match) {
		return undefined;
	}
	const kind = kinds[match.slice(1).find(Boolean)?.toLowerCase() ?? ''] ?? 'bookmark';
	const [, from, to] = location.exec(text) ?? [];
	return {
		kind,
		...(from === undefined ? {} : { from: Number(from), to: Number(to ?? from) })
	};
}

/** Reads `- Your Highlight on page 12 | Location 170-171 | Added on …`, in English or Chinese. */
export function readClippingPlace(line: PageLine): KindlePlace | undefined {
	return line.bullet ? readPlace(clipping, line.text) : undefined;
}

/** Reads `Highlight (yellow) - Page 12 · Location 170`, in English or Chinese. */
export function readNotebookPlace(line: PageLine): KindlePlace | undefined {
	return line.bullet ? undefined : readPlace(entry, line.text);
}

/** The program that wrote a list of highlights; undefined for any other text. */
export function exportFormatOf(lines: readonly PageLine[]): ExportFormat | undefined {
	let metadata = false;
	for (const line of lines) {
		if (readClippingPlace(line)) {
			return 'kindle-clippings';
		}
		if (readNotebookPlace(line)) {
			return 'kindle-notebook';
		}
		if (/^\d{1,6}\s?个笔记$/.test(line.text)) {
			return 'weread';
		}
		if (metadata && /^##\s+Highlights\b/.test(line.text)) {
			return 'readwise';
		}
		metadata ||= /^##\s+Metadata$/.test(line.text);
	}
	return undefined;
}
