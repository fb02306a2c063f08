// @guard lint src/lab/broken.ts noRestrictedImports
export { type Course } from '#course/course.ts'
