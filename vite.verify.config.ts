import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

/*
 * verify.html: the verifier as one file that opens from a disk in a plain browser and reaches for nothing. Script and style stand in
 * the page, and the page's policy lets in these two by their hashes and nothing else. The same sources give the same bytes.
 */

/** Chromium and Firefox ESR of 2024 and later, and Safari of that time. */
const BROWSERS = ['chrome128', 'firefox128', 'safari18'];

const sha256 = (text: string): string =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** What would end a script element early, or begin a comment in it, spelled so that it means the same to the script. */
const insideScript = (code: string): string => code.replace(/<(?=\/?script|!--)/gi, '\\x3c');

function page(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${sha256(script)}`,
    `style-src ${sha256(style)}`,
    'img-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>远检记录核验</title>
<style>${style}</style>
</head>
<body>
<div id="root"><noscript>核验需要 JavaScript。Checking a record needs JavaScript.</noscript></div>
<script>${script}</script>
</body>
</html>
`;
}

/** Puts what was built into one page. */
function onePage(): Plugin {
  return {
    name: 'yuanjian-one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const scripts = files.filter((file) => file.type === 'chunk').map(({ code }) => code);
      const styles = files.flatMap((file) =>
        file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
      );
      if (scripts.length !== 1 || files.length !== scripts.length + styles.length)
        this.error(`verify.html is to be one script and its styles, not ${Object.keys(bundle).join(', ')}`);
      for (const { fileName } of files) delete bundle[fileName];
      const source = page(insideScript(scripts.join('')), styles.join(''));
      this.emitFile({ type: 'asset', fileName: 'verify.html', source });
    },
  };
}

export default {
  root: resolve(import.meta.dirname, 'renderer'),
  plugins: [react(), onePage()],
  // React asks for it; there is no process in a page.
  define: { 'process.env.NODE_ENV': '"production"' },
  mode: 'production',
  logLevel: 'warn',
  build: {
    target: BROWSERS,
    outDir: resolve(import.meta.dirname, 'out/verify'),
    emptyOutDir: true,
    minify: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // It is one file on purpose.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: resolve(import.meta.dirname, 'renderer/verify/page/main.tsx'),
      output: { format: 'iife', codeSplitting: false, entryFileNames: 'verify.js' },
    },
  },
} satisfies InlineConfig;
