import { readFileSync } from 'node:fs';
import type { Language } from '#lib/core/language.ts';

/** The text of our own test page: an invented episode with every section that a real page has. */
export function testPage(language: Language): string {
	return readFileSync(new URL(`bakery.${language}.txt`, import.meta.url), 'utf8');
}
