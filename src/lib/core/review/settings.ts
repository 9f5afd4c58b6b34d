import { fingerprint } from '#lib/core/fingerprint.ts';
import { desiredRetentionRange } from '#lib/core/review/desired-retention.ts';

const dayMinutes = 1440;

/** The longest interval that FSRS-6 itself allows. */
export const longestIntervalDays = 36_500;

/** Names a settings record by its contents. */
export type SettingsId = string & { readonly __settingsId: never };

/** Settings records by their ids, as replay needs them: every fact is replayed under its own. */
export type SettingsById = ReadonlyMap<SettingsId, SchedulerSettings>;

/** Everything that an interval depends on besides the facts; immutable once used. */
export interface SchedulerSettings {
	readonly id: SettingsId;
	/** The share of cards to be remembered when due, 0.7 to 0.99. */
	readonly desiredRetention: number;
	/** The 21 parameters of FSRS-6. */
	readonly parameters: readonly number[];
	readonly learningStepMinutes: readonly number[];
	readonly relearningStepMinutes: readonly number[];
	readonly maximumIntervalDays: number;
	readonly fuzz: boolean;
	/** The pinned scheduler, as in `ts-fsrs@5.4.2`. */
	readonly algorithm: string;
	/** Raised whenever this wrapper computes something else from the same facts. */
	readonly wrapperVersion: number;
}

/** The record with its id: a fingerprint of every other field, in a fixed order. */
export function settingsRecord(settings: Omit<SchedulerSettings, 'id'>): SchedulerSettings {
	const id = fingerprint(
		JSON.stringify([
			settings.desiredRetention,
			settings.parameters,
			settings.learningStepMinutes,
			settings.relearningStepMinutes,
			settings.maximumIntervalDays,
			settings.fuzz,
			settings.algorithm,
			settings.wrapperVersion
		])
	) as SettingsId;
	return { ...settings, id };
}

/** What the scheduler cannot work with in these settings, in words for whoever made them; empty where it can. */
export function settingsFaults(settings: SchedulerSettings): readonly string[] {
	const { least, most } = desiredRetentionRange;
	const { desiredRetention, parameters, maximumIntervalDays } = settings;
	const steps = [settings.learningStepMinutes, settings.relearningStepMinutes];
	const isStep = (minutes: number): boolean =>
		Number.isInteger(minutes) && minutes >= 1 && minutes < dayMinutes;
	return [
		desiredRetention >= least && desiredRetention <= most
			? []
			: [`desired retention ${desiredRetention}`],
		parameters.length === 21 && parameters.every(Number.isFinite)
			? []
			: [`parameters ${parameters.join(' ')}`],
		steps.filter((some) => !some.every(isStep)).map((some) => `steps ${some.join(' ')}`),
		Number.isInteger(maximumIntervalDays) &&
		maximumIntervalDays >= 1 &&
		maximumIntervalDays <= longestIntervalDays
			? []
			: [`maximum interval ${maximumIntervalDays}`]
	].flat();
}
