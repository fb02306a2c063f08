import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contentSecurityPolicy } from './tools/vite/content-security-policy.ts'
import { coursePlugin } from './tools/vite/course-plugin.ts'
import { modelFactsPlugin } from './tools/vite/model-facts-plugin.ts'
import { dropRawWasm } from './tools/vite/runtime-wasm.ts'

export default defineConfig({
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    coursePlugin(),
    modelFactsPlugin(),
    contentSecurityPolicy(),
    dropRawWasm(),
  ],
  resolve: {
    // just-bash names them for commands that the shell leaves out.
    alias: {
      'node:zlib': fileURLToPath(new URL('src/lab/terminal/no-zlib.ts', import.meta.url)),
      turndown: fileURLToPath(new URL('src/lab/terminal/no-turndown.ts', import.meta.url)),
    },
  },
  worker: { format: 'es', plugins: () => [dropRawWasm()] },
  build: {
    target: 'es2022',
    // Older school machines: light-dark() is written out for them.
    cssTarget: ['chrome111', 'firefox128', 'safari16.4'],
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
})
