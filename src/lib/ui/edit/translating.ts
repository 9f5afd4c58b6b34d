import { getContext, setContext } from 'svelte';
import type { FindTranslator } from '#lib/core/card/translator-on-device.ts';

const key = {};

/** What finds a translator for the fields inside a component; undefined where none is to be offered. */
export function translatorInForce(): FindTranslator | undefined {
	return getContext(key);
}

/** Offers a translator to the fields inside the component that is being set up. */
export function offerTranslator(find: FindTranslator | undefined): void {
	setContext(key, find);
}
