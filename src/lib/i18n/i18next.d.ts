import 'i18next';
import type card from './en/card.json';
import type core from './en/core.json';
import type edit from './en/edit.json';
import type hands from './en/hands.json';
import type library from './en/library.json';
import type review from './en/review.json';
import type settings from './en/settings.json';
import type typing from './en/typing.json';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'core';
		resources: {
			card: typeof card;
			core: typeof core;
			edit: typeof edit;
			hands: typeof hands;
			library: typeof library;
			review: typeof review;
			settings: typeof settings;
			typing: typeof typing;
		};
	}
}
