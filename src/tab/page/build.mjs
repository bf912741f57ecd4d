import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Makes the page of the tab: `npm run build` runs this after the compiler. With `--watch` it stays, and makes it anew after every
 * change. Nothing is fetched from anywhere.
 */
const root = fileURLToPath(new URL('.', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  // The page stands at /tab; its files below it.
  base: '/tab/',
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../../../dist/src/tab/page', import.meta.url)),
    emptyOutDir: true,
    watch: process.argv.includes('--watch') ? {} : null,
    assetsDir: 'assets',
    // Nothing inline: the page's policy takes scripts, styles and pictures from our own address only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
});
