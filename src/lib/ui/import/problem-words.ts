import type { PageFinding } from '#lib/core/episode/page-problem.ts';
import type { Section } from '#lib/core/episode/episode.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** What is wrong with a page, in words that a person can act on. */
export function problemWords(problem: PageFinding): string {
	switch (problem.code) {
		case 'count-differs':
			return t('import:problem.count-differs', {
				section: sectionWords(problem.section, problem.declared),
				declared: problem.declared,
				found: problem.found
			});
		case 'time-beyond-end':
			return problem.readAs === problem.written
				? t('import:problem.time-kept', { written: problem.written })
				: t('import:problem.time-beyond-end', {
						written: problem.written,
						readAs: problem.readAs
					});
		case 'too-many-items':
			return t('import:problem.too-many-items', {
				maximum: problem.maximum,
				leftOut: problem.leftOut
			});
		case 'name-differs':
			return t('import:problem.name-differs', {
				kept: problem.kept,
				replaced: problem.replaced
			});
		default:
			return t(`import:problem.${problem.code}`);
	}
}

/** What a section of a page is called. */
function sectionWords(section: Section, count: number): string {
	return t(`import:section.${section}`, { count });
}
