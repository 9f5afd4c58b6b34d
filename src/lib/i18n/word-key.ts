import type about from './en/about.json';
import type backlog from './en/backlog.json';
import type backup from './en/backup.json';
import type card from './en/card.json';
import type check from './en/check.json';
import type choosing from './en/choosing.json';
import type core from './en/core.json';
import type edit from './en/edit.json';
import type exporting from './en/export.json';
import type hands from './en/hands.json';
import type importing from './en/import.json';
import type library from './en/library.json';
import type making from './en/making.json';
import type practice from './en/practice.json';
import type reminder from './en/reminder.json';
import type review from './en/review.json';
import type senses from './en/senses.json';
import type settings from './en/settings.json';
import type sharing from './en/sharing.json';
import type study from './en/study.json';
import type typing from './en/typing.json';

/** The areas whose words are added by the screens that need them. */
interface Areas {
	about: typeof about;
	backlog: typeof backlog;
	backup: typeof backup;
	card: typeof card;
	check: typeof check;
	choosing: typeof choosing;
	edit: typeof edit;
	export: typeof exporting;
	hands: typeof hands;
	import: typeof importing;
	library: typeof library;
	making: typeof making;
	practice: typeof practice;
	reminder: typeof reminder;
	review: typeof review;
	senses: typeof senses;
	settings: typeof settings;
	sharing: typeof sharing;
	study: typeof study;
	typing: typeof typing;
}

/** What screens have words of their own for. */
export type Area = keyof Areas;

/** A key without the plural that i18next chooses (JSON format 4 of i18next: `key_one`, `key_other`). */
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}`
	? Stem
	: Key;

/** The keys of a catalogue, those of what is nested behind dots. */
type KeysOf<Words> = {
	[Key in keyof Words & string]: Words[Key] extends string
		? WithoutPlural<Key>
		: `${Key}.${KeysOf<Words[Key]>}`;
}[keyof Words & string];

/**
 * A key that there are words for: `key` in the core area, `area:key` outside it. Plain unions, because the
 * types of i18next itself take a second per file that asks for words.
 */
export type WordKey =
	KeysOf<typeof core> | { [Name in Area]: `${Name}:${KeysOf<Areas[Name]>}` }[Area];
