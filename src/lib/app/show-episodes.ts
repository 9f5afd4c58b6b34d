import { beginAgain } from '#lib/app/begin-again.ts';
import { momentNow } from '#lib/app/clock.svelte.ts';
import type { DeckShelf } from '#lib/app/deck-shelf.ts';
import { newFactId, newWriteId } from '#lib/app/identifiers.ts';
import { readOwnRegisters } from '#lib/app/own-registers.ts';
import { preferences } from '#lib/app/preferences.svelte.ts';
import { differenceKey, type ProposedEpisode } from '#lib/app/proposed-episode.svelte.ts';
import { reconcileDecks } from '#lib/app/reconcile-decks.ts';
import { replayStep } from '#lib/app/replay-step.ts';
import { startingPoint } from '#lib/app/starting-point.svelte.ts';
import { jsonOf } from '#lib/core/card/stored-face.ts';
import { faceRegister, textRegister } from '#lib/core/card/text-edit.ts';
import type { Collection } from '#lib/core/collection.ts';
import type { RegisterWrite, Retraction } from '#lib/core/collection/register-writes.ts';
import type { Saved } from '#lib/core/collection/saved.ts';
import { editionField, type ImportId } from '#lib/core/library/edition.ts';
import type { LibraryEntry } from '#lib/core/library/library-entry.ts';
import { readVideoAddress, sourceAddressField } from '#lib/core/library/video-address.ts';
import type { Alias } from '#lib/core/review/fact.ts';

/** Episodes whose parts are stored. */
export interface EpisodesToShow {
	readonly collection: Collection;
	readonly shelf: DeckShelf;
	readonly episodes: readonly ProposedEpisode[];
	/** Where the pages are from; empty where nobody said. */
	readonly address: string;
}

/** Episodes that have come into the library. */
export interface ShownImport {
	readonly episodes: readonly { readonly entry: LibraryEntry; readonly toMeet: number }[];
	/** Takes all of it back, in one write. */
	readonly undo: () => Promise<Saved<unknown>>;
}

type Value = Pick<RegisterWrite, 'subject' | 'field' | 'value'>;

/**
 * Makes what is stored visible in one write: the editions, the links between ids of one item, and the
 * learner's words over them. Then notes that were known are given the cards that they have now, and those
 * to be learned again begin anew.
 */
export async function showEpisodes(
	{ collection, shelf, episodes, address }: EpisodesToShow,
	importId: ImportId
): Promise<Saved<ShownImport>> {
	const values = episodes.flatMap((proposed) => valuesOf(proposed, importId, address));
	const aliases = episodes.flatMap(newAliases);
	const parted = await partedLinks(collection, episodes);
	const [former, apply] = await Promise.all([
		collection.registersAbout([...new Set(values.map(({ subject }) => subject))]),
		replayStep(collection)
	]);
	const write = (
		writes: readonly Value[],
		retractions: readonly Retraction[],
		linked: readonly Alias[] = []
	): Promise<Saved<unknown>> =>
		linked.length + retractions.length === 0
			? collection.writeRegisters(writesOf(writes))
			: collection.relink({ aliases: linked, retractions, writes: writesOf(writes) }, apply);

	const saved = await write(values, retractionsOf(parted, true), aliases);
	if (!saved.ok) return saved;
	await settle(collection, shelf, episodes);
	startingPoint.begin();
	const undo = values.map(({ subject, field }) => ({
		subject,
		field,
		value: former.find((one) => one.subject === subject && one.field === field)?.value ?? null
	}));
	return {
		ok: true,
		value: {
			episodes: episodes.map(({ understood, chosen }) => ({
				entry: understood.entry,
				toMeet: chosen.size
			})),
			undo: () => write(undo, [...retractionsOf(aliases, true), ...retractionsOf(parted, false)])
		}
	};
}

function valuesOf(
	proposed: ProposedEpisode,
	importId: ImportId,
	address: string
): readonly Value[] {
	const { entry, formerIds } = proposed.understood;
	const source = readVideoAddress(address);
	return [
		{ subject: entry.id, field: editionField, value: importId },
		...formerIds.map((subject) => ({ subject, field: editionField, value: null })),
		...(source === undefined
			? []
			: [{ subject: entry.id, field: sourceAddressField, value: source }]),
		...keptWords(proposed),
		...proposed.edits
	];
}

/**
 * The old words that the learner keeps against the page's correction, and what the note's cards asked of
 * them: from now on both are the learner's.
 */
function keptWords({ understood, differences }: ProposedEpisode): readonly Value[] {
	const { changes } = understood;
	return changes.differences.flatMap((difference): readonly Value[] => {
		const { noteId, field, language, before } = difference;
		if (differences.get(differenceKey(difference)) !== 'keep') return [];
		const asked = changes.lostGaps.filter(
			(gap) => field === 'text' && gap.noteId === noteId && gap.language === language && gap.after
		);
		return [
			{ subject: noteId, field: textRegister(field, language), value: before },
			...asked.map(({ cardId, before: face }) => ({
				subject: cardId,
				field: faceRegister(language),
				value: jsonOf(face)
			}))
		];
	});
}

/** The links that an import makes, as facts. */
function newAliases({ understood }: ProposedEpisode): readonly Alias[] {
	const moment = momentNow(preferences.current.rolloverHour);
	return understood.aliases.map(({ canonical, alias }) => ({
		kind: 'alias',
		id: newFactId(),
		itemIds: [canonical, alias],
		...moment
	}));
}

/** The links in force between items that the learner has taken apart. */
async function partedLinks(
	collection: Collection,
	episodes: readonly ProposedEpisode[]
): Promise<readonly Alias[]> {
	const found = await Promise.all(
		episodes
			.filter(({ apart }) => apart.length > 0)
			.map(async ({ apart, understood }) => {
				const known = await collection.aliasesOf(understood.entry.id);
				return known.flatMap(({ alias, retracted }) =>
					!retracted &&
					apart.some(
						({ zhItemId, enItemId }) =>
							alias.itemIds.includes(zhItemId) && alias.itemIds.includes(enItemId)
					)
						? [alias]
						: []
				);
			})
	);
	return found.flat();
}

function retractionsOf(aliases: readonly Alias[], retracted: boolean): readonly Retraction[] {
	const nowMillis = Date.now();
	return aliases.map(({ id: factId }) => ({
		factId,
		retracted,
		nowMillis,
		writeId: newWriteId()
	}));
}

/** The kept notes of episodes that were in the library are given their cards; some begin again. */
async function settle(
	collection: Collection,
	shelf: DeckShelf,
	episodes: readonly ProposedEpisode[]
): Promise<void> {
	const known = episodes.filter(({ existing }) => existing);
	if (known.length === 0) return;
	const own = await readOwnRegisters(collection);
	const deckIds = known.map(({ understood }) => understood.entry.id);
	await reconcileDecks(collection, shelf, deckIds, own);
	for (const proposed of known) await beginAgain(collection, cardsToLearnAgain(proposed));
}

function cardsToLearnAgain({ understood, differences, notes }: ProposedEpisode) {
	const noteIds = new Set(
		understood.changes.differences.flatMap((difference) =>
			differences.get(differenceKey(difference)) === 'again' ? [difference.noteId] : []
		)
	);
	return notes
		.filter(({ id }) => noteIds.has(id))
		.flatMap(({ cards }) => cards.map(({ id }) => id));
}

function writesOf(values: readonly Value[]): readonly RegisterWrite[] {
	const nowMillis = Date.now();
	return values.map((value) => ({ ...value, nowMillis, writeId: newWriteId() }));
}
