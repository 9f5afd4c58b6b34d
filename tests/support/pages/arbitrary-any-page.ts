import fc from 'fast-check';
import { headingWords } from '#lib/core/episode/heading-words.ts';

/** A line that must not be lost: every word of its own ends in a number that no other line has. */
export interface MarkedPage {
	readonly page: string;
	/** A word of each line that says anything. */
	readonly marks: readonly string[];
}

const headingLabels = [
	...headingWords.flatMap(({ zh, en }) => [...zh.slice(0, 4), ...en.slice(0, 3)]),
	...['番外', 'Bloopers', '本期简介', 'About', '1. 金句', '标题']
];

const label = fc.constantFrom(...headingLabels);
const count = fc.constantFrom('', '', '', ' (2)', '（3）', ' (12 条)', '(纯转录看不到的)', ' (');

/** Every way in which a heading is dressed, and some in which none is. */
const headingLine = fc
	.tuple(
		fc.constantFrom(
			'',
			'',
			'# ',
			'## ',
			'### ',
			'###### ',
			'**',
			'__',
			'- ',
			'• ',
			'【',
			'💬 ',
			'> '
		),
		fc.constantFrom('', '', '', '一、', '2. ', '（三）'),
		label,
		count,
		fc.constantFrom('', '', '', ':', '：', ' ##', '**', '】')
	)
	.map(([open, ordinal, words, number, end]) => {
		const close = open === '**' || open === '__' ? open : open === '【' ? '】' : '';
		return `${open}${ordinal}${words}${number}${close || end}`;
	});

const indent = fc.constantFrom(
	'',
	'',
	'',
	'  ',
	'    ',
	'      ',
	'\t',
	'\t\t',
	'\u3000',
	'> ',
	'> > '
);
const bullet = fc.constantFrom(
	...[
		'',
		'',
		'• ',
		'•',
		'- ',
		'* ',
		'+ ',
		'· ',
		'・',
		'1. ',
		'2) ',
		'（3）',
		'4、',
		'### ',
		'> ',
		'- - ',
		'-'
	]
);

const clock = fc.constantFrom(
	...[
		'00:00:00',
		'00:02:27',
		'02:27',
		'2:27',
		'1:02:03',
		'00:02:27.500',
		'00:02:27,500',
		'31:38:00'
	],
	...[
		'99:59:00',
		'00:75:00',
		'250:00',
		'００：０２：２７',
		'02：27',
		'12:34:567',
		'900:00:00',
		'9999:00:00'
	]
);
const time = fc.oneof(
	clock,
	fc
		.tuple(
			fc.constantFrom('[', '(', '【', '（', '**', '`', '<', '[[', '**[', '_'),
			clock,
			fc.constantFrom(']', ')', '】', '）', '**', '`', '>', ']]', ']**', '', '_')
		)
		.map((parts) => parts.join('')),
	fc
		.tuple(
			fc.constantFrom('[', '**[', '([', '!['),
			fc.oneof(clock, fc.constantFrom('▶', 'watch', '')),
			fc.constantFrom('](', '] ('),
			fc.constantFrom(
				...[
					'https://www.youtube.com/watch?v=abcdefghijk&t=147s',
					'https://youtu.be/abcdefghijk?t=2m27s'
				],
				...[
					'https://youtu.be/zyxwvutsrqp?t=3',
					'javascript:alert(1)',
					'http://example.org/a(b)c?t=1h2m3s'
				]
			),
			fc.constantFrom(')', ' ', '))', ')**')
		)
		.map((parts) => parts.join('')),
	fc.constantFrom('https://youtu.be/abcdefghijk?t=147 ', '<https://youtu.be/abcdefghijk?start=9>'),
	fc.tuple(clock, fc.constantFrom(' - ', '–', ' --> ', '~'), clock).map((parts) => parts.join(''))
);

