import 'i18next';
import type core from './en/core.json';
import type library from './en/library.json';
import type review from './en/review.json';
import type senses from './en/senses.json';
import type settings from './en/settings.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'core';
		resources: {
			core: typeof core;
			library: typeof library;
			review: typeof review;
			senses: typeof senses;
			settings: typeof settings;
		};
	}
}
