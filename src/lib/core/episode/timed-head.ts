import { looksLikeName } from '#lib/core/episode/attribution.ts';
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

/** A name and a time are looked for in so many UTF-16 units. */
const longestNamed = 60;

const arrowPattern = /^(📈|📉|[↑↓⬆⬇])\uFE0F?/u;

/** The arrow that a page has for a direction. */
export function arrowOf(direction: EnergyShift['direction']): string {
	return direction === 'up' ? '📈' : '📉';
}

/** A name in front of a time, with the marks that stress it. */
const nameBefore =
	/^\*{0,2}([^\s\d*:：,，。.!！?？()（）[\]【】<>“”"「」『』][^\d*:：,，。!！?？()（）[\]【】<>“”"「」『』]{0,39}?)\*{0,2}\s*(?=[(（[【<]|\d{1,3}[:：]\d)/;

/** Reads `name (02:27): …` as if the time came first; undefined where no such name stands there. */
function readNamedTime(text: string): PageTime | undefined {
	const match = nameBefore.exec(text.slice(0, longestNamed));
	const name = match?.[1]?.trim() ?? '';
	const time = match && looksLikeName(name) ? readTime(text.slice(match[0].length)) : undefined;
	const said = time?.rest.replace(/^\*{1,2}/, '').trimStart() ?? '';
	const words =
		/^[:：]\s*(?:\*{1,2}\s*)?([^]+)$/.exec(said)?.[1] ?? (/^[“"「『]/.test(said) ? said : '');
	return time && words !== '' ? { ...time, rest: `${name}：${words}` } : undefined;
}

/**
 * Reads `00:02:27 …`, or a name before it where somebody speaks, in the energy section with an arrow before or behind the time; undefined where no
 * time comes first.
 */
export function readTimedHead(text: string, section: TimedSection): TimedHead | undefined {
	const arrow = section === 'energy' ? arrowPattern.exec(text) : null;
	const first = readTime(arrow ? text.slice(arrow[0].length).trimStart() : text);
	const spoken = section === 'quote' || section === 'prediction';
	const time = first ?? (spoken ? readNamedTime(text) : undefined);
	if (!time) {
		return undefined;
	}
	const later =
		section === 'energy' && !arrow ? arrowPattern.exec(afterSeparator(time.rest)) : null;
	const direction = arrows[(arrow ?? later)?.[1] ?? ''];
	return {
		time: later ? { ...time, rest: afterSeparator(time.rest).slice(later[0].length).trim() } : time,
		...(direction ? { direction } : {})
	};
}

/** What follows the time, without the one dot, colon, comma or dash between, which may be doubled. */
export function afterSeparator(rest: string): string {
	const separator = /^(?:—{1,2}|–{1,2}|-{1,2}>?|[·•|｜:：,，、~～→])/.exec(rest)?.[0] ?? '';
	return rest.slice(separator.length).trimStart();
}

/** Whether a text begins as a time that no clock shows. */
export function isMistimed(text: string): boolean {
	return /^[^\p{L}\p{N}:：]{0,3}\d{1,5}[:：]\d/u.test(text);
}
