import 'i18next';
import type core from './en/core.json';
import type choosing from './en/choosing.json';
import type library from './en/library.json';
import type reminder from './en/reminder.json';
import type review from './en/review.json';
import type settings from './en/settings.json';
import type sharing from './en/sharing.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'core';
		resources: {
			core: typeof core;
			choosing: typeof choosing;
			library: typeof library;
			reminder: typeof reminder;
			review: typeof review;
			settings: typeof settings;
			sharing: typeof sharing;
		};
	}
}
