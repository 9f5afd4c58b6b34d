/** The finals that follow each initial in Mandarin, as Hanyu Pinyin writes them. */
const finals: Readonly<Record<string, string>> = {
	'': 'a o e ê ai ei ao ou an en ang eng er',
	b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
	p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
	m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
	f: 'a o ei ou an en ang eng u',
	d: 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un',
	t: 'a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
	n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe',
	l: 'a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe',
	g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
	q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
	x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
	zh: 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	ch: 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
	sh: 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
	r: 'e i ao ou an en ang eng ong u ua uo ui uan un',
	z: 'a e i ai ei ao ou an en ang eng ong u uo ui uan un',
	c: 'a e i ai ei ao ou an en ang eng ong u uo ui uan un',
	s: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
	y: 'a o e ai ao ou an ang ong i in ing u ue uan un',
	w: 'a o ai ei an en ang eng u'
};

const syllables = new Set([
	...Object.entries(finals).flatMap(([initial, row]) =>
		row.split(' ').map((final) => initial + final)
	),
	// Interjections, and the 儿 that is said with the syllable before it.
	...['m', 'n', 'ng', 'hm', 'hng', 'r']
]);

/** The combining marks of the first four tones (a breve is a common slip for the third). */
const marks = ['\u0304', '\u0301', '\u030c', '\u0300'];
const toneOf = new Map([...marks.map((mark, index) => [mark, index + 1] as const), ['\u0306', 3]]);

/**
 * One syllable of Mandarin as the learner wrote it (háng, hang2, lv4, lu:4), with its tone as a mark
 * in its proper place, or without one where the tone is neutral (de, de5); undefined for anything else.
 */
export function readSyllable(written: string): string | undefined {
	const parts = /^(.*?)([0-5]?)$/su.exec(written.trim().toLowerCase().normalize('NFD'));
	const [, letters = '', digit = ''] = parts ?? [];
	const tones = Array.from(letters).flatMap((letter) => toneOf.get(letter) ?? []);
	if (tones.length + digit.length > 1) {
		return undefined;
	}
	const base = Array.from(letters)
		.filter((letter) => !toneOf.has(letter))
		.join('')
		.normalize('NFC')
		.replace(/v|u:/, 'ü')
		// After these ü is written without its dots.
		.replace(/^([jqxy])ü/, '$1u');
	if (!syllables.has(base)) {
		return undefined;
	}
	const mark = marks[(tones[0] ?? Number(digit)) - 1];
	return mark === undefined ? base : withMark(base, mark);
}

/** The mark stands on a or e, on the o of ou, else on the last vowel (the rule of Hanyu Pinyin). */
function withMark(base: string, mark: string): string {
	return base
		.replace(/a|[eê]|o(?=u)|[iouü](?=[^aeiouü]*$)|^h?[mn](?=g?$)/u, (letter) => letter + mark)
		.normalize('NFC');
}
