import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const catalogues = 'src/lib/i18n';
const areas = readdirSync(join(catalogues, 'en')).map((file) => file.replace('.json', ''));

type Words = Readonly<Record<string, string>>;

/** A catalogue as one level: `today.cards_other` → its words. */
function flat(language: string, area: string): Words {
	const walk = (node: unknown, path: string): readonly (readonly [string, string])[] =>
		typeof node === 'string'
			? [[path, node]]
			: Object.entries(node as object).flatMap(([key, value]) =>
					walk(value, path === '' ? key : `${path}.${key}`)
				);
	const text = readFileSync(join(catalogues, language, `${area}.json`), 'utf8');
	return Object.fromEntries(walk(JSON.parse(text), ''));
}

const plural = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (words: Words): readonly string[] =>
	[...new Set(Object.keys(words).map((key) => key.replace(plural, '')))].sort();
const placeholders = (text: string): string =>
	[...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ');

test.each(areas)('the area %s has the same keys in both languages', (area) => {
	expect(withoutPlural(flat('zh', area))).toEqual(withoutPlural(flat('en', area)));
});

test.each(areas)('every plural of the area %s has the forms of its language', (area) => {
	for (const [language, tag] of [
		['zh', 'zh-Hans'],
		['en', 'en']
	] as const) {
		const words = flat(language, area);
		const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
		for (const key of Object.keys(words).filter((name) => plural.test(name))) {
			const base = key.replace(plural, '');
			const missing = forms.filter((form) => words[`${base}_${form}`] === undefined);
			expect(missing, `${language}/${area} ${base}`).toEqual([]);
		}
	}
});

test.each(areas)('the two languages of the area %s take the same values', (area) => {
	const zh = flat('zh', area);
	const en = flat('en', area);
	for (const [key, words] of Object.entries(en)) {
		const theirs = zh[key] ?? zh[`${key.replace(plural, '')}_other`] ?? '';
		// “1 card” may leave its number out; what the plural says with numbers must agree.
		if (!key.endsWith('_one')) {
			expect(placeholders(theirs), `${area} ${key}`).toBe(placeholders(words));
		}
	}
});

test.each(areas)('no words of the area %s are empty', (area) => {
	for (const language of ['zh', 'en']) {
		for (const [key, words] of Object.entries(flat(language, area))) {
			expect(words.trim(), `${language} ${key}`).not.toBe('');
		}
	}
});

const components = ['src/lib/ui', 'src/routes', 'src/lib/app'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte'))
		.map((file) => join(folder, file))
);

/** What is the same in every language: the mark, the toggle's own labels, key names. */
const languageNeutral = new Set(['金']);
const spokenAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'content']);
const hasLetters = (text: string): boolean => /\p{L}{2,}|\p{Script=Han}/u.test(text);

/** Text that a reader would see or hear and that is written in the markup itself. */
function writtenText(source: string): readonly string[] {
	const found: string[] = [];
	const visit = (node: unknown, inAttribute: boolean): void => {
		if (Array.isArray(node)) {
			for (const child of node) {
				visit(child, inAttribute);
			}
			return;
		}
		if (typeof node !== 'object' || node === null) {
			return;
		}
		const typed = node as { type?: string; name?: string; data?: string; value?: unknown };
		if (typed.type === 'Text' && typeof typed.data === 'string') {
			if (hasLetters(typed.data) && !languageNeutral.has(typed.data.trim())) {
				found.push(typed.data.trim());
			}
			return;
		}
		if (typed.type === 'Attribute') {
			if (spokenAttributes.has(typed.name ?? '')) {
				visit(typed.value, true);
			}
			return;
		}
		for (const [key, child] of Object.entries(node)) {
			if (key !== 'css' && key !== 'instance' && key !== 'module' && key !== 'comments') {
				visit(child, inAttribute);
			}
		}
	};
	visit(parse(source, { modern: true }).fragment, false);
	return found;
}

test.each(components)('%s draws no words that are in no catalogue', (file) => {
	expect(writtenText(readFileSync(file, 'utf8'))).toEqual([]);
});

test('words written into markup would be found', () => {
	expect(writtenText('<p>Hello there</p><button aria-label="关闭"></button>')).toEqual([
		'Hello there',
		'关闭'
	]);
});

test('every key that a component asks for exists', () => {
	const known = new Set(
		areas.flatMap((area) =>
			withoutPlural(flat('en', area)).flatMap((key) =>
				area === 'core' ? [key, `core:${key}`] : [`${area}:${key}`]
			)
		)
	);
	const asked = components.flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '')
	);
	expect(asked.length).toBeGreaterThan(30);
	expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

test('every word in the catalogues is used', () => {
	const sources = ['src/lib', 'src/routes'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => /\.(svelte|ts)$/.test(file))
			.map((file) => readFileSync(join(folder, file), 'utf8'))
	);
	const text = sources.join('\n');
	const unused = areas.flatMap((area) =>
		withoutPlural(flat('en', area))
			.map((key) => (area === 'core' ? key : `${area}:${key}`))
			.filter((key) => {
				const stem = key.slice(0, key.lastIndexOf('.') + 1);
				return !text.includes(`'${key}'`) && !(stem !== '' && text.includes('`' + stem + '${'));
			})
	);
	expect(unused).toEqual([]);
});
