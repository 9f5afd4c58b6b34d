import type { SetAside } from '#lib/core/collection/repairs.ts';

/** What a damaged record was about, as far as can be made out: the id of a card, a note, an episode or a subject. */
export function subjectAside({ kind, row }: SetAside): string | undefined {
	const record = kind === 'facts' ? valueIn(row, 'fact') : row;
	const named = ['cardId', 'itemId', 'noteId', 'episodeId', 'subject', 'id'].map((name) =>
		valueIn(record, name)
	);
	return named.find((value) => typeof value === 'string' && value !== '') as string | undefined;
}

function valueIn(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null
		? (value as Readonly<Record<string, unknown>>)[name]
		: undefined;
}
