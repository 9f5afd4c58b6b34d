import { t } from '#lib/i18n/i18n.svelte.ts';

/** Learning steps, in minutes, as they are shown: “1 分 · 1 小时”; in words where there are none. */
export function stepWords(steps: readonly number[]): string {
	return steps.length === 0
		? t('study:steps.none')
		: steps
				.map((minutes) =>
					minutes % 60 === 0
						? t('study:steps.hours', { count: minutes / 60 })
						: t('study:steps.minutes', { count: minutes })
				)
				.join(' · ');
}
