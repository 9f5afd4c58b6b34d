import type { NoteState } from '#lib/core/library/note-state.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** How a note stands, in the interface's words; undefined of one that was never met. */
export function noteStateWords(state: NoteState): string | undefined {
	switch (state.kind) {
		case 'unmet':
			return undefined;
		case 'skipped':
			return t('library:state.skipped');
		case 'deleted':
			return t('library:state.deleted');
		case 'suspended':
			return t('library:state.suspended');
		case 'reading':
			return t('library:state.reading');
		case 'new':
			return t('library:state.new');
		case 'learning':
			return t('library:state.learning');
		case 'due':
			return t('library:state.dueToday');
		case 'scheduled':
			return t('library:state.dueIn', { count: state.inDays });
	}
}
