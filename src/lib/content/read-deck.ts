import { checkReferences, checkUniqueness } from '#lib/content/check-deck.ts';
import { deckItemsOf, itemsOf, type DeckItem } from '#lib/content/deck-items.ts';
import { deckSchema, type DeckFile } from '#lib/content/deck-schema.ts';
import { findingMessage } from '#lib/content/finding-message.ts';
import { noteFromEntry } from '#lib/content/note-entry.ts';
import { readShaped } from '#lib/content/shaped-yaml.ts';
import type { YamlProblem } from '#lib/content/yaml-problem.ts';
import type { YamlPath } from '#lib/content/yaml-source.ts';
import type { Finding } from '#lib/core/card/finding.ts';
import { lintNote } from '#lib/core/card/lint.ts';
import type { Note } from '#lib/core/card/note.ts';
import { proposeCards } from '#lib/core/card/propose-cards.ts';
import { segmenterFor } from '#lib/core/card/segment.ts';
import type { Correction } from '#lib/core/episode/correction.ts';
import type { Episode, ItemId } from '#lib/core/episode/episode.ts';
import type { Deck } from '#lib/core/library/deck.ts';
import type { PredictionWindow } from '#lib/core/ledger/prediction-window.ts';

/** A deck that was read, or everything that is wrong with it, by line. */
export type DeckReading =
	| ({ readonly ok: true } & Pick<Deck, 'episode' | 'notes' | 'windows'>)
	| { readonly ok: false; readonly problems: readonly YamlProblem[] };

/**
 * Reads a `deck.yaml` against the pages that it belongs to. Every quote, prediction and takeaway of
 * the pages must stand in exactly one note. Notes come by priority; those without cards of their own
 * and without a reason to be read only get the cards that the generator proposes. The answer's
 * episode is the one given, but for the ids that the deck has written down, of takeaways and of what
 * a transcript would lose: those have no time to be named by.
 */
export function readDeck(
	text: string,
	episode: Episode,
	corrections: readonly Correction[] = []
): DeckReading {
	const shaped = readShaped(text, deckSchema);
	if (!shaped.ok) {
		return shaped;
	}
	const { value: deck, reporter } = shaped;
	const items = new Map(deckItemsOf(episode).map((item) => [item.reference, item]));
	checkReferences(deck, items, episode, reporter.add);
	checkUniqueness(deck, reporter.add);
	if (reporter.problems().length > 0) {
		return { ok: false, problems: reporter.problems() };
	}
	const segment = segmenterFor(episode);
	const notes = deck.notes.map((entry) => {
		const written = noteFromEntry(entry, itemsOf(entry.items, items), {
			episodeId: episode.id,
			corrections
		});
		return entry.cards || entry.reading
			? written
			: { ...written, cards: proposeCards(written, segment) };
	});
	for (const [index, note] of notes.entries()) {
		for (const finding of lintNote(note, segment)) {
			reporter.add('finding', pathOf(finding, note, index), findingMessage(finding));
		}
	}
	if (reporter.problems().length > 0) {
		return { ok: false, problems: reporter.problems() };
	}
	return {
		ok: true,
		episode: withWrittenIds(episode, deck, items),
		notes: [...notes].sort((a, b) => a.priority - b.priority),
		windows: windowsOf(deck, items)
	};
}

/** Where to look for what the linter found: a card of the file, else the note. */
function pathOf({ code, cardId, language }: Finding, note: Note, index: number): YamlPath {
	const card = note.cards.find(({ id }) => id === cardId);
	if (card) {
		// The two directions of a translation stand in one entry.
		const slots = [...new Set(note.cards.map(({ slot }) => entrySlot(slot)))];
		const place = slots.indexOf(entrySlot(card.slot));
		return [
			...['notes', index, 'cards', place, card.template],
			...(language === undefined ? [] : [language])
		];
	}
	return code === 'line-not-subsequence' && language !== undefined
		? ['notes', index, 'line', language]
		: ['notes', index];
}

function entrySlot(slot: string): string {
	return slot.replace(/-(?:zh|en)$/, '');
}

function withWrittenIds(
	episode: Episode,
	deck: DeckFile,
	items: ReadonlyMap<string, DeckItem>
): Episode {
	const written = new Map<ItemId, ItemId>();
	for (const entry of deck.notes) {
		const [first] = itemsOf(entry.items, items);
		if (first?.kind === 'takeaway') {
			written.set(first.id, entry.id as ItemId);
		}
	}
	return {
		...episode,
		visual: {
			...episode.visual,
			lost: episode.visual.lost.map((point, index) => ({
				...point,
				id: `${episode.id}/lost/${deck.lost[index] ?? ''}` as ItemId
			}))
		},
		takeaways: episode.takeaways.map((takeaway) => ({
			...takeaway,
			id: written.get(takeaway.id) ?? takeaway.id
		}))
	};
}

function windowsOf(
	deck: DeckFile,
	items: ReadonlyMap<string, DeckItem>
): Readonly<Record<ItemId, PredictionWindow>> {
	const idOf = (reference: string | undefined) => items.get(reference ?? '')?.id;
	return Object.fromEntries(
		deck.predictions.map(({ item, earliest, latest, after: reference }) => {
			const after = idOf(reference);
			const window: PredictionWindow = {
				...(earliest ? { earliest } : {}),
				...(latest ? { latest } : {}),
				...(after === undefined ? {} : { after })
			};
			return [idOf(item) ?? item, window];
		})
	);
}
