import { expect, test } from 'vitest';
import { localeFor } from '#lib/i18n/locale.ts';

test.each([
	[['zh-CN', 'en'], 'zh'],
	[['zh-Hant-TW'], 'zh'],
	[['fr-FR', 'en-GB', 'zh'], 'en'],
	[['fr-FR'], 'en'],
	[[], 'en']
] as const)('a first visit with %j is met in %s', (tags, expected) => {
	expect(localeFor(tags)).toBe(expected);
});
