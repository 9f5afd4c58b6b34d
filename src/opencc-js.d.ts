declare module 'opencc-js/to/cn' {
	import type { DictGroup } from 'opencc-js/core';

	/** The dictionaries that turn Traditional characters into Simplified ones; the package has no types for its parts. */
	const dictionaries: readonly DictGroup[];
	export default dictionaries;
}
