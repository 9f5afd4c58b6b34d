import type { EnergyShift, Section } from '#lib/core/episode/episode.ts';
import { readTime, type PageTime } from '#lib/core/episode/page-time.ts';

/** The sections whose items begin with a time. */
export type TimedSection = Extract<
	Section,
	'chapter' | 'quote' | 'prediction' | 'energy' | 'gesture' | 'tell'
>;

/** The first line of a timed item. */
export interface TimedHead {
	readonly time: PageTime;
	/** In the energy section, which way the arrow points. */
	readonly direction?: EnergyShift['direction'];
}

const arrows: Readonly<Record<string, EnergyShift['direction']>> = {
	'📈': 'up',
	'📉': 'down',
	'↑': 'up',
	'↓': 'down',
	'⬆': 'up',
	'⬇': 'down'
};

/** The arrow that a page has for a direction. */
export function arrowOf(direction: EnergyShift['direction']): string {
	return direction === 'up' ? '📈' : '📉';
}

/** Reads `00:02:27 …`, or `📈 00:02:27 …` in the energy section; undefined where no time comes first. */
export function readTimedHead(text: string, section: TimedSection): TimedHead | undefined {
	const arrow = section === 'energy' ? /^(📈|📉|[↑↓⬆⬇])\uFE0F?/u.exec(text) : null;
	const time = readTime(arrow ? text.slice(arrow[0].length).trimStart() : text);
	const direction = arrows[arrow?.[1] ?? ''];
	return time && { time, ...(direction ? { direction } : {}) };
}

/** What follows the time, without the one dot or dash between. */
export function afterSeparator(rest: string): string {
	return /^[·•—–|-]/.test(rest) ? rest.slice(1).trimStart() : rest;
}
