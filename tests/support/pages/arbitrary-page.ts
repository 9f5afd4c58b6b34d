import fc from 'fast-check';

/** What pages are made of, and what has a meaning in them at the wrong place. */
const pieces = [
	'姚顺宇',
	'林知遥',
	'Zhiyao Lin',
	'Mo',
	'guest',
	'嘉宾',
	'host',
	'我觉得很蠢',
	'wait first',
	'GPT-1',
	'42',
	'(',
	')',
	'（',
	'）',
	':',
	': ',
	'：',
	' · ',
	' — ',
	'-',
	'“',
	'”',
	'"',
	'「',
	'」',
	'.',
	'. ',
	'。',
	', ',
	',',
	'、',
	'，',
	'•',
	'• ',
	'* ',
	'00:02:27',
	'31:38:00',
	'(3)',
	'production:',
	'props:',
	'章节',
	'Quotes',
	'📈 ',
	' ',
	'  ',
	' & ',
	' and ',
	'\u00a0',
	'\u2028',
	'\ud800',
	'\u0000'
];

const text = fc
	.array(fc.constantFrom(...pieces), { minLength: 0, maxLength: 7 })
	.map((parts) => parts.join(''));

const time = fc.constantFrom(
	'00:00:00',
	'00:02:27',
	'00:25:13',
	'25:13',
	'31:38:00',
	'99:59:00',
	'250:00',
	'00:75:00',
	'900:00:00'
);

const heading = fc
	.tuple(
		fc.constantFrom(
			'章节',
			'金句',
			'预测',
			'视觉信号(纯转录看不到的)',
			'能量变化',
			'强调动作',
			'真实性 tell',
			'转录会丢失的事实/质感',
			'提及实体',
			'Chapters',
			'Quotes',
			'Predictions',
			'Visual signals',
			'Lost in transcription',
			'Takeaways',
			'番外',
			'Bloopers'
		),
		fc.constantFrom('', '', ' (2)', '（1）')
	)
	.map(([label, count]) => label + count);

const names = fc
	.tuple(
		fc.constantFrom('人物', '公司/机构', 'People', 'Papers / methods / datasets'),
		fc.constantFrom('', ' (1)', ' (2)', ' (3)'),
		fc.constantFrom(': ', '：', ''),
		text
	)
	.map((parts) => parts.join(''));

const item = fc
	.tuple(
		fc.constantFrom('  • ', '  •', '• ', '    • ', '\t* ', '  - '),
		fc.constantFrom('', '', '', '📈 ', '📉'),
		time,
		fc.constantFrom(' · ', ' — ', '', ' ', ' (今年) — ', ' (', '—'),
		fc.constantFrom('', '姚顺宇: ', 'guest: ', '林知遥 (Zhiyao Lin):', '“'),
		text
	)
	.map((parts) => parts.join(''));

const plain = fc
	.tuple(fc.constantFrom('', '', '    ', '  ', '  • ', '    • ', '录制设定: '), text)
	.map((parts) => parts.join(''));

const headLine = fc
	.tuple(
		fc.constantFrom(
			'Episode 7 — ',
			'Episode 12',
			'主持人: ',
			'Host: ',
			'嘉宾: ',
			'时长: 62 min · ',
			'Duration: 1 h · ▶ Watch on YouTube',
			'▶ 在 YouTube 观看 https://youtu.be/abcdefghij_ · ',
			'Switch language → en',
			'Switch language → zh'
		),
		text
	)
	.map((parts) => parts.join(''));

const head = fc.array(fc.oneof(headLine, headLine, plain, fc.constant('')), { maxLength: 5 });

const body = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: heading },
		{ weight: 1, arbitrary: names },
		{ weight: 5, arbitrary: item },
		{ weight: 4, arbitrary: plain },
		{ weight: 3, arbitrary: fc.constant('') }
	),
	{ maxLength: 18 }
);

/** Texts that are more or less pages: known and unknown headings, items, and words at the wrong places. */
export const arbitraryPage: fc.Arbitrary<string> = fc
	.tuple(head, body, fc.constantFrom('\n', '\n', '\r\n'))
	.map(([above, below, lineEnd]) => ['Episode 3 — A', ...above, ...below].join(lineEnd));

/** A page with lines taken out, doubled, moved about and cut into. */
export function arbitraryDamage(page: string): fc.Arbitrary<string> {
	const lines = page.split('\n');
	const step = fc.tuple(
		fc.constantFrom('drop', 'double', 'swap', 'shift', 'cut', 'insert'),
		fc.nat(lines.length - 1),
		fc.nat(lines.length - 1),
		fc.nat(40),
		text
	);
	return fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => {
		const damaged = [...lines];
		for (const [kind, at, other, column, words] of steps) {
			const line = damaged[at] ?? '';
			if (kind === 'drop') {
				damaged.splice(at, 1);
			} else if (kind === 'double') {
				damaged.splice(at, 0, line);
			} else if (kind === 'swap') {
				damaged[at] = damaged[other] ?? '';
				damaged[other] = line;
			} else if (kind === 'shift') {
				damaged[at] = column % 2 === 0 ? `  ${line}` : line.trimStart();
			} else {
				damaged[at] =
					line.slice(0, column) + (kind === 'insert' ? words : '') + line.slice(column + 3);
			}
		}
		return damaged.join('\n');
	});
}
