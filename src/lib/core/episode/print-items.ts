import { mustShareLine } from '#lib/core/episode/beside-words.ts';
import { readTrailingBracket } from '#lib/core/episode/brackets.ts';
import type {
	Chapter,
	EnergyShift,
	Entity,
	Episode,
	Gesture,
	Point,
	Prediction,
	Quote,
	Tell
} from '#lib/core/episode/episode.ts';
import {
	isSpeakerName,
	writeAttributed,
	writeDotted,
	writeQuoted,
	writeSign
} from '#lib/core/episode/field-format.ts';
import { clockTime, isBeyondEnd, minuteTime } from '#lib/core/episode/page-time.ts';
import { nameLabels, sameName } from '#lib/core/episode/person-name.ts';
import { textIn } from '#lib/core/episode/text-language.ts';
import { arrowOf } from '#lib/core/episode/timed-head.ts';
import { otherLanguage, type Bilingual, type Language } from '#lib/core/language.ts';

/** What the printing of an item needs to know of its episode and page. */
export interface Printing {
	readonly episode: Episode;
	readonly language: Language;
}

/** The lines of an item. */
type Lines = readonly string[];

function linesOf(text: string): Lines {
	return text === '' ? [] : text.split('\n');
}

/** The first line as a bullet, those of the body as bullets one level deeper. */
function bullets(first: string, body: string): Lines {
	return [`  • ${first}`, ...linesOf(body).map((line) => `    • ${line}`)];
}

function timeOf(seconds: number, { episode }: Printing): string {
	// Past the end, hours and minutes would be read again as minutes and seconds.
	return isBeyondEnd(seconds, episode.durationMinutes) ? minuteTime(seconds) : clockTime(seconds);
}

function after(separator: string, text: string): string {
	return text === '' ? '' : ` ${separator} ${text}`;
}

/** The fullest way to write who speaks that will be read as a name. */
function speakerLabel(speaker: Bilingual, { episode, language }: Printing): string | undefined {
	const [guest, ...otherGuests] = episode.guests;
	const roles = [
		...(guest && otherGuests.length === 0 && sameName(guest, speaker) ? ['guest'] : []),
		...(episode.host && sameName(episode.host, speaker) ? ['host'] : [])
	];
	return [...nameLabels(speaker, language), ...roles].find((label) => isSpeakerName(label));
}

function attributed(speaker: Bilingual | undefined, text: string, printing: Printing): string {
	const label = speaker && speakerLabel(speaker, printing);
	return writeAttributed(label === undefined ? { text } : { speaker: label, text });
}

export function printChapter(chapter: Chapter, printing: Printing): Lines {
	const { language } = printing;
	const title = after('·', textIn(chapter.title, language));
	return bullets(timeOf(chapter.atSeconds, printing) + title, textIn(chapter.summary, language));
}

export function printQuote(quote: Quote, printing: Printing): Lines {
	const { language } = printing;
	const [first = '', ...others] = linesOf(textIn(quote.text, language));
	// As a paragraph, what begins like a bullet would be read as the note, and a rule as nothing.
	const onSameLine = mustShareLine(first);
	const paragraphs = onSameLine || first === '' ? others : [first, ...others];
	const speaker = attributed(quote.speaker, '', printing);
	const label = speaker === '' ? ':' : speaker;
	const head = onSameLine ? `${label} ${first}` : speaker;
	const when =
		quote.atSeconds === undefined
			? head === ''
				? label
				: head
			: timeOf(quote.atSeconds, printing) + after('—', head);
	return [
		`  • ${when}`,
		...paragraphs.flatMap((line) => ['', `    ${line}`]),
		'',
		...linesOf(textIn(quote.note, language)).map((line) => `    • ${line}`)
	];
}

export function printPrediction(prediction: Prediction, printing: Printing): Lines {
	const { language } = printing;
	const horizon = textIn(prediction.horizon, language);
	const [first = '', ...others] = linesOf(textIn(prediction.text, language));
	const inBrackets = horizon === '' ? [] : [`(${horizon})`];
	if (prediction.atSeconds === undefined) {
		// On a line of its own, what is said is not taken for a time, a horizon or a name.
		const speaker = attributed(prediction.speaker, '', printing) || ':';
		return bullets([...inBrackets, speaker].join(' — '), [first, ...others].join('\n'));
	}
	const when = [timeOf(prediction.atSeconds, printing), ...inBrackets].join(' ');
	const said = attributed(prediction.speaker, first, printing);
	return bullets(when + after('—', said), others.join('\n'));
}

export function printEnergyShift(shift: EnergyShift, printing: Printing): Lines {
	const { language } = printing;
	const head = `${arrowOf(shift.direction)} ${timeOf(shift.atSeconds, printing)}`;
	return bullets(
		head + after('—', textIn(shift.context, language)),
		textIn(shift.observation, language)
	);
}

export function printGesture(item: Gesture, printing: Printing): Lines {
	const { language } = printing;
	const words = writeQuoted(textIn(item.words, language));
	const body = writeDotted(textIn(item.gesture, language), textIn(item.meaning, language));
	return bullets(timeOf(item.atSeconds, printing) + after('—', words), body);
}

export function printTell(tell: Tell, printing: Printing): Lines {
	const { language } = printing;
	const seen = writeSign({
		sign: textIn(tell.sign, language),
		context: textIn(tell.context, language)
	});
	return bullets(
		timeOf(tell.atSeconds, printing) + after('—', seen),
		textIn(tell.reading, language)
	);
}

export function printPoint(point: Point, { language }: Printing): Lines {
	const [first = '', ...others] = linesOf(textIn(point.text, language));
	return bullets(first, others.join('\n'));
}

/** A name with its bracket; without one, the name in the other language stands there. */
export function printEntity(entity: Entity, { language }: Printing): string {
	const name = textIn(entity.name, language);
	const otherName = entity.name[otherLanguage(language)];
	const bracket = entity.bracket ? textIn(entity.bracket, language) : (otherName ?? name);
	const full = `${name} (${bracket})`;
	return bracket !== name && readTrailingBracket(full)?.inside === bracket ? full : name;
}
