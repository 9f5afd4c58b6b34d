import { defineConfig } from 'vite';

/** The seed as one script that defines `benchSeed`, to be run in a page. */
export default defineConfig({
	build: {
		lib: {
			entry: 'tests/bench/episodes/seed.ts',
			formats: ['iife'],
			name: 'benchSeed',
			fileName: () => 'seed.js'
		}
	}
});
