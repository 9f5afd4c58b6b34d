import { clockTime } from '#lib/core/episode/page-time.ts';
import type { Language } from '#lib/core/language.ts';
import { textHash } from '#lib/core/text-hash.ts';
import { inventedWords } from './invented-words.ts';

/** Every so many lines of a page say nearly the same as one of an earlier episode. */
export const repeatEvery = 20;

/** So many episodes have the numbers from 1 on; then they begin again, as with another podcast. */
const numbers = 400;

/** What a page has of each. */
export interface PageSize {
	readonly quotes: number;
	readonly predictions: number;
	readonly takeaways: number;
}

/** The language of an invented episode: by turns. */
export function languageOf(episode: number): Language {
	return episode % 2 === 0 ? 'zh' : 'en';
}

/**
 * The page of an invented episode, counted from 0; always the same. Of its lines those at the places that
 * `repeatEvery` divides are repeated, with a few words more, from the episodes before it in its language,
 * where there are any.
 */
export function inventedPage(episode: number, size: PageSize): string {
	const { quotes, predictions, takeaways } = size;
	const language = languageOf(episode);
	const dice = diceOf(`page ${episode}`);
	const guest = guestOf(episode, language);
	const [lines, minutes] = [quotes + predictions + takeaways, 40 + dice(120)];
	const texts = Array.from({ length: lines }, (_, place) => sayingOf(episode, place));
	const step = Math.max(1, Math.floor((minutes * 60) / Math.max(1, quotes)));
	const at = (place: number) => clockTime(1 + place * step + dice(step));
	const chapters = Array.from({ length: 5 }, (_, place) => lineOf(episode, -1 - place));
	const of = (from: number, count: number) => texts.slice(from, from + count);
	const [heading, chapter, quote, prediction, takeaway] =
		language === 'zh'
			? ['主持人: 陈默 · 时长', '章节', '金句', '预测', '要点']
			: ['Host: Mo Chen · Duration', 'Chapters', 'Quotes', 'Predictions', 'Takeaways'];
	return [
		`Episode ${1 + (episode % numbers)} — ${guest}`,
		`${heading}: ${minutes} min`,
		lineOf(episode, -9),
		`${chapter} (${chapters.length})`,
		...chapters.map((title, place) => `  • ${clockTime(place * 480)} · ${title}`),
		`${quote} (${quotes})`,
		...of(0, quotes).map(
			(text, place) =>
				`  • ${at(place)} — ${guest}:\n\n    ${text}\n\n    • ${lineOf(episode, place, 'why')}`
		),
		`${prediction} (${predictions})`,
		...of(quotes, predictions).map((text, place) => `  • ${at(place)} — ${guest}: ${text}`),
		`${takeaway} (${takeaways})`,
		...of(quotes + predictions, takeaways).map((text) => `  • ${text}`)
	].join('\n\n');
}

/** A line of a page, whether its own or repeated. */
function sayingOf(episode: number, place: number): string {
	const repeat = place / repeatEvery;
	const from = episode - 2 * (1 + (repeat % numbers));
	if (!Number.isInteger(repeat) || from < 0) return lineOf(episode, place);
	const more = languageOf(episode) === 'zh' ? '真的,' : 'Honestly, ';
	return more + lineOf(from, 1 + (repeat % (repeatEvery - 1)));
}

/** A line that nobody else says: two clauses, sharing no more with others than their single words. */
function lineOf(episode: number, place: number, kind = 'line'): string {
	const language = languageOf(episode);
	const { openings, kinds, things, doings, joints, endings, space, stop } = inventedWords[language];
	const dice = diceOf(`${kind} ${episode} ${place}`);
	const one = (list: readonly string[]) => list[dice(list.length)] ?? '';
	const comma = language === 'zh' ? ',' : ', ';
	const thing = () => one(kinds) + space + one(things);
	const clause = () => [thing(), one(doings), thing()].join(space);
	return `${one(openings)}${comma}${clause()}${comma}${one(joints)}${space}${clause()}${space}${one(endings)}${stop}`;
}

function guestOf(episode: number, language: Language): string {
	const dice = diceOf(`guest ${episode >> 2}`);
	const one = (list: string) => list.split(' ')[dice(list.split(' ').length)] ?? '';
	return language === 'zh'
		? `${one('林 周 吴 沈 陆 叶 苏 何 顾 方')}${one('知 若 景 明 思 予 怀 子')}${one('遥 安 川 宁 岚 溪 舟 远')}`
		: `${one('Ada Ben Cora Dan Elsa Finn Gwen Hugo')} ${one('Marsh Oakley Penrose Quill Rowan Sadler Thorne Vale')}`;
}

/** Throws that are always the same for a name: a whole number from 0 up to a count. */
function diceOf(name: string): (count: number) => number {
	let state = textHash(name);
	return (count) => {
		// Source: the mulberry32 generator, by Tommy Ettinger (public domain).
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
	};
}
