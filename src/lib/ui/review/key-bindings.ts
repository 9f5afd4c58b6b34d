import type { GradeName } from '#lib/core/review/grade-name.ts';

/** What a sitting has on screen, as far as keys tell it apart: a card's front is not its back. */
export type KeyStage = 'meet' | 'front' | 'back' | 'done';

/** What a key does in a sitting; each has its words in `hands:does`. */
export type KeyDeed =
	| GradeName
	| 'reveal'
	| 'hint'
	| 'keep'
	| 'skip'
	| 'undo'
	| 'redo'
	| 'language'
	| 'leave'
	| 'keys'
	| 'listen'
	| 'pinyin'
	| 'menu'
	| 'edit'
	| 'favourite'
	| 'own-line'
	| 'info'
	| 'due'
	| 'mark'
	| 'share'
	| 'bury'
	| 'suspend'
	| 'delete';

/** Under which heading a key is listed. */
export type KeyGroup = 'card' | 'actions' | 'meet' | 'session';

/** One row of the table: some keys, what they do, and where. */
export interface KeyBinding {
	/** As in `KeyboardEvent.key`, letters small; `Control+` is Command on a Mac. */
	readonly keys: readonly string[];
	readonly does: KeyDeed;
	readonly stages: readonly KeyStage[];
	readonly group: KeyGroup;
	/** Holds only with so many grade buttons; with either where absent. */
	readonly gradeButtons?: 'four' | 'two';
	/** For a key that has shown the answer: a second press in the same breath is not to grade it. */
	readonly guarded?: true;
}

const onCard: readonly KeyStage[] = ['front', 'back'];
const everywhere: readonly KeyStage[] = ['meet', 'front', 'back', 'done'];

/** Every key of a sitting: what the keyboard obeys and what `?` lists. A new key is a new row. */
const table: readonly KeyBinding[] = [
	{ keys: [' ', 'Enter'], does: 'reveal', stages: ['front'], group: 'card' },
	{ keys: ['h'], does: 'hint', stages: ['front'], group: 'card' },
	{ keys: ['r'], does: 'listen', stages: ['meet', ...onCard], group: 'card' },
	{ keys: ['p'], does: 'pinyin', stages: ['meet', ...onCard], group: 'card' },
	{ keys: ['1'], does: 'again', stages: ['back'], group: 'card' },
	{ keys: ['2'], does: 'hard', stages: ['back'], group: 'card', gradeButtons: 'four' },
	{ keys: ['2'], does: 'good', stages: ['back'], group: 'card', gradeButtons: 'two' },
	{ keys: ['3'], does: 'good', stages: ['back'], group: 'card' },
	{ keys: [' ', 'Enter'], does: 'good', stages: ['back'], group: 'card', guarded: true },
	{ keys: ['4'], does: 'easy', stages: ['back'], group: 'card', gradeButtons: 'four' },
	{ keys: ['m'], does: 'menu', stages: onCard, group: 'actions' },
	{ keys: ['e'], does: 'edit', stages: ['back'], group: 'actions' },
	{ keys: ['f'], does: 'favourite', stages: onCard, group: 'actions' },
	{ keys: ['n'], does: 'own-line', stages: onCard, group: 'actions' },
	{ keys: ['i'], does: 'info', stages: onCard, group: 'actions' },
	{ keys: ['d'], does: 'due', stages: onCard, group: 'actions' },
	{ keys: ['o'], does: 'mark', stages: onCard, group: 'actions' },
	{ keys: ['c'], does: 'share', stages: ['back'], group: 'actions' },
	{ keys: ['b'], does: 'bury', stages: onCard, group: 'actions' },
	{ keys: ['x'], does: 'suspend', stages: onCard, group: 'actions' },
	{ keys: ['Delete'], does: 'delete', stages: onCard, group: 'actions' },
	{ keys: ['k', 'Enter'], does: 'keep', stages: ['meet'], group: 'meet' },
	{ keys: ['s'], does: 'skip', stages: ['meet'], group: 'meet' },
	{ keys: ['u', 'Control+z'], does: 'undo', stages: everywhere, group: 'session' },
	{ keys: ['Control+Shift+z'], does: 'redo', stages: everywhere, group: 'session' },
	{ keys: ['l'], does: 'language', stages: everywhere, group: 'session' },
	{ keys: ['Escape'], does: 'leave', stages: everywhere, group: 'session' },
	{ keys: ['?'], does: 'keys', stages: everywhere, group: 'session' }
];

/** The rows in force with so many grade buttons. */
export function keyBindings(gradeButtons: 'four' | 'two'): readonly KeyBinding[] {
	return table.filter((row) => row.gradeButtons === undefined || row.gradeButtons === gradeButtons);
}

/** The keys as they are listed: by group, and each deed once with all its keys. */
export function listedKeys(gradeButtons: 'four' | 'two'): readonly {
	readonly group: KeyGroup;
	readonly rows: readonly { readonly does: KeyDeed; readonly keys: readonly string[] }[];
}[] {
	const rows = keyBindings(gradeButtons);
	return (['card', 'actions', 'meet', 'session'] as const).map((group) => {
		const inGroup = rows.filter((row) => row.group === group);
		return {
			group,
			rows: [...new Set(inGroup.map(({ does }) => does))].map((does) => ({
				does,
				keys: inGroup.filter((row) => row.does === does).flatMap(({ keys }) => keys)
			}))
		};
	});
}
