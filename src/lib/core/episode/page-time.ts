/** A time at the start of a text, and what comes after it. */
export interface PageTime {
	/** As it stands on the page, without leading or trailing white space. */
	readonly written: string;
	readonly atSeconds: number;
	/** What the time is if `HH:MM:00` was meant as `MM:SS`; absent where it cannot have been. */
	readonly asMinutesAndSeconds?: number;
	/** The rest of the text, trimmed. */
	readonly rest: string;
}

/** `HH:MM:SS` or `MM:SS`, half or full width colons, and then no other character of a number or word. */
const pattern = /^(\d{1,5})[:：](\d{2})(?:[:：](\d{2}))?(?=$|[\s·•—–|(（-])/;

/** Below a thousand hours, so that a printed time is always read again as the same. */
const limitSeconds = 1000 * 3600;

/** Reads the time with which a text begins; undefined if there is none, or no such time exists. */
export function readTime(text: string): PageTime | undefined {
	const match = pattern.exec(text);
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
		...(third === undefined ? {} : { asMinutesAndSeconds: a * 60 + b }),
		rest: text.slice(written.length).trim()
	};
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
