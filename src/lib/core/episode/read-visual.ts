import type { Visual } from '#lib/core/episode/episode.ts';
import { readSights } from '#lib/core/episode/field-format.ts';
import { pageProblem, type PageFinding } from '#lib/core/episode/page-problem.ts';
import type { PageContext } from '#lib/core/episode/item-draft.ts';
import type { PageLine } from '#lib/core/episode/page-lines.ts';
import { keyed } from '#lib/core/episode/text-language.ts';
import { readSetting, readVisualLabel } from '#lib/core/episode/visual-label.ts';

/** Where and how the episode was recorded, from the labelled lines; a label's second line is reported. */
export function readRecording(
	lines: readonly PageLine[],
	context: PageContext
): Pick<Visual, 'setting' | 'production' | 'props'> {
	let setting = '';
	let production = '';
	let props: readonly string[] = [];

	function report(line: PageLine, finding: PageFinding): void {
		context.problems.push(pageProblem(finding, line.number, line.text));
	}

	for (const line of lines) {
		const labelled = readVisualLabel(line.text);
		if (!labelled || labelled.rest === '') {
			report(line, { code: 'empty-item', section: undefined });
		} else if (labelled.label === 'props' && props.length === 0) {
			props = readSights(labelled.rest);
		} else {
			const read =
				labelled.label === 'setting'
					? readSetting(labelled.rest)
					: { setting: '', production: labelled.rest };
			if (
				(read.setting !== '' && setting !== '') ||
				(read.production !== '' && production !== '')
			) {
				report(line, { code: 'unreadable-line' });
			} else {
				setting ||= read.setting;
				production ||= read.production;
			}
		}
	}
	return {
		setting: keyed(setting, context.language),
		production: keyed(production, context.language),
		props: props.map((text) => keyed(text, context.language))
	};
}
