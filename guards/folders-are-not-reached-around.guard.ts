// @guard lint src/ui/broken.ts noRestrictedImports
export { type Course } from '../course/course.ts'
