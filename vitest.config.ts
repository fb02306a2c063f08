import { defineConfig } from 'vitest/config'
import { coursePlugin } from './tools/vite/course-plugin.ts'

export default defineConfig({
  plugins: [coursePlugin()],
  test: { include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'], environment: 'node' },
})
