/**
 * Characters that, standing as a word by themselves, are read in ways between which grammar decides and
 * no dictionary can: 得 (de, dé, děi), 地 (de, dì), 干 (gān, gàn) … Inside a longer word the word decides.
 * Ours: those of the common ones in which no reading is nearly all of the use (的, 了, 都, 还, 和 are), with
 * every line of episode 140 looked at.
 */
const split = new Set(
	'得地干长行为重数种只教相应空调转倒间当中分切似兴曲量难处差朝藏传弹背便发少系假铺'
);

/** Those that segmenters also glue to their neighbours (做得, 只用, 干完): sure in a dictionary's word alone. */
const glued = new Set('得只干');

/** What is known of a text whose readings were guessed. */
export interface Guessed {
	/** Readings by character (code points), each the work of another way to cut the text. */
	readonly guesses: readonly (readonly (string | undefined)[])[];
	/** The text cut into words, and into the entries of the dictionary that the readings are from. */
	readonly words: readonly string[];
	readonly entries: readonly string[];
}

/**
 * The readings that are sure: those in which every guess agrees and that do not hang on grammar. It is
 * better to show none than a doubtful one.
 */
export function sureReadings({
	guesses,
	words,
	entries
}: Guessed): readonly (string | undefined)[] {
	const inEntry = entries.flatMap((entry) => {
		const characters = Array.from(entry);
		return characters.map(() => characters.length > 1);
	});
	const open = words.flatMap((word) => {
		const characters = Array.from(word);
		const loose = characters.length === 1 || characters.indexOf('得') > 0;
		return characters.map((character) => glued.has(character) || (loose && split.has(character)));
	});
	const [first = [], ...others] = guesses;
	return first.map((reading, index) =>
		(inEntry[index] || !open[index]) && others.every((guess) => guess[index] === reading)
			? reading
			: undefined
	);
}
