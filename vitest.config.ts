import { defineConfig } from 'vitest/config'
import { coursePlugin } from './tools/vite/course-plugin.ts'
import { modelFactsPlugin } from './tools/vite/model-facts-plugin.ts'

export default defineConfig({
  plugins: [coursePlugin(), modelFactsPlugin()],
  test: { include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'], environment: 'node' },
})
