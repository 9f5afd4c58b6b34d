import type { Language } from '#lib/core/language.ts';

/** What a labelled line of the visual section is about. */
export type VisualLabel = 'setting' | 'production' | 'props';

const words: Readonly<Record<string, VisualLabel>> = {
	录制设定: 'setting',
	錄製設定: 'setting',
	拍摄设定: 'setting',
	拍攝設定: 'setting',
	场景: 'setting',
	場景: 'setting',
	setting: 'setting',
	recordingsetting: 'setting',
	recordingsetup: 'setting',
	制作: 'production',
	製作: 'production',
	production: 'production',
	道具: 'props',
	props: 'props'
};

/** Reads `录制设定: …`, `production: …` or `props: …`; undefined for any other line. */
export function readVisualLabel(
	line: string
): { readonly label: VisualLabel; readonly rest: string } | undefined {
	const colon = line.slice(0, 40).search(/[:：]/);
	const word = line.slice(0, Math.max(colon, 0)).toLowerCase().replace(/\s/g, '');
	const label = Object.hasOwn(words, word) ? words[word] : undefined;
	return label && { label, rest: line.slice(colon + 1).trim() };
}

/** The label as a page of this language has it; the Chinese page has two of the three in English. */
export function visualLabelOf(label: VisualLabel, language: Language): string {
	return label !== 'setting' ? label : language === 'zh' ? '录制设定' : 'Setting';
}

/** Reads what stands after `录制设定:`, the production being set off by ` · production:`. */
export function readSetting(rest: string): {
	readonly setting: string;
	readonly production: string;
} {
	const divide = / · (?:production|制作)\s*[:：]/i.exec(rest);
	return divide
		? {
				setting: rest.slice(0, divide.index).trim(),
				production: rest.slice(divide.index + divide[0].length).trim()
			}
		: { setting: rest, production: '' };
}
