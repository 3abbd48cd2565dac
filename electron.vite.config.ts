import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { build } from 'vite';
import verifyPage from './vite.verify.config';

/*
 * Everything but the native SQLite is bundled: the app then starts without reading hundreds of small files, and the package carries
 * one dependency. So package.json lists only what stays outside the bundle under "dependencies" (electron-vite leaves those external,
 * electron-builder packs those) and everything else under "devDependencies".
 *
 * Targets are those of the oldest runtime supported, Electron 33 (Node 20.18, Chromium 130).
 */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

/** Builds out/verify/verify.html with every build of the app, which puts it beside the bundles that it writes. */
const buildVerifyPage = () => ({
  name: 'yuanjian-verify-page',
  closeBundle: async () => {
    await build({ ...verifyPage, configFile: false });
  },
});

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        // Optional accelerators of ws, not installed: ws falls back to its own code when they cannot be loaded.
        external: ['bufferutil', 'utf-8-validate'],
        input: { index: resolve('electron/main/index.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file that may require nothing but 'electron'.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // A room in a call hears something new many times a second: the compiler keeps what did not change from being drawn again.
    plugins: [react(), babel({ presets: [reactCompilerPreset()] }), buildVerifyPage()],
    build: {
      target: CHROMIUM,
      outDir: 'out/renderer',
      // The first screen waits for what is parsed.
      minify: true,
      // Chromium of one known age: no polyfill for preloading modules is needed, and the CSP forbids inline scripts anyway.
      modulePreload: { polyfill: false },
      // The CSP allows no data: scripts; small assets stay files so that nothing depends on their size.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: resolve('renderer/index.html'),
          report: resolve('renderer/report.html'),
          mark: resolve('renderer/mark.html'),
        },
        output: {
          // What every screen needs changes rarely and is parsed once; the rest follows the app's own dynamic imports.
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 20 },
              { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/, priority: 15 },
              { name: 'call', test: /node_modules[\\/]simple-peer[\\/]/, priority: 10 },
            ],
          },
        },
      },
    },
  },
});
