import { isSpeakerName } from '#lib/core/episode/field-format.ts';
import type { Column, TableRow } from '#lib/core/episode/page-lines.ts';
import { readTime } from '#lib/core/episode/page-time.ts';
import { readHorizon } from '#lib/core/episode/read-horizon.ts';
import type { BodyLine } from '#lib/core/episode/scanned-page.ts';
import { mayLackTime } from '#lib/core/episode/item-start.ts';
import type { HeadingSection } from '#lib/core/episode/heading-words.ts';

/** An item as a page without tables would have it: its first line, and what stands under it. */
export interface ItemOfRow {
	readonly first: string;
	readonly body: readonly BodyLine[];
}

/**
 * What the row of a table is in a section of items: what of its cells has no place in the first line
 * stands under it, as a note. Numbers of rows say nothing.
 */
export function itemOfRow({ cells }: TableRow, section: HeadingSection): ItemOfRow {
	const cell = (column: Column): string => cells.find((one) => one.column === column)?.text ?? '';
	const placed = new Set<Column>(['text']);
	function place(column: Column, fits: (text: string) => boolean): string {
		const text = cell(column);
		if (text === '' || !fits(text)) {
			return '';
		}
		placed.add(column);
		return text;
	}

	place('number', (text) => /^\d{1,4}\D?$/.test(text));
	const time = place('time', isTime);
	const said = cell('text');
	if (section === 'chapter') {
		return { first: time === '' ? said : `${time} · ${said}`, body: notes() };
	}
	if (!mayLackTime(section)) {
		const [first, ...body] = [...(said === '' ? [] : [{ bullet: false, text: said }]), ...notes()];
		return {
			first: [first?.text ?? '', ...(time === '' ? [] : [`(${time})`])].join(' ').trim(),
			body
		};
	}
	const horizon = section === 'prediction' ? place('horizon', isHorizon) : '';
	const speaker = place('speaker', isSpeakerName);
	const before = [time, horizon === '' ? '' : `(${horizon})`]
		.filter((text) => text !== '')
		.join(' ');
	const first = [before, speaker === '' ? '' : `${speaker}:`]
		.filter((text) => text !== '')
		.join(' — ');
	return { first, body: [...(said === '' ? [] : [{ bullet: false, text: said }]), ...notes()] };

	function notes(): readonly BodyLine[] {
		return cells
			.filter(({ column }) => !placed.has(column))
			.map(({ text }) => ({ bullet: true, text }));
	}
}

function isTime(text: string): boolean {
	return readTime(text)?.rest === '';
}

function isHorizon(text: string): boolean {
	return readHorizon(`(${text})`)?.inside === text;
}