const arrow = fc.constantFrom('', '', '', '📈 ', '📉', '↑');
const separator = fc.constantFrom(
	...[' — ', ' · ', ' ', '', '：', ' - ', '——', ' (今年) — ', '，', ' | ']
);
const speaker = fc.constantFrom(
	...[
		'',
		'',
		'林知遥: ',
		'林知遥：',
		'**林知遥**：',
		'**林知遥：** ',
		'guest: ',
		'Mo Chen (陈默): ',
		'【Mo】：'
	],
	...['[Mo](https://example.org): ', ': ', '林知遥\n', '“', '我的观点是：']
);
const behind = fc.constantFrom(
	...['', '', '', ' — Mo Chen', ' ——林知遥', '”（林知遥）', '” (Mo, 02:27)', ' (02:27)', '”', '**'],
	...[' [02:27](https://youtu.be/abcdefghijk?t=147)', '。', ' — Mo, 12:30', '*', '：', ' ·', ')']
);

/** What may stand anywhere in a text. */
const junk = fc.constantFrom(
	...[
		'',
		'',
		'',
		'',
		'**',
		'*',
		'[',
		'](',
		'](https://x.org)',
		'`',
		'“',
		'”',
		'「',
		'(',
		')',
		'：',
		' — '
	],
	...[
		' · ',
		'\u200b',
		'\u202e',
		'\u2066',
		'\u0000',
		'\ud800',
		'\udc00',
		'\u2028',
		'<script>',
		'👨‍👩‍👧',
		'# ',
		'> '
	],
	...[
		'---',
		'02:27',
		'1. ',
		'• ',
		'\u00a0',
		'\ufeff',
		'，',
		'。',
		'转录：',
		'[00:02:31] ',
		'![x](https://x.org)'
	]
);

/** A word of Latin letters or of Chinese ones, which the line’s number makes its own. */
const word = fc.constantFrom('qz', 'Qz', '词', '話', 'wort');
const letters = 'abcdefghij';

/** A number in letters, which no list, time or count could be. */
function spelled(number: number): string {
	return String(number).replace(/\d/g, (digit) => letters.charAt(Number(digit)));
}

const words = fc
	.array(fc.tuple(junk, word), { minLength: 1, maxLength: 3 })
	.map(
		(parts) => (mark: string) => parts.map(([before, stem]) => `${before}${stem}${mark}`).join(' ')
	);

type Line = (mark: string) => string;

const itemLine: fc.Arbitrary<Line> = fc
	.tuple(indent, bullet, arrow, fc.option(time, { nil: '' }), separator, speaker, words, behind)
	.map(
		([before, dot, sign, at, gap, name, text, end]) =>
			(mark) =>
				`${before}${dot}${sign}${at}${gap}${name}${text(mark)}${end}`
	);

const textLine: fc.Arbitrary<Line> = fc.tuple(indent, bullet, words, behind).map(
	([before, dot, text, end]) =>
		(mark) =>
			`${before}${dot}${text(mark)}${end}`
);

const headLine: fc.Arbitrary<Line> = fc
	.tuple(
		fc.constantFrom(
			...[
				'Episode 7 — ',
				'第 7 期：',
				'# ',
				'主持人: ',
				'**嘉宾**：',
				'- Guest: ',
				'时长: 62 min · ',
				'标题：'
			],
			...[
				'▶ Watch on YouTube · ',
				'视频：https://youtu.be/abcdefghijk · ',
				'Switch language → en · '
			]
		),
		words
	)
	.map(
		([before, text]) =>
			(mark) =>
				before + text(mark)
	);

const namesLine: fc.Arbitrary<Line> = fc
	.tuple(
		fc.constantFrom(
			'人物',
			'- **People**',
			'公司/机构 (2)',
			'Books (1)',
			'录制设定',
			'- props',
			'production'
		),
		fc.constantFrom(': ', '：'),
		words,
		fc.constantFrom(', ', '、', ' (', ' & '),
		words
	)
	.map(
		([name, colon, one, comma, two]) =>
			(mark) =>
				`${name}${colon}${one(mark)}${comma}${two(mark)}`
	);

