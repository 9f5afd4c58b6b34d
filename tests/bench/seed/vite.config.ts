import { defineConfig } from 'vite';
import { jinjuContent } from '#lib/content/vite-plugin.ts';

/** The seed as one script that defines `benchSeed`, to be run in a page. */
export default defineConfig({
	plugins: [jinjuContent()],
	build: {
		lib: {
			entry: 'tests/bench/seed/seed.ts',
			formats: ['iife'],
			name: 'benchSeed',
			fileName: () => 'seed.js'
		}
	}
});
