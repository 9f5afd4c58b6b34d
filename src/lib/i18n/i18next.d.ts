import 'i18next';
import type core from './en/core.json';
import type hands from './en/hands.json';
import type library from './en/library.json';
import type review from './en/review.json';
import type settings from './en/settings.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'core';
		resources: {
			core: typeof core;
			hands: typeof hands;
			library: typeof library;
			review: typeof review;
			settings: typeof settings;
		};
	}
}
