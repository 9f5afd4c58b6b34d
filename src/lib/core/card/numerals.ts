import type { Piece } from '#lib/core/card/piece.ts';

/** Han numerals in a row, a fraction whole (十分之一); of a percentage what stands after 百分之. */
const numerals =
	/(百分之)?([零〇一二两三四五六七八九十百千万亿几半]{1,12}(?:分之[一二两三四五六七八九十百千万]{1,6})?)/gu;

/** What is counted, right after a number; `Intl.Segmenter` takes both for one word (三个月, 十六岁). */
const measure =
	/^(?:个月?|年|月|天|日|小时|分钟|秒|岁|次|代|倍|成|块|元|美元|度|公里|米|层|步|种|条|篇|家|位|名|人|台|轮|点|号|届|章|页|集|期|杯|支|张|遍|件|句|批|款|项|套|部|本|辆|颗|座|吨|斤|克|字)/u;

const notNumbers = new Set(['万一', '一', '两', '半', '千万', '万万', '一一', '几']);

/** Whether a word is a number in Han numerals; 一, 两 and words that happen to be written so are none. */
export function isHanNumber(word: string): boolean {
	return (
		/^[零〇一二两三四五六七八九十百千万亿几半]+(?:分之[一二两三四五六七八九十百千万]+)?$/u.test(
			word
		) && !notNumbers.has(word)
	);
}

/**
 * Pieces in which a number is one and what it counts another: `Intl.Segmenter` cuts 一百三十七 and 二十六岁
 * wherever its dictionary has a word. Inside a longer word a numeral stays (千篇一律, 三角, 一起).
 */
export function withNumerals(pieces: readonly Piece[], text: string): readonly Piece[] {
	const borders = new Set(pieces.map(({ index }) => index));
	let first = 0;
	for (const match of text.matchAll(numerals)) {
		const [, percent = '', number = ''] = match;
		const start = match.index + percent.length;
		const stop = start + number.length;
		while (endOf(pieces[first], text) <= start) {
			first += 1;
		}
		let last = first;
		while (endOf(pieces[last], text) < stop) {
			last += 1;
		}
		const before = text.slice(pieces[first]?.index, start);
		const after = text.slice(stop, endOf(pieces[last], text));
		// A particle may stick to a number (了一|百三十七, 了三|个).
		if (/^[了过着只仅约近超达有每前后]?$/u.test(before) && isCounted(before, number, after)) {
			borders.add(start).add(stop);
			for (let inside = start + 1; inside < stop; inside += 1) {
				borders.delete(inside);
			}
		}
	}
	const byPlace = new Map(pieces.map((piece) => [piece.index, piece]));
	const places = [...borders].filter((place) => place < text.length).sort((a, b) => a - b);
	return places.map((index, at) => {
		const segment = text.slice(index, places[at + 1]);
		const piece = byPlace.get(index);
		return piece?.segment === segment ? piece : { index, segment, isWordLike: true };
	});
}

function endOf(piece: Piece | undefined, text: string): number {
	return piece ? piece.index + piece.segment.length : text.length;
}

/** Whether numerals are a number by what stands after them in the same piece. */
function isCounted(before: string, number: string, after: string): boolean {
	const unit = measure.exec(after)?.[0];
	return number.length > 1
		? after === '' || unit !== undefined
		: /^[三四五六七八九十]$/u.test(number) &&
				before + after !== '' &&
				(after === '' || unit === after);
}
