const units: ReadonlyMap<string, number> = new Map([
	...Array.from('零一二三四五六七八九', (digit, value) => [digit, value] as const),
	['〇', 0],
	['两', 2]
]);

const powers: ReadonlyMap<string, number> = new Map([
	['十', 10],
	['百', 100],
	['千', 1000]
]);

const groups: ReadonlyMap<string, number> = new Map([
	['万', 10_000],
	['亿', 100_000_000]
]);

const english: ReadonlyMap<string, number> = new Map([
	...`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
		sixteen seventeen eighteen nineteen`
		.split(/\s+/u)
		.map((word, value) => [word, value] as const),
	...`twenty thirty forty fifty sixty seventy eighty ninety`
		.split(' ')
		.map((word, index) => [word, (index + 2) * 10] as const),
	['hundred', 100],
	['thousand', 1000],
	['million', 1_000_000],
	['billion', 1_000_000_000]
]);

/**
 * What a number is worth, written in digits (1,000), in Han numerals (五十, 一万) or in English words
 * (fifty, two hundred and forty); undefined for anything else, as for a range.
 */
export function numberValue(text: string): number | undefined {
	if (/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(text)) {
		return Number(text.replaceAll(',', ''));
	}
	return englishValue(text) ?? hanValue(text);
}

function englishValue(text: string): number | undefined {
	let total = 0;
	let section = 0;
	for (const word of text.toLowerCase().split(/ and |[ -]/u)) {
		const value = english.get(word);
		if (value === undefined) {
			return undefined;
		}
		if (value >= 1000) {
			total += Math.max(1, section) * value;
			section = 0;
		} else {
			section = value === 100 ? Math.max(1, section) * value : section + value;
		}
	}
	return total + section;
}

function hanValue(text: string): number | undefined {
	let total = 0;
	let section = 0;
	let digit: number | undefined;
	for (const character of text) {
		const unit = units.get(character);
		const power = powers.get(character);
		const group = groups.get(character);
		if (unit !== undefined) {
			digit = unit;
		} else if (power !== undefined) {
			section += (digit ?? 1) * power;
			digit = undefined;
		} else if (group !== undefined) {
			total += Math.max(1, section + (digit ?? 0)) * group;
			section = 0;
			digit = undefined;
		} else {
			return undefined;
		}
	}
	return text === '' ? undefined : total + section + (digit ?? 0);
}
