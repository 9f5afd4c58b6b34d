import { expect, test } from 'vitest';
import { parsePage } from '#lib/core/episode/parse-page.ts';
import { printPage } from '#lib/core/episode/print-page.ts';

/** What is said on a page, and when and by whom. */
function said(...lines: readonly string[]) {
	const { episode, problems, language } = parsePage(lines.join('\n'));
	if (episode) {
		expect(parsePage(printPage(episode, language)).episode).toEqual(episode);
	}
	const told = [...(episode?.quotes ?? []), ...(episode?.predictions ?? [])].map((item) => [
		item.atSeconds,
		item.speaker?.zh ?? item.speaker?.en,
		item.text.zh ?? item.text.en
	]);
	return { episode, told, problems: problems.map(({ code, line }) => `${code} ${line}`) };
}

const both = [
	[147, '林知遥', '面团比人守时。'],
	[185, '陈默', '盐要最后放。']
];

test('the rows of a table are quotes, whatever order its columns have', () => {
	const rows = [
		[
			'| 时间 | 金句 | 说话人 |',
			'| --- | :--: | --- |',
			'| 02:27 | 面团比人守时。 | 林知遥 |',
			'| 03:05 | 盐要最后放。 | 陈默 |'
		],
		[
			'说话人 | 时间 | 原话',
			'--- | --- | ---',
			'林知遥 | 02:27 | “面团比人守时。”',
			'陈默 | 03:05 | 盐要最后放。'
		],
		['| 02:27 | 面团比人守时。 | 林知遥 |', '| 03:05 | 盐要最后放。 | 陈默 |'],
		[
			'序号\t时间\t金句\t说话人',
			'1\t00:02:27\t面团比人守时。\t林知遥',
			'2\t00:03:05\t盐要最后放。\t陈默'
		],
		['02:27\t面团比人守时。\t林知遥', '03:05\t盐要最后放。\t陈默']
	];
	for (const table of rows) {
		const { told, problems } = said('第 9 期', '', '金句', '', ...table);
		expect([told, problems]).toEqual([both, []]);
	}
});

test('a column that no other place is for is a note, and an empty cell says nothing', () => {
	const { episode, told, problems } = said(
		'Episode 9',
		'## Quotes',
		'| Time | Quote | Speaker | Why |',
		'|---|---|---|---|',
		'| 02:27 | The tide: it waits. | Ada Marsh | A\\|B |',
		'| | Salt comes last. | Ada Marsh | |'
	);
	expect(told).toEqual([
		[147, 'Ada Marsh', 'The tide: it waits.'],
		[undefined, 'Ada Marsh', 'Salt comes last.']
	]);
	expect(episode?.quotes.map(({ note }) => note.en)).toEqual(['A|B', undefined]);
	expect(problems).toEqual([]);
});

test('chapters, predictions and takeaways may stand in tables, too', () => {
	const { episode, told, problems } = said(
		'Episode 9',
		'## Chapters',
		'| Time | Title | Summary |',
		'|---|---|---|',
		'| 00:00 | The oven | Heat. |',
		'| 12:40 | The tide | |',
		'| soon | Nowhere | |',
		'## Predictions',
		'| Speaker | Prediction | By when |',
		'|---|---|---|',
		'| Ada Marsh | The ferry goes electric. | 2030 |',
		'## Takeaways',
		'| # | Takeaway |',
		'|---|---|',
		'| 1 | Wait first. |'
	);
	expect(
		episode?.chapters.map(({ atSeconds, title, summary }) => [atSeconds, title.en, summary.en])
	).toEqual([
		[0, 'The oven', 'Heat.'],
		[760, 'The tide', undefined]
	]);
	expect(told).toEqual([[undefined, 'Ada Marsh', 'The ferry goes electric.']]);
	expect(episode?.predictions[0]?.horizon).toEqual({ en: '2030' });
	expect(episode?.takeaways.map(({ text }) => text.en)).toEqual(['Wait first.']);
	expect(problems).toEqual(['unreadable-time 7']);
});

test('a table under a heading that nobody knows is kept as it stands', () => {
	const table = ['| 设备 | 型号 |', '| --- | --- |', '| 话筒 | SM7 |'];
	const { episode } = said(
		'第 9 期',
		'## 金句',
		'- 02:27 林知遥：面团比人守时。',
		'## 设备清单',
		...table
	);
	expect(episode?.unknown).toEqual([{ heading: '设备清单', lines: table }]);
});

test('what names the columns in words of its own is told as a line that was not read', () => {
	const { told, problems } = said(
		'Episode 9',
		'## Quotes',
		'| Moment | Golden words | Whose |',
		'|---|---|---|',
		'| 02:27 | Salt comes last. | Ada Marsh |'
	);
	expect(told).toEqual([[147, 'Ada Marsh', 'Salt comes last.']]);
	expect(problems).toEqual(['unreadable-line 3']);
});

test('bars and tabs within lines are no table', () => {
	const { told } = said(
		'Episode 9',
		'## Quotes',
		'02:27\tAda Marsh: Either | or.',
		'02:40\tAda Marsh: Nor | neither.'
	);
	expect(told).toEqual([
		[147, 'Ada Marsh', 'Either | or.'],
		[160, 'Ada Marsh', 'Nor | neither.']
	]);
});
