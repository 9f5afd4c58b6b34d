import 'i18next';
import type about from './en/about.json';
import type backlog from './en/backlog.json';
import type backup from './en/backup.json';
import type card from './en/card.json';
import type core from './en/core.json';
import type edit from './en/edit.json';
import type exporting from './en/export.json';
import type hands from './en/hands.json';
import type check from './en/check.json';
import type choosing from './en/choosing.json';
import type importing from './en/import.json';
import type library from './en/library.json';
import type making from './en/making.json';
import type practice from './en/practice.json';
import type reminder from './en/reminder.json';
import type review from './en/review.json';
import type senses from './en/senses.json';
import type settings from './en/settings.json';
import type study from './en/study.json';
import type typing from './en/typing.json';
import type sharing from './en/sharing.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'core';
		resources: {
			about: typeof about;
			backlog: typeof backlog;
			backup: typeof backup;
			card: typeof card;
			core: typeof core;
			edit: typeof edit;
			export: typeof exporting;
			hands: typeof hands;
			check: typeof check;
			choosing: typeof choosing;
			import: typeof importing;
			library: typeof library;
			making: typeof making;
			practice: typeof practice;
			reminder: typeof reminder;
			review: typeof review;
			senses: typeof senses;
			settings: typeof settings;
			study: typeof study;
			typing: typeof typing;
			sharing: typeof sharing;
		};
	}
}
