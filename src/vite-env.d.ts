/// <reference types="vite/client" />

/** A course file, checked against its schema and parsed at build time (tools/vite/course-plugin.ts). */
declare module '*.course.yaml' {
  import type { Course } from '#course/course.ts'

  const course: Course

  export { course }
}

/** Sizes of what a run fetches, read from the files at build time (tools/vite/model-facts-plugin.ts). */
declare module 'virtual:model-facts' {
  import type { ArtifactId, ProviderName } from '#service/contract.ts'

  const modelFacts: {
    name: string
    /** Class names in the order of the model's output. */
    labels: { id: string[]; en: string[] }
    artifacts: { id: ArtifactId; bytes: number }[]
    runtimeBytes: Record<ProviderName, number>
    samplesBytes: number
  }

  export { modelFacts }
}
