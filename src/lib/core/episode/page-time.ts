import { readLink, readLinkTarget } from '#lib/core/episode/video-link.ts';

/** A time at the start of a text, and what comes after it. */
export interface PageTime {
	/** As it stands on the page, without leading or trailing white space. */
	readonly written: string;
	readonly atSeconds: number;
	/** What the time is if `HH:MM:00` was meant as `MM:SS`; absent where it cannot have been. */
	readonly asMinutesAndSeconds?: number;
	/** The video that the time is a link into, if it is one. */
	readonly videoId?: string;
	/** The rest of the text, trimmed. */
	readonly rest: string;
}

/** `HH:MM:SS` or `MM:SS`, half or full width colons, and perhaps a fraction, which is dropped. */
const clock = /^(\d{1,5})[:：](\d{2})(?:[:：](\d{2}))?(?:\.\d{1,6}|,\d{3}(?!\d))?/;

/** Where a time ends: then comes no other character of a number or word. */
const after = /^(?:$|[\s·•—–|｜(（\-~～→]|[:：](?!\d)|[,，、。](?!\d)|\.(?=\s|$))/;

/** The end of a stretch, `- 03:10`; a long dash or a dot sets off what follows instead. */
const until = /^\s{0,3}(?:--?>|→|~|～|–|-|至)\s{0,3}/;

/** Below a thousand hours, so that a printed time is always read again as the same. */
const limitSeconds = 1000 * 3600;

/** No clock’s figures take more UTF-16 units. */
const longestClock = 40;

interface Clock {
	readonly written: string;
	readonly atSeconds: number;
	readonly asMinutesAndSeconds?: number;
}

function readClock(text: string): Clock | undefined {
	const match = clock.exec(halfWidthDigits(text.slice(0, longestClock)));
	if (!match) {
		return undefined;
	}
	const [written, first, second, third] = match;
	const [a, b, c] = [Number(first), Number(second), Number(third ?? 0)];
	const atSeconds = third === undefined ? a * 60 + b : a * 3600 + b * 60 + c;
	if (b >= 60 || c >= 60 || atSeconds >= limitSeconds) {
		return undefined;
	}
	return {
		written,
		atSeconds,
		...(third === undefined ? {} : { asMinutesAndSeconds: a * 60 + b })
	};
}

/** Full-width digits as the others, one for one. */
export function halfWidthDigits(text: string): string {
	return text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'));
}

/** A time, or the first of a stretch, and all that follows. */
function readStretch(text: string): (Clock & { readonly rest: string }) | undefined {
	const from = readClock(text);
	if (!from) {
		return undefined;
	}
	const rest = text.slice(from.written.length);
	const dash = until.exec(rest)?.[0] ?? '';
	const to = dash === '' ? undefined : readClock(rest.slice(dash.length));
	const behind = to && rest.slice(dash.length + to.written.length);
	const isStretch = behind !== undefined && (after.test(behind) || /^[\])）】〕>*_`]/.test(behind));
	return { ...from, rest: isStretch ? behind : rest };
}

const brackets: Readonly<Record<string, string>> = {
	'[': ']',
	'(': ')',
	'（': '）',
	'【': '】',
	'〔': '〕',
	'<': '>'
};

/** What stands around a time: how wide it is, and what closes it, innermost first. */
function readWrapping(text: string): {
	readonly width: number;
	readonly closers: readonly string[];
} {
	const closers: string[] = [];
	let width = 0;
	for (let depth = 0; depth < 4; depth += 1) {
		const emphasis = /^(?:\*{1,3}|_{1,3}|`)/.exec(text.slice(width, width + 3))?.[0];
		const closer = emphasis ?? brackets[text.charAt(width)];
		if (closer === undefined) {
			break;
		}
		closers.unshift(closer);
		width += emphasis?.length ?? 1;
	}
	return { width, closers };
}

/** A time in words, alone or inside brackets, emphasis or a link. */
function readWritten(text: string): PageTime | undefined {
	const { width, closers } = readWrapping(text);
	const found = readStretch(text.slice(width));
	if (!found) {
		return undefined;
	}
	const { rest: behind, ...time } = found;
	let rest = behind;
	let videoId: string | undefined;
	let open = '';
	for (const closer of closers) {
		if (rest.startsWith(closer)) {
			rest = rest.slice(closer.length);
			const target = closer === ']' ? readLinkTarget(rest) : undefined;
			rest = target?.rest ?? rest;
			videoId ??= target?.videoId;
		} else if (open === '' && /^[*_`]/.test(closer)) {
			open = closer;
		} else {
			return undefined;
		}
	}
	if ((width === 0 || open !== '') && !after.test(rest)) {
		return undefined;
	}
	// Emphasis over the time and more ends somewhere behind.
	const end = open === '' ? -1 : rest.indexOf(open);
	rest = end < 0 ? rest : rest.slice(0, end) + rest.slice(end + open.length);
	return { ...time, ...(videoId === undefined ? {} : { videoId }), rest: rest.trim() };
}

/** A time that only the address of a link says, or that stands inside its words. */
function readLinked(text: string): PageTime | undefined {
	const link = readLink(text);
	if (!link) {
		return undefined;
	}
	const { label = '', videoId, rest } = link;
	const inside = readWritten(label);
	const words = (inside?.rest ?? label).trim();
	const atSeconds = inside?.atSeconds ?? link.atSeconds;
	if (atSeconds === undefined || atSeconds >= limitSeconds) {
		return undefined;
	}
	return {
		written: inside?.written ?? clockTime(atSeconds),
		atSeconds,
		...(videoId === undefined ? {} : { videoId }),
		// A label such as `▶` only says that it is one.
		rest: `${/[\p{L}\p{N}]/u.test(words) ? words : ''} ${rest.trim()}`.trim()
	};
}

/**
 * Reads the time with which a text begins, alone or inside brackets, emphasis or a link, or as the
 * address of a place in a video; of a stretch, its start. Undefined if there is none, or no such time
 * exists.
 */
export function readTime(text: string): PageTime | undefined {
	return readWritten(text) ?? readLinked(text);
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

/** A time as `HH:MM:SS`; the seconds are whole and not negative. */
export function clockTime(seconds: number): string {
	const hours = Math.floor(seconds / 3600);
	return `${twoDigits(hours)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

/** A time as `MM:SS`, minutes beyond 59 included. */
export function minuteTime(seconds: number): string {
	return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
}

/** Whether a time lies past the end; the page rounds the duration, so up to a minute more is still inside. */
export function isBeyondEnd(seconds: number, durationMinutes: number | undefined): boolean {
	return durationMinutes !== undefined && seconds >= (durationMinutes + 1) * 60;
}
