import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const base = process.env.BASE_PATH ?? '';
if (base !== '' && !/^\/[\w/-]*[\w-]$/.test(base)) {
	throw new Error(`BASE_PATH must begin with a slash and not end with one: ${base}`);
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({
			pages: process.env.BUILD_FOLDER ?? 'build',
			fallback: '404.html',
			precompress: true,
			strict: true
		}),
		paths: { base: /** @type {'' | `/${string}`} */ (base), relative: false },
		// Named by its sources, so that the same sources deployed again are no update.
		version: { name: process.env.BUILD_VERSION ?? String(Date.now()) },
		serviceWorker: { register: false },
		// Longer than any page's styles: they stand in the page, whose first paint then waits for no file.
		inlineStyleThreshold: 32_768,
		typescript: {
			// Scripts and settings are typed too; Kit itself lists src and tests.
			config: (config) => {
				const { include } = /** @type {{ include: string[] }} */ (config);
				include.push('../scripts/**/*.js', '../scripts/**/*.ts', '../*.js', '../*.ts');
			}
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The inline style of Kit's route announcer, which no option turns off.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'sveltekit-trusted-url',
					'jinju',
					'jinju-storage',
					'jinju-page'
				]
			}
		}
	}
};
