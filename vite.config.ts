import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { jinjuContent } from './src/lib/content/vite-plugin.ts';

export default defineConfig({
	plugins: [jinjuContent(), sveltekit()],
	test: {
		environment: 'node',
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**']
	}
});