const exportLine: fc.Arbitrary<Line> = fc
	.tuple(
		fc.constantFrom(
			...[
				'- Your Highlight on page 1 | Location 3-4 | Added on Monday',
				'==========',
				'## Metadata'
			],
			...[
				'- 您在第 1 页（位置 #3-4）的笔记 | 添加于 2024',
				'## Highlights',
				'Highlight (yellow) - Page 3'
			],
			...['3个笔记', '- Author: [[Mo]]', '◆ 第一章', '标注(黄色) - 第 3 页 · 位置 3']
		)
	)
	.map(
		([text]) =>
			() =>
				text
	);

const columnNames = [
	...[
		'时间',
		'Time',
		'金句',
		'Quote',
		'说话人',
		'Speaker',
		'说明',
		'Why',
		'#',
		'By when',
		'Moment',
		''
	]
];

/** A cell, which has its line's mark or is the same on all lines. */
const cell: fc.Arbitrary<Line> = fc.oneof(
	time.map(
		(text): Line =>
			() =>
				text
	),
	words.map((text): Line => text),
	fc
		.constantFrom('', '', '林知遥', 'Mo Chen', '**Mo**', '12', '(2030)', 'a\\|b', 'x<br>y', '“')
		.map(
			(text): Line =>
				() =>
					text
		)
);

/** A table as Markdown has it or as it is copied from a page, rightly and wrongly put together. */
const table: fc.Arbitrary<readonly Line[]> = fc
	.tuple(
		indent,
		fc.constantFrom(['| ', ' | ', ' |'], ['', ' | ', ''], ['', '\t', ''], ['|', '|', '|']),
		fc.array(fc.constantFrom(...columnNames), { minLength: 2, maxLength: 5 }),
		fc.constantFrom('---', ':-:', '', 'none', 'none'),
		fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
	)
	.map(([before, [open = '', between = '', close = ''], names, rule, rows]) => {
		const row = (cells: readonly string[]): string => before + open + cells.join(between) + close;
		return [
			() => row(names),
			...(rule === 'none' ? [] : [() => row(names.map(() => rule))]),
			...rows.map(
				(cells): Line =>
					(mark) =>
						row(cells.map((each) => each(mark)))
			)
		];
	});

const blank: fc.Arbitrary<Line> = fc
	.constantFrom('', '', '', '   ', '---', '====')
	.map((text) => () => text);

function pageOf(lines: readonly Line[], lineEnd: string): MarkedPage {
	const marks: string[] = [];
	const page = lines
		.map((line, index) => {
			const mark = `x${spelled(index)}x`;
			const text = line(mark);
			if (text.includes(mark)) {
				marks.push(mark);
			}
			return text;
		})
		.join(lineEnd);
	return { page, marks };
}

/**
 * Texts made of what pages and lists of highlights are made of, rightly and wrongly put together:
 * headings, bullets, times, links, names, marks and junk. No two lines say the same.
 */
export const arbitraryAnyPage: fc.Arbitrary<MarkedPage> = fc
	.tuple(
		fc.array(fc.oneof(headLine, textLine, blank), { maxLength: 5 }),
		fc.array(
			fc.oneof(
				{
					weight: 4,
					arbitrary: headingLine.map(
						(text): Line =>
							() =>
								text
					)
				},
				{ weight: 8, arbitrary: itemLine },
				{ weight: 5, arbitrary: textLine },
				{ weight: 1, arbitrary: namesLine },
				{ weight: 4, arbitrary: blank },
				{ weight: 2, arbitrary: table }
			),
			{ maxLength: 22 }
		),
		fc.oneof(
			{ weight: 9, arbitrary: fc.constant<readonly Line[]>([]) },
			{ weight: 1, arbitrary: fc.array(fc.oneof(exportLine, textLine, blank), { maxLength: 9 }) }
		),
		fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n')
	)
	.map(([head, body, list, lineEnd]) => pageOf([...head, ...body.flat(), ...list], lineEnd));
