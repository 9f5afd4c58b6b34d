/** What `scripts/shipped-licences.ts` gathers when the app is built. */
declare module 'virtual:jinju/licences' {
	/** The packages whose code is in the app, by name; none in development. */
	const packages: readonly {
		readonly name: string;
		readonly version: string;
		/** As SPDX writes it. */
		readonly licence: string;
		/** Word for word. */
		readonly text: string;
	}[];
	export default packages;
}
