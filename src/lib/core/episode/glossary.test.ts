import { expect, test } from 'vitest';
import { glossaryOf, type GlossaryTerm, type TermId } from '#lib/core/episode/glossary.ts';

const term = (id: string, fields: Partial<GlossaryTerm>): GlossaryTerm => ({
	id: id as TermId,
	term: {},
	meaning: { zh: '……' },
	...fields
});

const glossary = glossaryOf([
	term('pre-training', {
		term: { zh: '预训练', en: 'pre-training' },
		forms: { en: ['pretraining'] }
	}),
	term('scaling-law', { term: { zh: 'Scaling Law', en: 'scaling law' } }),
	term('api', { term: { zh: 'API', en: 'API' }, forms: { en: ['APIs'] } })
]);
const idsIn = (...texts: Parameters<typeof glossary.termsIn>[0][number][]) =>
	glossary.termsIn(texts).map(({ id }) => id);

test('terms are found in either language, whatever their case, each once and in the texts’ order', () => {
	expect(idsIn({ zh: 'Scaling Law 与预训练，还是预训练' })).toEqual([
		'scaling-law',
		'pre-training'
	]);
	expect(idsIn({ en: 'Pretraining has a scaling law.' }, { zh: '预训练' })).toEqual([
		'pre-training',
		'scaling-law'
	]);
});

test('English terms stand in Chinese texts too, Chinese ones in no English text', () => {
	expect(idsIn({ zh: '只靠卖API' })).toEqual(['api']);
	expect(idsIn({ en: 'selling APIs, 预训练' })).toEqual(['api']);
});

test('no text, no terms', () => {
	expect(idsIn(undefined, {})).toEqual([]);
});
