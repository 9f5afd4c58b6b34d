import type { Collection } from '#lib/core/collection.ts';
import {
	defaultPreferences,
	readPreferences,
	type PreferenceName,
	type Preferences
} from '#lib/core/preferences.ts';
import type { Register } from '#lib/core/register.ts';
import { newWriteId } from '#lib/app/identifiers.ts';

/** The subject of the registers that hold the preferences. */
export const preferencesSubject = 'preferences';
/** Where a copy stands that can be read before the database is open, so that the first paint is right. */
const copyKey = 'jinju.preferences';

/** The learner's preferences: registers in the collection, with a copy at hand for the first paint. */
class StoredPreferences {
	#values = $state.raw<Preferences>(defaultPreferences);
	#collection: Collection | undefined;
	/** What was chosen and is in no register yet; kept with the copy, so that a reload loses no choice. */
	#unsaved = new Map<PreferenceName, Preferences[PreferenceName]>();

	constructor() {
		const { values, unsaved } = readCopy();
		this.#values = values;
		this.#unsaved = new Map(unsaved.map((name) => [name, values[name]]));
	}

	/** The values in force. */
	get current(): Preferences {
		return this.#values;
	}

	/** Changes one preference; what is chosen before the collection is open is written when it opens. */
	set<Name extends PreferenceName>(name: Name, value: Preferences[Name]): void {
		this.#unsaved.set(name, value);
		this.#take(this.#values);
		if (this.#collection) {
			void this.#write(this.#collection, name, value);
		}
	}

	/** Follows the collection's registers from now on; answers how to stop. */
	follow(collection: Collection): () => void {
		this.#collection = collection;
		for (const [name, value] of this.#unsaved) {
			void this.#write(collection, name, value);
		}
		const stop = collection.watchRegisters(preferencesSubject)(
			(registers) => {
				this.#take(readPreferences(valuesOf(registers)));
			},
			() => {
				// The values in force stay; the collection's health tells the learner.
			}
		);
		return () => {
			this.#collection = undefined;
			stop();
		};
	}

	#take(values: Preferences): void {
		this.#values = readPreferences({ ...values, ...Object.fromEntries(this.#unsaved) });
		writeCopy(this.#values, [...this.#unsaved.keys()]);
	}

	async #write(
		collection: Collection,
		name: PreferenceName,
		value: Preferences[PreferenceName]
	): Promise<void> {
		const saved = await collection.writeRegisters([
			{
				subject: preferencesSubject,
				field: name,
				value,
				nowMillis: Date.now(),
				writeId: newWriteId()
			}
		]);
		if (saved.ok && this.#unsaved.get(name) === value) {
			this.#unsaved.delete(name);
			writeCopy(this.#values, [...this.#unsaved.keys()]);
		}
	}
}

function valuesOf(registers: readonly Register[]): Record<string, unknown> {
	return Object.fromEntries(registers.map(({ field, value }) => [field, value]));
}

interface Copy {
	readonly values: Preferences;
	readonly unsaved: readonly PreferenceName[];
}

function readCopy(): Copy {
	const stored = storedCopy();
	const values = readPreferences(stored);
	const { unsaved } = (stored ?? {}) as { readonly unsaved?: unknown };
	const names = Object.keys(values) as PreferenceName[];
	return {
		values,
		unsaved: Array.isArray(unsaved) ? names.filter((name) => unsaved.includes(name)) : []
	};
}

function storedCopy(): unknown {
	if (typeof localStorage === 'undefined') {
		return undefined;
	}
	try {
		return JSON.parse(localStorage.getItem(copyKey) ?? 'null');
	} catch {
		return undefined;
	}
}

function writeCopy(values: Preferences, unsaved: readonly PreferenceName[]): void {
	try {
		localStorage.setItem(copyKey, JSON.stringify({ ...values, unsaved }));
	} catch {
		// Only a copy: without it the next first paint guesses, and the registers correct it.
	}
}

/** The one set of preferences of this browser. */
export const preferences = new StoredPreferences();
