import type { Episode } from '#lib/core/episode/episode.ts';
import { clockTime } from '#lib/core/episode/page-time.ts';
import type { PageProblem } from '#lib/core/episode/page-problem.ts';
import { mainText } from '#lib/core/episode/text-language.ts';
import type { HighlightList } from '#lib/core/highlights/read-highlights.ts';
import type { Bilingual, Language } from '#lib/core/language.ts';

/** What a page of the corpus gives, short enough to be read and checked by eye. */
export interface PageSummary {
	readonly language: Language;
	/** Number, minutes, host, guests and title, and the video where one names the episode. */
	readonly head?: string;
	/** How many items each section has, those without any left out. */
	readonly counts?: string;
	/** Who speaks each quote and prediction, and when; `-` for what is not known. */
	readonly said?: string;
	/** The chapters’ times. */
	readonly chapters?: string;
	/** Which problems, at which lines. */
	readonly problems?: string;
	/** Where the text is no page but a list of highlights: its format, and what each source has. */
	readonly list?: readonly string[];
}

interface Reading {
	readonly episode?: Episode;
	readonly language: Language;
	readonly problems: readonly Pick<PageProblem, 'code' | 'line'>[];
}

function nameOf(name: Bilingual | undefined): string {
	return name ? mainText(name) : '-';
}

function timeOf(seconds: number | undefined): string {
	return seconds === undefined ? '-' : clockTime(seconds);
}

function headOf({ id, number, durationMinutes, host, guests, title }: Episode): string {
	return [
		...(number === undefined ? [] : [`#${number}`]),
		...(durationMinutes === undefined ? [] : [`${durationMinutes} min`]),
		...(host ? [nameOf(host)] : []),
		...guests.map(nameOf),
		mainText(title),
		...(/^[\w-]{11}$/.test(id) ? [id] : [])
	]
		.filter((fact) => fact !== '')
		.join(' | ');
}

function countsOf({ visual, entities, unknown, ...episode }: Episode): string {
	const lists = {
		chapter: episode.chapters,
		quote: episode.quotes,
		prediction: episode.predictions,
		props: visual.props,
		energy: visual.energy,
		gesture: visual.gestures,
		tell: visual.tells,
		lost: visual.lost,
		person: entities.people,
		company: entities.companies,
		work: entities.works,
		takeaway: episode.takeaways,
		unknown
	};
	return Object.entries(lists)
		.filter(([, list]) => list.length > 0)
		.map(([name, list]) => `${name} ${list.length}`)
		.join(', ');
}

/** Sums up what was read of a page; what there is nothing of is left out. */
export function summaryOf({ episode, language, problems }: Reading): PageSummary {
	const summary = {
		head: episode ? headOf(episode) : '',
		counts: episode ? countsOf(episode) : '',
		said: [...(episode?.quotes ?? []), ...(episode?.predictions ?? [])]
			.map(({ atSeconds, speaker }) => `${timeOf(atSeconds)} ${nameOf(speaker)}`)
			.join(', '),
		chapters: (episode?.chapters ?? []).map(({ atSeconds }) => clockTime(atSeconds)).join(', '),
		problems: problems.map(({ code, line }) => `${code} ${line}`).join(', ')
	};
	return {
		language,
		...Object.fromEntries(Object.entries(summary).filter(([, text]) => text !== ''))
	};
}

/** Sums up a list of highlights, a line for each source. */
export function listSummaryOf({ format, sources, problems }: HighlightList): readonly string[] {
	return [
		[format, ...problems.map(({ code, line }) => `${code} ${line}`)].join(', '),
		...sources.map(({ episode, language }) =>
			[
				language,
				headOf(episode),
				countsOf(episode),
				episode.quotes.map(({ speaker }) => nameOf(speaker)).join(', '),
				`${episode.quotes.filter(({ note }) => mainText(note) !== '').length} notes`
			].join(' / ')
		)
	];
}
