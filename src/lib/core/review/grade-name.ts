import { again, easy, good, hard } from '#lib/core/review/grade.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';

/** The grades by name, where one is chosen and stored. */
export type GradeName = 'again' | 'hard' | 'good' | 'easy';

/** The grades by the names under which they are chosen. */
export const gradesByName: Readonly<Record<GradeName, Grade>> = { again, hard, good, easy };

/** Whether what is to be done is a grade to give. */
export function isGradeName(name: string): name is GradeName {
	return Object.hasOwn(gradesByName, name);
}

/**
 * The grade that counts where only some are offered. Of two buttons, hard and easy are both Good: who
 * had to think, remembered all the same.
 */
export function offeredGrade(grade: GradeName, gradeButtons: 'four' | 'two'): GradeName {
	return gradeButtons === 'two' && grade !== 'again' ? 'good' : grade;
}
