/** An event of the calendar that comes back every day. */
export interface DailyEvent {
	/** Names the event, so that a calendar which has it replaces it. */
	readonly uid: string;
	/** When the file is made: UTC, in milliseconds. */
	readonly madeAtMillis: number;
	/** The first day, as `YYYY-MM-DD`, and the time of day, as `HH:MM`, in whatever zone the learner is. */
	readonly firstDate: string;
	readonly time: string;
	readonly durationMinutes: number;
	readonly summary: string;
	readonly description: string;
	/** Where the app is. */
	readonly address: string;
}

/** What a line of the file holds at most, in octets without its end. */
const lineOctets = 75;

/**
 * The event as an iCalendar file (RFC 5545): local time without a zone, so that eight o'clock is eight
 * o'clock wherever the learner wakes, and an alarm at that time.
 */
export function dailyCalendarEvent(event: DailyEvent): string {
	const digits = (text: string): string => text.replace(/[-:]/g, '');
	const stamp = digits(new Date(event.madeAtMillis).toISOString().slice(0, 19));
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Jinju//Daily reminder//EN',
		'BEGIN:VEVENT',
		`UID:${event.uid}`,
		`DTSTAMP:${stamp}Z`,
		`DTSTART:${digits(event.firstDate)}T${digits(event.time)}00`,
		`DURATION:PT${event.durationMinutes}M`,
		'RRULE:FREQ=DAILY',
		`SUMMARY:${escaped(event.summary)}`,
		`DESCRIPTION:${escaped(event.description)}`,
		`URL:${event.address}`,
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escaped(event.summary)}`,
		'TRIGGER:PT0S',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Text as a value of the file: section 3.3.11. */
function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** A line cut where it is too long, between characters; what goes on begins with a space: section 3.1. */
function folded(line: string): string {
	let result = '';
	let octets = 0;
	for (const character of line) {
		const size = octetsOf(character.codePointAt(0) ?? 0);
		if (octets + size > lineOctets) {
			result += '\r\n ';
			octets = 1;
		}
		result += character;
		octets += size;
	}
	return result;
}

/** How long a character is in UTF-8. */
function octetsOf(codePoint: number): number {
	return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
