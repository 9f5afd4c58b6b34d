import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Deed } from '#lib/core/review/deed.ts';

/** The quotation last answered or met, in its newest words; undefined where there was none. */
export function lastQuotation(
	{ texts, toMeet }: SittingStart,
	deeds: readonly Deed[]
): Note | undefined {
	const note = deeds
		.map((deed) => {
			switch (deed.kind) {
				case 'met':
					return toMeet.find(({ id }) => id === deed.noteId);
				case 'answer':
					return texts.of(deed.fact.cardId)?.note;
				case 'act':
					return undefined;
			}
		})
		.findLast((each) => each?.kind === 'quote');
	return note && texts.newest(note);
}
