import * as v from 'valibot';
import { day, json, language, millis, name, whole } from '#lib/core/backup/schema-parts.ts';
import type { CardId } from '#lib/core/card/note.ts';
import type { ItemId } from '#lib/core/episode/episode.ts';
import type { Register, WriteId } from '#lib/core/register.ts';
import type { Fact, FactId } from '#lib/core/review/fact.ts';
import {
	settingsFaults,
	settingsRecord,
	type SchedulerSettings,
	type SettingsId
} from '#lib/core/review/settings.ts';

const moment = {
	atMillis: millis,
	utcOffsetMinutes: v.pipe(whole, v.minValue(-24 * 60), v.maxValue(24 * 60)),
	rolloverHour: v.pipe(whole, v.minValue(0), v.maxValue(23))
};

const aboutCard = {
	...moment,
	id: name<FactId>(),
	cardId: name<CardId>(),
	settingsId: name<SettingsId>(),
	previous: v.exactOptional(name<FactId>())
};

/** A fact, of any kind. */
export const factSchema: v.GenericSchema<unknown, Fact> = v.variant('kind', [
	v.strictObject({
		...aboutCard,
		kind: v.literal('answer'),
		grade: v.picklist([1, 2, 3, 4]),
		tookMillis: v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)),
		languageAsked: language,
		languageGraded: language,
		scheduled: v.boolean()
	}),
	v.strictObject({ ...aboutCard, kind: v.literal('due-date-set'), dueDay: day }),
	v.strictObject({ ...aboutCard, kind: v.literal('reset') }),
	v.strictObject({ ...aboutCard, kind: v.literal('reschedule') }),
	v.strictObject({
		...moment,
		kind: v.literal('ledger-check-in'),
		id: name<FactId>(),
		itemId: name<ItemId>(),
		verdict: v.picklist(['true', 'partly', 'false', 'too-early'])
	}),
	v.strictObject({
		...moment,
		kind: v.literal('alias'),
		id: name<FactId>(),
		itemIds: v.strictTuple([name<ItemId>(), name<ItemId>()])
	})
]);

/** A register. */
export const registerSchema: v.GenericSchema<unknown, Register> = v.strictObject({
	subject: name(),
	field: name(),
	value: json,
	atMillis: millis,
	writeId: name<WriteId>()
});

const minutes = v.array(v.number());

/**
 * A settings record that the scheduler can work with: one that it threw at would stop every replay. Its id is
 * that of its contents, so that nobody else’s can be smuggled in under it.
 */
export const settingsSchema: v.GenericSchema<unknown, SchedulerSettings> = v.pipe(
	v.strictObject({
		id: name<SettingsId>(),
		desiredRetention: v.number(),
		parameters: v.array(v.number()),
		learningStepMinutes: minutes,
		relearningStepMinutes: minutes,
		maximumIntervalDays: v.number(),
		fuzz: v.boolean(),
		algorithm: v.string(),
		wrapperVersion: whole
	}),
	v.check((settings) => settingsFaults(settings).length === 0),
	v.check((settings) => settingsRecord(settings).id === settings.id)
);
