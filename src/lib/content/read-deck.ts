import * as v from 'valibot';
import { checkReferences, checkUniqueness, type Report } from '#lib/content/check-deck.ts';
import { deckItemsOf, itemsOf, type DeckItem } from '#lib/content/deck-items.ts';
import type { DeckProblem } from '#lib/content/deck-problem.ts';
import { deckSchema, type DeckFile } from '#lib/content/deck-schema.ts';
import { findingMessage } from '#lib/content/finding-message.ts';
import { noteFromEntry } from '#lib/content/note-entry.ts';
import { readYaml, type YamlPath, type YamlSource } from '#lib/content/yaml-source.ts';
import type { Finding } from '#lib/core/card/finding.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import type { Note } from '#lib/core/card/note.ts';
import { proposeCards } from '#lib/core/card/propose-cards.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Episode } from '#lib/core/episode/episode.ts';

/** A deck that was read, or everything that is wrong with it, by line. */
export type DeckReading =
	| { readonly ok: true; readonly episode: Episode; readonly notes: readonly Note[] }
	| { readonly ok: false; readonly problems: readonly DeckProblem[] };

/**
 * Reads a `deck.yaml` against the pages that it belongs to. Every quote and takeaway of the pages
 * must stand in exactly one note. Notes come by priority; those without cards of their own and
 * without a reason to be read only get the cards that the generator proposes. The answer's episode
 * is the one given, but for the ids of takeaways that the deck has written down.
 */
export function readDeck(text: string, episode: Episode): DeckReading {
	const yaml = readYaml(text);
	if ('problems' in yaml) {
		return { ok: false, problems: yaml.problems };
	}
	const { source } = yaml;
	const parsed = v.safeParse(deckSchema, source.value);
	if (!parsed.success) {
		return { ok: false, problems: shapeProblems(parsed.issues, source) };
	}
	const deck = parsed.output;
	const items = new Map(deckItemsOf(episode).map((item) => [item.reference, item]));
	const report = reporter(source);
	checkReferences(deck, items, episode, report.add);
	checkUniqueness(deck, report.add);
	if (report.problems.length > 0) {
		return { ok: false, problems: byLine(report.problems) };
	}

	const segment = segmenterFor(episode);
	const notes = deck.notes.map((entry) => {
		const written = noteFromEntry(entry, itemsOf(entry.items, items), episode.id);
		return entry.cards || entry.reading
			? written
			: { ...written, cards: proposeCards(written, segment) };
	});
	for (const [index, note] of notes.entries()) {
		for (const finding of lintNote(note, segment)) {
			report.add('finding', pathOf(finding, note, index), findingMessage(finding));
		}
	}
	if (report.problems.length > 0) {
		return { ok: false, problems: byLine(report.problems) };
	}
	return {
		ok: true,
		episode: withWrittenIds(episode, deck, items),
		notes: [...notes].sort((a, b) => a.priority - b.priority)
	};
}

function reporter({ lineOf }: YamlSource): { problems: DeckProblem[]; add: Report } {
	const problems: DeckProblem[] = [];
	return {
		problems,
		add: (code, path, message) => {
			problems.push({ code, line: lineOf(path), message });
		}
	};
}

function byLine(problems: readonly DeckProblem[]): readonly DeckProblem[] {
	return [...problems].sort((a, b) => a.line - b.line);
}

function shapeProblems(
	issues: readonly v.BaseIssue<unknown>[],
	source: YamlSource
): readonly DeckProblem[] {
	const problems = issues.map((issue): DeckProblem => {
		const path = (issue.path ?? []).map(({ key }) => key as string | number);
		const name = path.join('.');
		const line = source.lineOf(path);
		if (issue.type === 'strict_object' && issue.expected === 'never') {
			return { code: 'unknown-key', line, message: `“${name}” is not a key of this format` };
		}
		if (issue.type === 'strict_object' && issue.received === 'undefined') {
			const isLanguage = /\.(?:zh|en)$/.test(name);
			return isLanguage
				? { code: 'missing-language', line, message: `“${name}” has not been written` }
				: { code: 'missing-key', line, message: `“${name}” is missing` };
		}
		const found = `expected ${issue.expected ?? 'something else'}, found ${issue.received}`;
		return { code: 'wrong-value', line, message: `“${name}”: ${found}` };
	});
	return byLine(problems);
}

/** Where to look for what the linter found: a card of the file, else the note. */
function pathOf({ code, cardId, language }: Finding, note: Note, index: number): YamlPath {
	const place = note.cards.findIndex(({ id }) => id === cardId);
	const card = note.cards[place];
	if (card) {
		const key = card.template === 'cloze' ? 'cloze' : 'question';
		return ['notes', index, 'cards', place, key, ...(language === undefined ? [] : [language])];
	}
	return code === 'line-not-subsequence' && language !== undefined
		? ['notes', index, 'line', language]
		: ['notes', index];
}

function withWrittenIds(
	episode: Episode,
	deck: DeckFile,
	items: ReadonlyMap<string, DeckItem>
): Episode {
	const written = new Map<string, Note['itemIds'][number]>();
	for (const entry of deck.notes) {
		const note = noteFromEntry(entry, itemsOf(entry.items, items), episode.id);
		const [first] = itemsOf(entry.items, items);
		if (first?.kind === 'takeaway' && note.itemIds[0] !== undefined) {
			written.set(first.id, note.itemIds[0]);
		}
	}
	return {
		...episode,
		takeaways: episode.takeaways.map((takeaway) => ({
			...takeaway,
			id: written.get(takeaway.id) ?? takeaway.id
		}))
	};
}
