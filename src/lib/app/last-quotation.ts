import type { SittingStart } from '#lib/app/sitting-start.ts';
import type { Note } from '#lib/core/card/note.ts';
import type { Deed } from '#lib/core/review/deed.ts';

/** The quotation last answered or met, for the end of a sitting; undefined where there was none. */
export function lastQuotation(start: SittingStart, deeds: readonly Deed[]): Note | undefined {
	return deeds
		.map((deed) => {
			switch (deed.kind) {
				case 'met':
					return start.toMeet.find(({ id }) => id === deed.noteId);
				case 'answer':
					return start.textOf(deed.fact.cardId)?.note;
				case 'act':
					return undefined;
			}
		})
		.findLast((note) => note?.kind === 'quote');
}
