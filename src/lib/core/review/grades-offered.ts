import { again, good, grades } from '#lib/core/review/grade.ts';
import type { Grade } from '#lib/core/review/scheduler.ts';

/**
 * The grades to choose from, from left to right: four, or Again and Good alone. For the left hand the
 * row is mirrored, so that the grades of what was remembered are by the thumb.
 */
export function gradesOffered(
	gradeButtons: 'four' | 'two',
	handedness: 'right' | 'left'
): readonly Grade[] {
	const offered = gradeButtons === 'two' ? [again, good] : grades;
	return handedness === 'left' ? offered.toReversed() : offered;
}
