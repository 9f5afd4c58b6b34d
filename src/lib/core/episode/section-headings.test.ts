import { expect, test } from 'vitest';
import { headingOf, readHeading } from '#lib/core/episode/section-headings.ts';

test('headings of both languages are known, with a count or without', () => {
	expect(readHeading('章节 (40)')).toEqual({
		section: 'chapter',
		language: 'zh',
		declared: 40,
		rest: ''
	});
	expect(readHeading('Lost in transcription')).toMatchObject({ section: 'lost', language: 'en' });
	expect(readHeading('金句（43）')).toMatchObject({ section: 'quote', declared: 43 });
});

test('case, width and white space in a heading make no difference', () => {
	expect(readHeading('PAPERS/methods / Datasets(2): x')).toMatchObject({
		section: 'work',
		rest: 'x'
	});
	expect(readHeading('真实性  TELL')).toMatchObject({ section: 'tell' });
	expect(readHeading('## Quotes (2)')).toMatchObject({ section: 'quote', declared: 2 });
});

test('a bracket that is no count is a gloss', () => {
	expect(readHeading('视觉信号(纯转录看不到的)')).toEqual({
		section: 'visual',
		language: 'zh',
		rest: ''
	});
});

test('a heading that both languages use says nothing about the page', () => {
	expect(readHeading('Takeaways')).toEqual({ section: 'takeaway', rest: '' });
});

test('a heading may be dressed, numbered, in both languages, or in traditional characters', () => {
	for (const line of [
		'**金句**（12 条）',
		'### 一、精華語錄',
		'💬 金句 / Quotes (12)',
		'2. 【金句】：'
	]) {
		expect(readHeading(line), line).toMatchObject({ section: 'quote' });
	}
	expect(readHeading('**金句**（12 条）')?.declared).toBe(12);
	expect(readHeading('章节 / Quotes')).toBeUndefined();
});

test('only names may follow on the heading’s line', () => {
	expect(readHeading('人物 (2): 甲, 乙')).toMatchObject({ section: 'person', rest: '甲, 乙' });
	expect(readHeading('预测: 明年会更好')).toBeUndefined();
	expect(readHeading('人物 (2) 甲')).toBeUndefined();
	expect(readHeading('人物(甲(2)')).toBeUndefined();
});

test('a printed heading is read as its section', () => {
	for (const language of ['zh', 'en'] as const) {
		for (const section of ['chapter', 'tell', 'lost', 'entities', 'work', 'takeaway'] as const) {
			expect(readHeading(headingOf(section, language))?.section).toBe(section);
		}
	}
});
