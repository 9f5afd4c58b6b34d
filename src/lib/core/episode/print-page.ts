import type { Entity, Episode } from '#lib/core/episode/episode.ts';
import { writeNames, writeSights } from '#lib/core/episode/field-format.ts';
import { printHead } from '#lib/core/episode/print-head.ts';
import {
	printChapter,
	printEnergyShift,
	printEntity,
	printGesture,
	printPoint,
	printPrediction,
	printQuote,
	printTell,
	type Printing
} from '#lib/core/episode/print-items.ts';
import { writeUnknownHeading } from '#lib/core/episode/heading-shape.ts';
import type { HeadingSection } from '#lib/core/episode/heading-words.ts';
import { headingOf } from '#lib/core/episode/section-headings.ts';
import { textIn } from '#lib/core/episode/text-language.ts';
import { visualLabelOf } from '#lib/core/episode/visual-label.ts';
import type { Language } from '#lib/core/language.ts';

/**
 * An episode as the text of a page in one language. A text that the language lacks is printed in the
 * other, so that nothing is left out. Reading the page of an episode that was read from one page
 * gives the same episode; reading both pages and merging them gives the same texts and order.
 */
export function printPage(episode: Episode, language: Language): string {
	const printing: Printing = { episode, language };
	const { visual, entities, unknown } = episode;

	function section<Item>(
		name: HeadingSection,
		items: readonly Item[],
		print: (item: Item, printing: Printing) => readonly string[]
	): readonly string[] {
		const heading = headingOf(name, language);
		// These two are without a count on the pages that we know.
		const counted =
			name === 'lost' || name === 'takeaway' ? heading : `${heading} (${items.length})`;
		return items.length === 0
			? []
			: ['', counted, '', ...items.flatMap((item) => print(item, printing))];
	}

	const lines = [
		...printHead(episode, language),
		...section('chapter', episode.chapters, printChapter),
		...section('quote', episode.quotes, printQuote),
		...section('prediction', episode.predictions, printPrediction),
		...printRecording(episode, language),
		...section('energy', visual.energy, printEnergyShift),
		...section('gesture', visual.gestures, printGesture),
		...section('tell', visual.tells, printTell),
		...section('lost', visual.lost, printPoint),
		...printEntities(printing),
		...section('takeaway', episode.takeaways, printPoint),
		// Unknown headings need a section before them that could not take their lines for its own.
		...(unknown.length > 0 && episode.takeaways.length === 0
			? ['', headingOf('takeaway', language)]
			: []),
		...unknown.flatMap(({ heading, lines: under }) => ['', writeUnknownHeading(heading), ...under]),
		''
	];
	return lines.join('\n');

	function printEntities(of: Printing): readonly string[] {
		const all = [
			...entityLines('person', entities.people, of),
			...entityLines('company', entities.companies, of),
			...entityLines('work', entities.works, of)
		];
		return all.length === 0 ? [] : ['', headingOf('entities', language), ...all];
	}
}

/** The names on the heading's line, or as bullets where a list would not be read as the same names. */
function entityLines(
	name: 'person' | 'company' | 'work',
	items: readonly Entity[],
	printing: Printing
): readonly string[] {
	if (items.length === 0) {
		return [];
	}
	const heading = `${headingOf(name, printing.language)} (${items.length})`;
	const names = items.map((item) => printEntity(item, printing));
	const line = writeNames(names);
	return line === undefined
		? ['', heading, '', ...names.map((text) => `  • ${text}`)]
		: ['', `${heading}: ${line}`];
}

function printRecording({ visual }: Episode, language: Language): readonly string[] {
	const setting = textIn(visual.setting, language);
	const production = textIn(visual.production, language);
	const props = writeSights(visual.props.map((text) => textIn(text, language)));
	const recording = [
		...(setting === '' ? [] : [`${visualLabelOf('setting', language)}: ${setting}`]),
		...(production === '' ? [] : [`${visualLabelOf('production', language)}: ${production}`])
	];
	if (recording.length === 0 && props === '') {
		return [];
	}
	return [
		'',
		headingOf('visual', language) + (language === 'zh' ? '(纯转录看不到的)' : ''),
		...(recording.length === 0 ? [] : ['', recording.join(' · ')]),
		...(props === '' ? [] : ['', `  • ${visualLabelOf('props', language)}: ${props}`])
	];
}
